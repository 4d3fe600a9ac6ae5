import type { Database } from '@parley/platform/database';
import { ParleyError } from '@parley/platform/errors';
import { newId } from '@parley/platform/ids';
import { type Selectable, sql } from 'kysely';
import {
  type ApprovalOrigin,
  type ApprovalState,
  checkArguments,
  type Decision,
  hashOfArguments,
  nextApproval,
  type PendingApproval,
} from './approval.ts';
import type { ApprovalGrantsTable, ApprovalsTable } from './store/approval-tables.ts';
import { tell } from './store/pause.ts';
import { type RootTask, rootsOf } from './store/roots.ts';
import { type A2ADb, dbOf } from './store/rows.ts';
import { migrateA2A } from './store.ts';

export type Approval = Selectable<ApprovalsTable>;
export type ApprovalGrant = Selectable<ApprovalGrantsTable>;

/** A call that is to be asked about. The same id is asked about once. */
export interface ApprovalRequest {
  id: string;
  owner: string;
  taskId: string;
  agent: string;
  server: string;
  tool: string;
  title: string;
  arguments: Record<string, unknown>;
  inputSchema: Record<string, unknown>;
  origin?: ApprovalOrigin;
}

export interface ApprovalQuery {
  /** Whose; unset: everybody's. */
  owner?: string | undefined;
  state?: ApprovalState | undefined;
  runId?: string | undefined;
  limit: number;
}

/** Calls that need a person's word, and what was decided. The table is the truth; tasks that wait are told. */
export interface Approvals {
  /** Asks, unless it was asked before; a standing grant is an answer. */
  request(request: ApprovalRequest): Promise<Approval>;
  find(id: string): Promise<Approval | undefined>;
  list(query: ApprovalQuery): Promise<Approval[]>;
  /** The runs that these approvals belong to, by their task. */
  roots(approvals: readonly Approval[]): Promise<Map<string, RootTask>>;
  /** Decides once: whoever comes second is told so. */
  decide(decision: Decision, by: { subject: string }): Promise<Approval>;
  /** Takes the approval for the one call that it is for; gives it also when the same call took it before. */
  use(id: string): Promise<Approval>;
  /** Ends what nobody has decided in time. */
  expire(): Promise<void>;
  grants(owner: string | undefined): Promise<ApprovalGrant[]>;
  /** Whether there was one. */
  revoke(id: string, owner: string | undefined): Promise<boolean>;
}

export interface ApprovalTimes {
  /** From the request until others than the owner are to look at it. */
  escalateSeconds: number;
  expireSeconds: number;
}

/** Makes or updates the tables, for processes that hold no tasks. */
export async function openApprovals(options: {
  database: Database;
  times: ApprovalTimes;
}): Promise<Approvals> {
  await migrateA2A(options.database);
  return createApprovals(options);
}

export function createApprovals(options: { database: Database; times: ApprovalTimes }): Approvals {
  const db = dbOf(options.database);
  const find = (id: string): Promise<Approval | undefined> =>
    db.selectFrom('a2a.approvals').selectAll().where('id', '=', id).executeTakeFirst();
  return {
    find,
    async request(request) {
      await insertRequest(db, request, options.times);
      return (await find(request.id)) as Approval;
    },
    list: (query) => listApprovals(db, query),
    roots: (approvals) =>
      rootsOf(
        db,
        approvals.map(({ task_id }) => task_id),
      ),
    async decide(decision, by) {
      const approval = await decideOnce(db, decision, by);
      await tell(db, { kind: 'approval', id: approval.id });
      return approval;
    },
    use: (id) => useOnce(db, id),
    async expire() {
      const { rows } = await sql<{ id: string }>`
        update a2a.approvals a set state = 'expired', decided_at = clock_timestamp()
        where state = 'pending' and (expires_at < clock_timestamp() or exists (
          select from a2a.tasks t where t.id = a.task_id and t.state in ('completed','failed','canceled','rejected')))
        returning id`.execute(db);
      for (const { id } of rows) await tell(db, { kind: 'approval', id });
    },
    grants(owner) {
      let query = db.selectFrom('a2a.approval_grants').selectAll().where('revoked_at', 'is', null);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      return query.orderBy('granted_at', 'desc').limit(500).execute();
    },
    async revoke(id, owner) {
      let query = db
        .updateTable('a2a.approval_grants')
        .set({ revoked_at: sql<Date>`clock_timestamp()` })
        .where('id', '=', id)
        .where('revoked_at', 'is', null);
      if (owner !== undefined) query = query.where('owner', '=', owner);
      return (await query.executeTakeFirst()).numUpdatedRows > 0n;
    },
  };
}

const seconds = (n: number) => sql`${n} * interval '1 second'`;

