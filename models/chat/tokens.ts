import type { ChatMessage, ChatRequest } from '../types.ts';

const CHARACTERS_PER_TOKEN = 4;

/** A rough count, for servers that report none. Counting exactly would mean a download at run time. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

function messageText(message: ChatMessage): string {
  return message.toolCalls ? `${message.content}${JSON.stringify(message.toolCalls)}` : message.content;
}

/** The rough size of everything that a request puts before the model. */
export function estimateRequestTokens(request: Pick<ChatRequest, 'messages' | 'tools'>): number {
  const tools = request.tools ? JSON.stringify(request.tools) : '';
  return request.messages.reduce((sum, m) => sum + estimateTokens(messageText(m)) + 4, estimateTokens(tools));
}
