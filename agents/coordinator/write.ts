import type { Numbered } from '@parley/a2a/citations';
import type { Execution } from '@parley/a2a/execution';
import { ARTIFACTS } from '@parley/a2a/findings';
import type { KnownAgent } from '@parley/a2a/registry';
import { relayActivity, relayKey } from '@parley/a2a/relay';
import { artifactOf, type LoggedEvent, textOf } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { AgentDeps } from '../define.ts';
import { childFault, runChild } from './child.ts';
import { plainAnswer } from './plain-answer.ts';

/** The skill by which the writer is found. */
export const WRITING_SKILL = 'write-report';
/** The step under which the writer's work is told. */
export const STEP_ID = 'report';

export interface WriteRequest {
  deps: AgentDeps;
  execution: Execution;
  writer: KnownAgent | undefined;
  numbered: Numbered;
  /** How the reader wants the report. */
  instruction?: string | undefined;
  until: number;
  /** Set when no model may be asked any more. */
  withoutModel?: string | undefined;
}

/**
 * Has the report written and streams it into our own answer; without a writer the findings are put together as they
 * are. The answer's last chunk is left to whoever checks it.
 */
export async function writeAnswer(request: WriteRequest): Promise<{ text: string; byWriter: boolean }> {
  const { execution, numbered } = request;
  try {
    return { text: await haveWritten(request), byWriter: true };
  } catch (error) {
    const fault = childFault(execution, error);
    const text = plainAnswer(numbered);
    await execution.publish(
      { kind: 'artifact', artifactId: ARTIFACTS.answer, name: 'Answer', text, append: false },
      { key: 'answer:plain' },
    );
    const message = `The report was put together without the writer: ${fault.message}`;
    await execution.publish(
      { kind: 'activity', activity: { type: 'warning', code: 'writer_failed', message, stepId: STEP_ID } },
      { key: 'warning:writer_failed' },
    );
    return { text, byWriter: false };
  }
}

async function haveWritten(request: WriteRequest): Promise<string> {
  const { deps, execution, writer, until } = request;
  if (request.withoutModel) throw new ParleyError('budget_exhausted', request.withoutModel);
  if (!writer) throw new ParleyError('unavailable', 'no agent that writes reports can be reached.');
  const child = await runChild(deps, execution, {
    agent: writer,
    stepId: STEP_ID,
    messageId: stableId(execution.task.id, STEP_ID, '1'),
    contextId: stableId(execution.task.id, 'steps'),
    text: execution.text,
    data: reportData(request),
    until,
    onAccepted: (taskId) => publishStep(execution, writer, { type: 'step.started', taskId, attempt: 1 }),
    onEvent: (event, taskId) => relayWriting(execution, event, taskId),
  });
  const written = artifactOf(child.task, ARTIFACTS.answer);
  const text = textOf(written?.parts ?? []);
  const empty = !child.error && !text.trim();
  const error =
    child.error ?? (empty ? new ParleyError('model_failed', 'the writer wrote nothing.') : undefined);
  await publishStep(execution, writer, {
    type: 'step.finished',
    taskId: child.task.id,
    status: error ? 'failed' : 'completed',
    durationMs: child.durationMs,
    ...(error ? { error: error.message } : {}),
  });
  if (error) throw error;
  return text;
}

/** What the writer gets: the question, the findings with numbered citations, the list of sources, the reader's wish. */
export function reportData({
  execution,
  numbered: { findings, citations },
  instruction,
}: WriteRequest): Record<string, unknown> {
  const sources = citations.map(({ n, title, kind, updated, category, source }) => ({
    n,
    title,
    kind,
    source,
    ...(category ? { category } : {}),
    ...(updated ? { updated } : {}),
  }));
  return { question: execution.text, findings, sources, ...(instruction ? { instruction } : {}) };
}

type StepNote =
  | { type: 'step.started'; taskId: string; attempt: number }
  | {
      type: 'step.finished';
      taskId: string;
      status: 'completed' | 'failed';
      durationMs: number;
      error?: string;
    };

function publishStep(execution: Execution, writer: KnownAgent, note: StepNote): Promise<void> {
  const activity = { ...note, stepId: STEP_ID, agent: writer.name, skill: WRITING_SKILL };
  return execution.publish({ kind: 'activity', activity }, { key: `${STEP_ID}:${note.type}` });
}

/** The writer's chunks become ours, one for one, so that a reader sees the text grow. */
async function relayWriting(execution: Execution, event: LoggedEvent, taskId: string): Promise<void> {
  await relayActivity({ execution, stepId: STEP_ID }, event, taskId);
  if (!('artifactUpdate' in event.event)) return;
  const { artifact, append } = event.event.artifactUpdate;
  if (artifact.artifactId !== ARTIFACTS.answer) return;
  await execution.publish(
    {
      kind: 'artifact',
      artifactId: ARTIFACTS.answer,
      name: 'Answer',
      text: textOf(artifact.parts),
      append,
    },
    { key: relayKey(taskId, event.seq) },
  );
}
