import type { Step } from '../define.ts';
import { attempts } from './attempts.ts';
import { environmentOf } from './environment.ts';
import type { Journal } from './journal.ts';
import { perform } from './perform.ts';
import { doerOf, nestedScope, operationKeyOf } from './step.ts';
import type { Run, Scope } from './types.ts';

export interface Undone {
  undone: string[];
  /** What could not be undone, and why: somebody has to look after it. */
  left: { title: string; error: string }[];
}

/** More than a step gets: what stays half done is worse than a late end. */
const RETRY = { attempts: 6, baseMs: 500, maxMs: 15_000 };

/**
 * Undoes what the steps of this run did, the last first. A step that failed or was cut off is undone, too: nobody knows how far it
 * came.
 */
export async function undoSteps(run: Run, scope: Scope): Promise<Undone> {
  const result: Undone = { undone: [], left: [] };
  for (const stepId of lastFirst(run.journal)) {
    const id = stepId.slice(scope.prefix.length);
    const step = scope.workflow.steps[id];
    if (step && stepId.startsWith(scope.prefix)) await undoStep(run, { stepId, step, scope, result });
  }
  return result;
}

function lastFirst({ ended, begun, reused }: Journal): string[] {
  const open = [...begun.keys()].filter((id) => !ended.has(id));
  const over = [...ended].flatMap(([id, { status }]) => (status === 'skipped' || reused.has(id) ? [] : [id]));
  return [...over, ...open].reverse();
}

interface Undoing {
  stepId: string;
  step: Step;
  scope: Scope;
  result: Undone;
}

async function undoStep(run: Run, { stepId, step, scope, result }: Undoing): Promise<void> {
  const env = { ...environmentOf(run, scope), self: { operationKey: operationKeyOf(run, stepId) } };
  if ('workflow' in step.do) {
    const inner = await undoSteps(run, nestedScope(run, { stepId, action: step.do, env }));
    result.undone.push(...inner.undone);
    result.left.push(...inner.left);
    return;
  }
  const action = step.undo;
  if (!action) return;
  const noted = { id: `undo:${stepId}`, ...doerOf(run, action) };
  const operationKey = operationKeyOf(run, noted.id);
  const timeoutMs = step.timeoutSeconds * 1_000;
  const ended = await attempts(run, {
    noted,
    retry: RETRY,
    act: (attempt) => perform(run, { noted, action, env, scope, operationKey, timeoutMs, attempt }),
  });
  if (ended.status === 'completed') result.undone.push(step.title);
  else result.left.push({ title: step.title, error: ended.status === 'failed' ? ended.error : '' });
}
