import { lastUserText, type OfflineChatRequest } from './conversation.ts';

const MAX_ECHO = 200;

/** Small talk has no rules to follow: it says what this model is, and shows that it heard. */
export function chatBack(request: OfflineChatRequest): string {
  const text = lastUserText(request).replace(/\s+/g, ' ').trim();
  const about =
    "I am Parley's offline model: I plan, look things up with the tools I am given, and write from what they return.";
  if (text === '') return `${about} There was no question in the message.`;
  const echo = text.length > MAX_ECHO ? `${text.slice(0, MAX_ECHO)}…` : text;
  return `${about} I was given neither tools nor findings for this message, so I can't answer it: "${echo}"`;
}
