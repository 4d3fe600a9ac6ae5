import type { A2AClient } from '@parley/a2a/client';
import type { LoggedEvent } from '@parley/a2a/task-types';
import type { Run } from '../api.ts';
import type { RunContext } from '../context.ts';
import { reduceTask } from './reduce.ts';
import { asRun } from './unknown-run.ts';

export interface GetRun {
  runId: string;
  signal: AbortSignal;
}

/** The run as its task and log tell it now. */
export async function getRun({ ctx, input }: { ctx: RunContext; input: GetRun }): Promise<Run> {
  const task = await asRun(ctx.coordinator.get(input.runId, { signal: input.signal }));
  const log = await readLog(ctx.coordinator, { ...input, until: task.lastSeq ?? 0 });
  return reduceTask(task, log);
}

async function readLog(client: A2AClient, read: GetRun & { until: number }): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = [];
  if (read.until === 0) return log;
  const done = new AbortController();
  const signal = AbortSignal.any([read.signal, done.signal]);
  try {
    for await (const event of client.subscribe(read.runId, { after: 0, signal })) {
      log.push(event);
      if (event.seq >= read.until) break;
    }
  } finally {
    done.abort();
  }
  return log;
}
