import type { Database } from '@parley/platform/database';
import { type ParleyError, toParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { stableId } from '@parley/platform/ids';
import type { Logger } from '@parley/platform/logger';
import { type Selectable, sql } from 'kysely';
import type { Workflow } from '../define.ts';
import { type SchedulesTable, tablesOf } from './tables.ts';
import { nextTime } from './times.ts';

export interface DueRun {
  workflow: Workflow;
  principal: Principal;
  input: Record<string, unknown>;
  /** The same for the same moment of the same schedule: asked twice, it is one run. */
  idempotencyKey: string;
  signal: AbortSignal;
}

export interface TickerOptions {
  database: Database;
  workflows: readonly Workflow[];
  logger: Logger;
  /** Starts a run and gives its id. */
  start(due: DueRun): Promise<string>;
  everyMs?: number;
}

export interface Ticker {
  /** Starts everything that is due now. */
  tick(): Promise<void>;
  run(): void;
  close(): Promise<void>;
}

const EVERY_MS = 5_000;
const START_TIMEOUT_MS = 10_000;
/** A run that could not be started for so long is left out: its moment has passed. */
const GIVE_UP_MS = 60 * 60_000;

/**
 * Starts what is due, in any number of processes: a row is held while its run is started, and the run's key follows from
 * the moment that it is for. Moments that passed while nobody was there give one run.
 */
export function createTicker(options: TickerOptions): Ticker {
  const closed = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let pending: Promise<void> = Promise.resolve();
  const tick = async (): Promise<void> => {
    while (!closed.signal.aborted && (await startOne(options, closed.signal)));
  };
  return {
    tick,
    run() {
      const next = (): void => {
        pending = tick().catch((error: unknown) => {
          options.logger.warn({ err: toParleyError(error) }, 'the schedules could not be read');
        });
      };
      timer = setInterval(next, options.everyMs ?? EVERY_MS).unref();
    },
    async close() {
      closed.abort();
      clearInterval(timer);
      await pending;
    },
  };
}

/** Takes one schedule that is due; false when there is none. */
function startOne(options: TickerOptions, signal: AbortSignal): Promise<boolean> {
  return tablesOf(options.database)
    .transaction()
    .execute(async (tables) => {
      const due = await tables
        .selectFrom('schedules')
        .selectAll()
        .where('next_at', '<=', sql<Date>`now()`)
        .orderBy('next_at')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst();
      if (!due) return false;
      const change = await started(options, due, signal);
      await tables.updateTable('schedules').set(change).where('id', '=', due.id).execute();
      return change.next_at !== undefined;
    });
}

type Change = Partial<Pick<SchedulesTable, 'next_at' | 'last_at' | 'last_run' | 'last_error'>>;

async function started(
  options: TickerOptions,
  due: Selectable<SchedulesTable>,
  signal: AbortSignal,
): Promise<Change> {
  const now = new Date();
  const next = { next_at: nextTime({ cron: due.cron, timeZone: due.time_zone }, now) };
  const workflow = options.workflows.find(({ name }) => name === due.workflow);
  if (!workflow) return { ...next, last_error: `There is no workflow "${due.workflow}" any more.` };
  const at = new Date(due.next_at);
  try {
    const runId = await options.start({
      workflow,
      principal: due.principal,
      input: due.input,
      idempotencyKey: stableId('schedule', due.id, at.toISOString()),
      signal: AbortSignal.any([signal, AbortSignal.timeout(START_TIMEOUT_MS)]),
    });
    return { ...next, last_at: now, last_run: runId, last_error: null };
  } catch (error) {
    const fault: ParleyError = toParleyError(error);
    options.logger.warn({ err: fault, schedule: due.id }, 'a scheduled run could not be started');
    const isOver = now.getTime() - at.getTime() > GIVE_UP_MS || !fault.retryable;
    return { ...(isOver ? next : {}), last_error: fault.message };
  }
}
