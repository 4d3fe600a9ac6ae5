import type { Activity } from '@parley/a2a/activity';
import type { Leaf } from '@parley/a2a/cancellation';
import type { Execution, Executor } from '@parley/a2a/execution';
import { isParleyError } from '@parley/platform/errors';
import { mapLimit, retry } from '@parley/platform/resilience';
import { z } from 'zod';
import type { ToolOutcome } from '../tools/call.ts';
import type { OfferedTool } from '../tools/catalog.ts';
import type { Toolbox } from '../tools/toolbox.ts';
import { operationKey } from './call.ts';

/** For all jobs together: the caller who stops waits for the receipt. */
const LIMIT_MS = 2_000;
const AT_ONCE = 4;

const jobSchema = z.object({ job_id: z.string(), status: z.string() });
const OVER: ReadonlySet<string> = new Set(['completed', 'failed', 'canceled']);

type Hands = Pick<Toolbox, 'open' | 'endJob'>;

/** When a task is stopped, jobs that its tools have started are ended at their servers: hanging up does not end them. */
export function withJobsEnded(executor: Executor, toolbox: Hands): Executor {
  return async (execution) => {
    try {
      return await executor(execution);
    } catch (error) {
      // A shutdown or a lost claim is no stop: whoever continues asks for the same job again.
      if (execution.signal.aborted && isStop(execution.signal.reason)) await endJobs(toolbox, execution);
      throw error;
    }
  };
}

function isStop(reason: unknown): boolean {
  return isParleyError(reason, 'canceled') || isParleyError(reason, 'limit_reached');
}

async function endJobs(toolbox: Hands, execution: Execution): Promise<void> {
  const signal = AbortSignal.timeout(LIMIT_MS);
  try {
    const jobs = await openJobs(toolbox, execution, signal);
    const leaves = await mapLimit(jobs, AT_ONCE, (job) => endJob(toolbox, execution, { ...job, signal }));
    execution.leaves.report(leaves.flatMap((leaf) => leaf ?? []));
  } catch {
    // What could not be looked up stays as the log has it: a call without an end.
  }
}

interface OpenJob {
  tool: OfferedTool;
  key: string;
  /** As the tool returned it, if it has. */
  jobId: string | undefined;
}

type Called = Extract<Activity, { type: 'tool.called' }>;

/** Calls of tools that start jobs, whose job was not over when last heard of. */
async function openJobs(toolbox: Hands, execution: Execution, signal: AbortSignal): Promise<OpenJob[]> {
  const log = await execution.events();
  const called = log.flatMap(({ activity }) => (activity?.type === 'tool.called' ? activity : []));
  if (called.length === 0) return [];
  const toolset = await toolbox.open(execution.principal, signal);
  const tools = toolset.names.flatMap((name) => toolset.find(name) ?? []);
  const results = new Map(
    log.flatMap(({ activity }) =>
      activity?.type === 'tool.returned' ? [[activity.callId, activity] as const] : [],
    ),
  );
  return called.flatMap((call: Called) => {
    const tool = tools.find((known) => known.server === call.server && known.tool === call.tool);
    const returned = results.get(call.callId);
    const job = jobSchema.safeParse(returned?.result).data;
    const over = returned && (!returned.ok || !job || OVER.has(job.status));
    if (!tool?.cancelTool || over) return [];
    return [{ tool, key: operationKey(execution, tool, call.arguments), jobId: job?.job_id }];
  });
}

async function endJob(
  toolbox: Hands,
  { principal }: Execution,
  { tool, key, jobId, signal }: OpenJob & { signal: AbortSignal },
): Promise<Leaf | undefined> {
  const ask = (): Promise<ToolOutcome> =>
    toolbox.endJob(principal, tool, { operationKey: key, signal, timeoutMs: LIMIT_MS }).then((outcome) => {
      // A call that was broken off a moment ago may be about to open its job.
      if (isUnknown(outcome)) throw new UnknownJob();
      return outcome;
    });
  const leaf = { kind: 'job' as const, id: jobId ?? key, name: `${tool.server}/${tool.tool}` };
  try {
    const outcome = await retry(
      { attempts: 3, baseMs: 60, maxMs: 200, signal, retryable: (error) => error instanceof UnknownJob },
      ask,
    );
    const ended = jobSchema.safeParse(outcome.result).data;
    if (ended?.status === 'canceled') return { ...leaf, id: ended.job_id, outcome: 'stopped' };
    if (ended && OVER.has(ended.status)) return { ...leaf, id: ended.job_id, outcome: 'finished' };
    const reason = ended ? 'Another request waits for the same job.' : 'Its server could not be told.';
    return { ...leaf, outcome: 'unstoppable', reason };
  } catch (error) {
    if (error instanceof UnknownJob) return undefined;
    return { ...leaf, outcome: 'unstoppable', reason: 'Its server could not be told.' };
  }
}

/** There is no such job (yet). */
class UnknownJob extends Error {}

const refusalSchema = z.object({ code: z.literal('not_found') });

function isUnknown(outcome: ToolOutcome): boolean {
  return !outcome.ok && refusalSchema.safeParse(outcome.result).success;
}
