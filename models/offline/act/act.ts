import { type OfflineChatRequest, type OfflineReply, textReply } from '../conversation.ts';

export function act(_request: OfflineChatRequest): OfflineReply {
  return textReply('NOT ANSWERED: nothing could be looked up.');
}
