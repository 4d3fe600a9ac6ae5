import { act } from './act/act.ts';
import { chatBack } from './chat.ts';
import { type OfflineChatRequest, type OfflineReply, textReply } from './conversation.ts';
import { isPlanRequest, planReply } from './plan/plan.ts';
import { writeReply } from './write/write.ts';

/** Recognises the job from what any model would see, and does it. */
export function reply(request: OfflineChatRequest): OfflineReply {
  if (isPlanRequest(request)) return planReply(request);
  if (request.tools?.length) return act(request);
  return writeReply(request) ?? textReply(chatBack(request));
}
