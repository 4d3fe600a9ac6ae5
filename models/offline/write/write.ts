import { type OfflineChatRequest, type OfflineReply, textReply } from '../conversation.ts';
import { isSmallTalk } from '../small-talk.ts';
import { type Material, materialIn } from './material.ts';
import { report } from './report.ts';

const WELCOME =
  "Hello! I answer questions from the organisation's data and documents: figures, policies, projects. What would you like to know?";

export function writeReply(request: OfflineChatRequest): OfflineReply | undefined {
  const material = materialIn(request);
  return material && textReply(write(material));
}

/** Writes the answer that the asker reads. */
export function write(material: Material): string {
  return material.findings.length === 0 && isSmallTalk(material.question) ? WELCOME : report(material);
}