/** A standing grant decides at once; what it decided is kept like every other decision. */
async function insertRequest(db: A2ADb, request: ApprovalRequest, times: ApprovalTimes): Promise<void> {
  const { id, owner, taskId, agent, server, tool, title, origin } = request;
  const args = JSON.stringify(request.arguments);
  const hash = hashOfArguments(request.arguments);
  await sql`
    with recursive above as (
      select id, parent_task_id, owner from a2a.tasks where id = ${taskId}
      union
      select p.id, p.parent_task_id, p.owner from a2a.tasks p join above on p.id = above.parent_task_id and p.owner = above.owner
    ), root as (
      select id from above a where not exists (select from above b where b.id = a.parent_task_id)
    ), granted as (
      select granted_by from a2a.approval_grants
      where owner = ${owner} and server = ${server} and tool = ${tool} and revoked_at is null
    )
    insert into a2a.approvals (id, owner, task_id, root_task_id, agent, server, tool, title, arguments,
      arguments_hash, asked_hash, input_schema, state, scope, decided_by, decided_at, escalates_at, expires_at, origin)
    select ${id}, ${owner}, ${taskId}, coalesce((select id from root limit 1), ${taskId}), ${agent}, ${server},
      ${tool}, ${title}, ${args}::jsonb, ${hash}, ${hash}, ${JSON.stringify(request.inputSchema)}::jsonb,
      case when g.granted_by is null then 'pending' else 'approved' end,
      case when g.granted_by is null then null else 'always' end, g.granted_by,
      case when g.granted_by is null then null else clock_timestamp() end,
      clock_timestamp() + ${seconds(times.escalateSeconds)}, clock_timestamp() + ${seconds(times.expireSeconds)},
      ${origin ? JSON.stringify(origin) : null}::jsonb
    from (select 1) one left join granted g on true
    on conflict (id) do nothing`.execute(db);
}

function listApprovals(db: A2ADb, { owner, state, runId, limit }: ApprovalQuery): Promise<Approval[]> {
  let query = db.selectFrom('a2a.approvals').selectAll();
  if (owner !== undefined) query = query.where('owner', '=', owner);
  if (state !== undefined) query = query.where('state', '=', state);
  if (runId !== undefined) query = query.where('root_task_id', '=', runId);
  return query.orderBy('requested_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

function decideOnce(db: A2ADb, decision: Decision, by: { subject: string }): Promise<Approval> {
  return db.transaction().execute(async (trx) => {
    const approval = await trx
      .selectFrom('a2a.approvals')
      .selectAll()
      .where('id', '=', decision.id)
      .forUpdate()
      .executeTakeFirst();
    if (!approval) throw new ParleyError('not_found', 'There is no such approval.');
    const decided = decidedBy(approval, decision);
    if (decided.scope === 'always') await grant(trx, approval, by.subject);
    return trx
      .updateTable('a2a.approvals')
      .set({ ...decided, decided_by: by.subject, decided_at: sql<Date>`clock_timestamp()` })
      .where('id', '=', approval.id)
      .returningAll()
      .executeTakeFirstOrThrow();
  });
}

/** What the decision makes of the approval; other arguments are bound in place of those asked for. */
function decidedBy(approval: Approval, { decision, reason, scope, arguments: args }: Decision) {
  const isLate = approval.expires_at.getTime() < Date.now();
  const state = nextApproval(isLate ? 'expired' : approval.state, decision);
  if (decision === 'reject') return { state, scope: null, reason: reason ?? null };
  const made = { state, scope: scope ?? 'once', reason: reason ?? null };
  if (!args) return made;
  checkArguments(approval.input_schema, args);
  return { ...made, arguments: JSON.stringify(args), arguments_hash: hashOfArguments(args) };
}

async function grant(trx: A2ADb, { owner, server, tool }: Approval, by: string): Promise<void> {
  await sql`
    insert into a2a.approval_grants (id, owner, server, tool, granted_by)
    values (${newId()}, ${owner}, ${server}, ${tool}, ${by})
    on conflict (owner, server, tool) where revoked_at is null do nothing`.execute(trx);
}

async function useOnce(db: A2ADb, id: string): Promise<Approval> {
  const { rows } = await sql<Approval>`
    update a2a.approvals set state = 'used', used_at = coalesce(used_at, clock_timestamp())
    where id = ${id} and state in ('approved', 'used') returning *`.execute(db);
  const used = rows[0];
  if (!used) throw new ParleyError('conflict', 'This call was not approved.');
  if (used.arguments_hash !== hashOfArguments(used.arguments)) {
    throw new ParleyError('conflict', 'The approval was for other arguments.');
  }
  return used;
}

/** The approval for the status of the task that waits, and for peers. */
export function pendingOf(approval: Approval): PendingApproval {
  const { id, agent, server, tool, title, input_schema, arguments_hash } = approval;
  return {
    id,
    agent,
    server,
    tool,
    title,
    arguments: approval.arguments,
    argumentsHash: arguments_hash,
    inputSchema: input_schema,
    expiresAt: approval.expires_at.toISOString(),
  };
}
