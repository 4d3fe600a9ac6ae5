import type { OfflineChatRequest } from '../conversation.ts';

export function findingsOf(_request: OfflineChatRequest): undefined {
  return undefined;
}
export function writeReport(_findings: unknown): string {
  return '';
}
