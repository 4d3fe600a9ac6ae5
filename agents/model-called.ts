import type { Activity } from '@parley/a2a/activity';
import type { Execution } from '@parley/a2a/execution';
import type { ChatReply, ChatRequest, Models } from '@parley/models/types';

type ModelCalled = Extract<Activity, { type: 'model.called' }>;

/** Asks a model under a name that is the same in the log and in the receipt of a cancellation. */
export async function askModel(
  x: { models: Pick<Models, 'chat'>; execution: Execution; callId: string },
  request: Omit<ChatRequest, 'signal'>,
): Promise<ChatReply> {
  const { models, execution, callId } = x;
  const leaf = { kind: 'model-call', id: callId, name: `${request.size} model` } as const;
  const reply = await execution.leaves.track(leaf, () =>
    models.chat({ ...request, signal: execution.signal }),
  );
  if (reply.degraded) await warnOfDegradation(execution, reply.degraded);
  return reply;
}

function warnOfDegradation({ publish }: Execution, reason: string): Promise<void> {
  const message = `The offline model answered in place of the language model: ${reason}`;
  const activity = { type: 'warning' as const, code: 'model_degraded', message };
  return publish({ kind: 'activity', activity }, { key: 'warning:model_degraded' });
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
