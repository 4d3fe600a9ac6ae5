import type { Activity } from '@parley/a2a/activity';
import type { ChatReply } from '@parley/models/types';

type ModelCalled = Extract<Activity, { type: 'model.called' }>;

/** The note that the log keeps of a model's reply. */
export function modelCalled(
  agent: string,
  purpose: ModelCalled['purpose'],
  reply: ChatReply,
): { kind: 'activity'; activity: ModelCalled } {
  const { model, mode, usage, durationMs } = reply;
  return {
    kind: 'activity',
    activity: { type: 'model.called', agent, purpose, model, mode, usage, durationMs },
  };
}
