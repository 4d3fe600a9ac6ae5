import { expect } from 'vitest';
import type { OfflineChatRequest, OfflineReply } from '../conversation.ts';
import { reply } from '../reply.ts';

type Json = Record<string, unknown>;

interface Tool {
  name: string;
  description?: string;
  properties: Json;
  required?: string[];
  /** What the tool returns; an error object makes the call fail. */
  run: (args: Json) => unknown;
}

export interface Specialist {
  tools: Tool[];
  system?: string;
}

/** What a specialist said and did for one instruction. */
export interface Worked {
  answer: string;
  /** The calls of each turn, in order. */
  turns: OfflineReply['toolCalls'][];
}

const MOST_TURNS = 6;

/** Lets the offline model work on an instruction with tools that run here, in the frame that the agents use. */
export function work(instruction: string, { tools, system = 'Today is 2026-03-10.' }: Specialist): Worked {
  const request: OfflineChatRequest = {
    model: 'parley-offline',
    messages: [
      { role: 'system', content: system },
      { role: 'user', content: instruction },
    ],
    tools: tools.map(({ name, description = '', properties, required = [] }) => ({
      type: 'function',
      function: { name, description, parameters: { type: 'object', properties, required } },
    })),
  };
  const turns: OfflineReply['toolCalls'][] = [];
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const { content, toolCalls } = reply(request);
    if (toolCalls.length === 0) return { answer: content, turns };
    turns.push(toolCalls);
    answerCalls(request, tools, toolCalls, turn);
  }
  return expect.fail(`no answer after ${MOST_TURNS} turns`);
}

function answerCalls(
  request: OfflineChatRequest,
  tools: Tool[],
  calls: OfflineReply['toolCalls'],
  turn: number,
): void {
  const made = calls.map((call, i) => ({ id: `c${turn}${i + 1}`, ...call }));
  request.messages.push({
    role: 'assistant',
    content: '',
    tool_calls: made.map((c) => ({
      id: c.id,
      function: { name: c.name, arguments: JSON.stringify(c.arguments) },
    })),
  });
  for (const { id, name, arguments: args } of made) {
    const result = tools.find((t) => t.name === name)?.run(args);
    const failed = typeof result === 'object' && result !== null && 'error' in result;
    const view = failed ? { call: id, ok: false, error: result } : { call: id, ok: true, result };
    request.messages.push({ role: 'tool', tool_call_id: id, content: JSON.stringify(view) });
  }
}
