import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Database } from './database.ts';
import { ParleyError } from './errors.ts';
import type { Failpoints } from './failpoints.ts';
import { migrate } from './migrate.ts';

export const OPERATION_STATES = ['pending', 'done', 'unknown', 'failed'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];
/** `doubt`: whoever began it is gone; `again`: it is known that nothing was done. */
export const OPERATION_ACTIONS = ['finish', 'fail', 'doubt', 'again'] as const;
export type OperationAction = (typeof OPERATION_ACTIONS)[number];

type Cell = OperationState | 'impossible';

/** The whole life of an operation. What is done stays done. */
export const OPERATION_LIFECYCLE: Record<OperationState, Record<OperationAction, Cell>> = {
  pending: { finish: 'done', fail: 'failed', doubt: 'unknown', again: 'impossible' },
  unknown: { finish: 'done', fail: 'failed', doubt: 'unknown', again: 'pending' },
  failed: { finish: 'impossible', fail: 'impossible', doubt: 'impossible', again: 'pending' },
  done: { finish: 'impossible', fail: 'impossible', doubt: 'impossible', again: 'impossible' },
};

function allowing(action: OperationAction): OperationState[] {
  return OPERATION_STATES.filter((state) => OPERATION_LIFECYCLE[state][action] !== 'impossible');
}

/** One side effect that is meant, and who is about to have it. */
export interface Operation {
  /** Whose ledger: callers and each server have one of their own. */
  scope: string;
  key: string;
  /** What it is, for people. */
  what: string;
  /** Who does it: a task, or a process. */
  holder: string;
  /** Grows with each claim of the holder: an older one is fenced off. */
  epoch: number;
  /** Another holder counts as alive for so long. */
  leaseMs: number;
}

/** `go`: it is yours to do; `done`: this came of it; `unknown`: it may have been done; `busy`: somebody is at it. */
export type Begun = { state: 'go' | 'unknown' | 'busy' } | { state: 'done'; outcome: unknown };

/** Which side effects were begun and what came of each. A repeat after a crash finds its first outcome. */
export interface Ledger {
  begin(operation: Operation): Promise<Begun>;
  /** Nothing was done: it may be begun again. */
  again(operation: Operation): Promise<void>;
  settle(
    operation: Operation,
    outcome: { action: 'finish' | 'fail' | 'doubt'; value?: unknown },
  ): Promise<void>;
  /** What a caller asks who does not know whether it was done. */
  look(scope: string, key: string): Promise<{ state: OperationState; outcome: unknown } | undefined>;
  /** Whoever listens at a place now knows that its earlier processes are gone. */
  endHoldsOf(scope: string, place: string): Promise<void>;
}

const first: Migration = {
  async up(db) {
    await sql`
      create table operations.operation (
        scope text not null,
        key text not null,
        state text not null check (state in ('pending','done','unknown','failed')),
        what text not null,
        holder text not null,
        epoch int not null,
        lease_until timestamptz(3) not null,
        outcome jsonb,
        created_at timestamptz(3) not null default clock_timestamp(),
        updated_at timestamptz(3) not null default clock_timestamp(),
        primary key (scope, key)
      )`.execute(db);
    await sql`create index operation_pending on operations.operation (scope) where state = 'pending'`.execute(
      db,
    );
  },
  async down(db) {
    await sql`drop table operations.operation`.execute(db);
  },
};

export function migrateLedger(database: Database): Promise<void> {
  return migrate(database, { schema: 'operations', migrations: { '001_operation': first } });
}

interface Row {
  state: OperationState;
  holder: string;
  epoch: number;
  outcome: unknown;
  alive: boolean;
}

export function createLedger({
  database,
  failpoints,
}: {
  database: Database;
  failpoints: Failpoints;
}): Ledger {
  const { db } = database;
  const written = async <T>(write: () => Promise<T>): Promise<T> => {
    await failpoints.pass('before-ledger');
    const result = await write();
    await failpoints.pass('after-ledger');
    return result;
  };
  return {
    begin: (operation) => written(() => begin(database, operation)),
    again: (operation) => written(() => change(database, operation, { action: 'again' })),
    settle: (operation, outcome) => written(() => change(database, operation, outcome)),
    async look(scope, key) {
      const { rows } = await sql<{ state: OperationState; outcome: unknown }>`
        select state, outcome from operations.operation where scope = ${scope} and key = ${key}`.execute(db);
      return rows[0];
    },
    async endHoldsOf(scope, place) {
      await sql`update operations.operation set lease_until = clock_timestamp()
        where scope = ${scope} and state = 'pending' and starts_with(holder, ${`${place}#`})`.execute(db);
    },
  };
}

const lease = (ms: number) => sql`clock_timestamp() + ${ms} * interval '1 millisecond'`;

function begin({ db }: Database, operation: Operation): Promise<Begun> {
  const { scope, key, what, holder, epoch, leaseMs } = operation;
  return db.transaction().execute(async (trx) => {
    const added = await sql`
      insert into operations.operation (scope, key, state, what, holder, epoch, lease_until)
      values (${scope}, ${key}, 'pending', ${what}, ${holder}, ${epoch}, ${lease(leaseMs)})
      on conflict (scope, key) do nothing returning key`.execute(trx);
    if (added.rows.length > 0) return { state: 'go' };
    const { rows } = await sql<Row>`
      select state, holder, epoch, outcome, lease_until > clock_timestamp() as alive
      from operations.operation where scope = ${scope} and key = ${key} for update`.execute(trx);
    const found = rows[0] as Row;
    const begun = standing(found, operation);
    if (begun.state === 'go' || begun.state === 'unknown') {
      const state = OPERATION_LIFECYCLE[found.state][begun.state === 'go' ? 'again' : 'doubt'];
      await sql`
        update operations.operation set state = ${state}, holder = ${holder}, epoch = ${epoch},
          lease_until = ${lease(leaseMs)}, updated_at = clock_timestamp()
        where scope = ${scope} and key = ${key}`.execute(trx);
    }
    return begun;
  });
}

function standing({ state, outcome, holder, epoch, alive }: Row, mine: Operation): Begun {
  if (state === 'done') return { state, outcome };
  if (holder === mine.holder && epoch > mine.epoch) throw fencedOff();
  if (state === 'failed') return { state: 'go' };
  if (holder !== mine.holder && state === 'pending' && alive) return { state: 'busy' };
  return { state: 'unknown' };
}

async function change(
  { db }: Database,
  { scope, key, holder, epoch, leaseMs }: Operation,
  { action, value }: { action: OperationAction; value?: unknown },
): Promise<void> {
  const { pending, unknown } = OPERATION_LIFECYCLE;
  const state = unknown[action] === 'impossible' ? pending[action] : unknown[action];
  const { numAffectedRows } = await sql`
    update operations.operation set state = ${state}, lease_until = ${lease(leaseMs)},
      outcome = ${value === undefined ? null : JSON.stringify(value)}::jsonb, updated_at = clock_timestamp()
    where scope = ${scope} and key = ${key} and holder = ${holder} and epoch = ${epoch}
      and state = any(${allowing(action)})`.execute(db);
  if (!numAffectedRows) throw fencedOff();
}

function fencedOff(): ParleyError {
  return new ParleyError('stale_epoch', 'Somebody else has taken over this operation.');
}

/** For fault tests: remembers nothing, so that effects can happen twice. */
export const NO_LEDGER: Ledger = {
  begin: async () => ({ state: 'go' }),
  again: async () => undefined,
  settle: async () => undefined,
  look: async () => undefined,
  endHoldsOf: async () => undefined,
};
