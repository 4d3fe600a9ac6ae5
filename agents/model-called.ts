import type { Activity } from '@parley/a2a/activity';
import type { Execution } from '@parley/a2a/execution';
import type { ChatReply, ChatRequest, Models } from '@parley/models/types';

type ModelCalled = Extract<Activity, { type: 'model.called' }>;

/** Asks a model under a name that is the same in the log and in the receipt of a cancellation. */
export function askModel(
  x: { models: Pick<Models, 'chat'>; execution: Execution; callId: string },
  request: Omit<ChatRequest, 'signal'>,
): Promise<ChatReply> {
  const { models, execution, callId } = x;
  return execution.leaves.track({ kind: 'model-call', id: callId, name: `${request.size} model` }, () =>
    models.chat({ ...request, signal: execution.signal }),
  );
}

/** The note that the log keeps of a model's reply. */
export function modelCalled(
  agent: string,
  purpose: ModelCalled['purpose'],
  { reply, callId }: { reply: ChatReply; callId: string },
): { kind: 'activity'; activity: ModelCalled } {
  const { model, mode, usage, durationMs } = reply;
  return {
    kind: 'activity',
    activity: { type: 'model.called', agent, purpose, model, mode, usage, durationMs, callId },
  };
}
