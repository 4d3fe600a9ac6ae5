import { act } from './act/act.ts';
import { chatBack } from './chat.ts';
import { type OfflineChatRequest, type OfflineReply, textReply } from './conversation.ts';
import { isPlanRequest, planReply } from './plan/plan.ts';
import { findingsOf, writeReport } from './write/write.ts';

/** Recognises the job from what any model would see, and does it. */
export function reply(request: OfflineChatRequest): OfflineReply {
  if (isPlanRequest(request)) return planReply(request);
  if (request.tools?.length) return act(request);
  const findings = findingsOf(request);
  return textReply(findings ? writeReport(findings) : chatBack(request));
}
