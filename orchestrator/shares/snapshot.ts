import { isTerminal } from '@parley/a2a/task-types';
import { ParleyError } from '@parley/platform/errors';
import type { Run } from '../api.ts';
import type { SharedTurn, ShareRequest } from '../api-shares.ts';
import type { RunContext } from '../context.ts';
import { getRun } from '../runs/get.ts';
import { listRuns } from '../runs/list.ts';

/** As many as a conversation on the page shows. */
const MOST_TURNS = 100;
const LONGEST_TITLE = 200;

export interface Snapshot {
  title: string;
  threadId: string;
  turns: SharedTurn[];
}

/** What the caller asks to share, read in their own name and reduced to what others may see. */
export async function snapshotOf(
  ctx: RunContext,
  request: ShareRequest,
  signal: AbortSignal,
): Promise<Snapshot> {
  const runs = await runsOf(ctx, request, signal);
  const answered = runs.filter(({ status, answer }) => isTerminal(status) && answer !== null);
  const [first] = answered;
  if (!first) {
    throw new ParleyError('conflict', 'There is no finished answer to share yet.', {
      hint: 'Share it when the run has ended.',
    });
  }
  return {
    title: request.title ?? first.query.trim().slice(0, LONGEST_TITLE),
    threadId: first.threadId,
    turns: answered.map((run) => turnOf(run, request.withSources)),
  };
}

async function runsOf(
  ctx: RunContext,
  { runId, threadId }: ShareRequest,
  signal: AbortSignal,
): Promise<Run[]> {
  if (runId !== undefined) return [await getRun({ ctx, input: { runId, signal } })];
  const listed = await listRuns({ ctx, input: { threadId, limit: MOST_TURNS, signal } });
  const runs: Run[] = [];
  for (const one of listed.runs.toReversed()) {
    runs.push(await getRun({ ctx, input: { runId: one.runId, signal } }));
  }
  return runs;
}

/** Without `withSources` nothing leaves but what the answer itself says, and the names of its sources. */
function turnOf(run: Run, withSources: boolean): SharedTurn {
  const { query, answer, message, status, figures, warnings, model, durationMs, createdAt } = run;
  const said = { query, answer, message, status, warnings, model, durationMs, createdAt };
  if (withSources) return { ...said, figures, citations: run.citations, toolCalls: citedCalls(run) };
  const citations = run.citations.map(({ n, id, kind, title, source, updated }) => ({
    n,
    id,
    kind,
    title,
    source,
    ...(updated === undefined ? {} : { updated }),
  }));
  return { ...said, figures, citations, toolCalls: [] };
}

/** Only calls that the answer cites, not everything that the agents looked at. */
function citedCalls({ citations, toolCalls }: Run): Run['toolCalls'] {
  const cited = new Set(citations.map(({ id, stepId }) => `${stepId ?? ''}:${id.replace(/^call:/, '')}`));
  return toolCalls.filter(({ callId, stepId }) => cited.has(`${stepId ?? ''}:${callId}`));
}
