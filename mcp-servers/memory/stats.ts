import type { Database } from '@parley/platform/database';
import { sql } from 'kysely';
import type { ResourceDefinition } from '../define.ts';
import { tablesOf } from './schema.ts';
import { within } from './scope.ts';
import { MAX_MEMORIES } from './store.ts';

const AGENTS = 100;

/** `memory://stats`: how much is remembered for the caller, and of what. */
export function createStats(database: Database): ResourceDefinition {
  return {
    uri: 'memory://stats',
    name: 'memory-statistics',
    title: 'What is remembered',
    description:
      "Counts of the caller's own memories by kind and by agent, and the oldest and newest of them.",
    mimeType: 'application/json',
    scopes: ['memory:read'],
    cacheTtlMs: 0,
    read: async (_variables, { principal }) =>
      JSON.stringify(await statisticsOf(database, principal.subject), null, 2),
  };
}

async function statisticsOf(database: Database, owner: string) {
  const memories = () => tablesOf(database).selectFrom('memories').where(within({ owner }));
  const count = sql<number>`count(*)::int`;
  const [totals, kinds, agents] = await Promise.all([
    memories()
      .select([
        count.as('total'),
        sql<number>`count(distinct thread_id)::int`.as('threads'),
        sql<number>`count(expires_at)::int`.as('expiring'),
        sql<number>`count(*) filter (where embedding is null)::int`.as('without_vector'),
        sql<number>`coalesce(sum(length(text)), 0)::int`.as('characters'),
        sql<Date | null>`min(created_at)`.as('oldest'),
        sql<Date | null>`max(created_at)`.as('newest'),
      ])
      .executeTakeFirstOrThrow(),
    memories()
      .select(['kind', count.as('count')])
      .groupBy('kind')
      .execute(),
    memories()
      .select(['agent', count.as('count')])
      .groupBy('agent')
      .orderBy('count', 'desc')
      .orderBy('agent')
      .limit(AGENTS)
      .execute(),
  ]);
  const { oldest, newest, ...counts } = totals;
  return {
    ...counts,
    limit: MAX_MEMORIES,
    by_kind: { fact: 0, preference: 0, note: 0, ...Object.fromEntries(kinds.map((k) => [k.kind, k.count])) },
    by_agent: agents.map(({ agent, count: memories }) => ({ agent, memories })),
    oldest: oldest?.toISOString() ?? null,
    newest: newest?.toISOString() ?? null,
  };
}
