import { type Ended, outputArtifact } from './journal.ts';
import type { Run } from './types.ts';

/** A step or an undo, as the log names it. */
export interface Noted {
  id: string;
  agent: string;
  skill: string;
}

/** Says that a step begins; with the task that it became, once that is known. */
export async function noteBegun(
  run: Run,
  step: Noted,
  { attempt, taskId }: { attempt: number; taskId?: string },
): Promise<void> {
  const activity = {
    type: 'step.started' as const,
    stepId: step.id,
    agent: step.agent,
    skill: step.skill,
    ...(taskId ? { taskId } : {}),
    attempt,
  };
  const key = `begin:${step.id}:${attempt}${taskId ? ':task' : ''}`;
  await run.execution.publish({ kind: 'activity', activity }, { key });
  run.journal.begun.set(step.id, attempt);
}

const MAX_SUMMARY = 280;

/** Says how a step ended, its output first: who finds the end in the log finds the output, too. */
export async function noteEnded(
  run: Run,
  step: Noted,
  x: { ended: Ended; startedAt: number; reusedFrom?: string },
): Promise<void> {
  const { ended } = x;
  const { id: stepId, agent, skill } = step;
  if (ended.status === 'completed') {
    await run.execution.publish(
      { kind: 'artifact', artifactId: outputArtifact(stepId), name: stepId, data: ended.output },
      { key: `output:${stepId}` },
    );
  }
  const activity = {
    type: 'step.finished' as const,
    stepId,
    agent,
    skill,
    status: ended.status,
    durationMs: Math.max(0, Date.now() - x.startedAt),
    ...(ended.status === 'completed' ? { summary: summaryOf(ended.output) } : { error: ended.error }),
    ...(ended.status === 'failed' && ended.code !== undefined ? { code: ended.code } : {}),
    ...(x.reusedFrom === undefined ? {} : { reusedFrom: x.reusedFrom }),
  };
  await run.execution.publish({ kind: 'activity', activity }, { key: `end:${stepId}` });
  run.journal.ended.set(stepId, ended);
  if (x.reusedFrom !== undefined) run.journal.reused.add(stepId);
}

/** An output in a line. */
export function summaryOf(output: unknown): string {
  const text =
    isRecord(output) && typeof output['text'] === 'string' ? output['text'] : JSON.stringify(output);
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain.length > MAX_SUMMARY ? `${plain.slice(0, MAX_SUMMARY - 1)}…` : plain;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
