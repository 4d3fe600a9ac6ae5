import { embedText } from '@parley/models/offline/text/embedding';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { problemsOf } from '../kit/check.ts';
import { migrateMemory, tablesOf } from './schema.ts';
import { server } from './server.ts';
import { createMemoryStore, MAX_MEMORIES } from './store.ts';
import { memoryServer, switchableEmbedder } from './testing/caller.ts';

interface Found {
  results: { memory_id: string; text: string; relevance: number; thread_id: string | null }[];
  total: number;
  searched_by: string;
}

let test: TestDatabase;
let memory: ReturnType<typeof memoryServer>;

beforeAll(async () => {
  test = await testDatabase();
  await migrateMemory(test.database);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await tablesOf(test.database).deleteFrom('memories').execute();
  await tablesOf(test.database).deleteFrom('operations').execute();
  memory = memoryServer(test.database, switchableEmbedder(embedText).embedder);
  return () => memory.instance.close?.();
});

const remember = (subject: string, text: string, more = {}, key?: string) =>
  memory.call<{
    memory_id: string;
    created: boolean;
    expires_at: string | null;
    kind: string;
    tags: string[];
  }>(subject, 'remember', { text, ...more }, key);
const recall = (subject: string, query: string, more = {}) =>
  memory.call<Found>(subject, 'recall', { query, ...more });
const forget = (subject: string, args: Record<string, unknown>, key?: string) =>
  memory.call<{ removed: number; memories: { memory_id: string; text?: string }[] }>(
    subject,
    'forget',
    args,
    key,
  );
const texts = async (subject: string, query: string, more = {}) =>
  (await recall(subject, query, more)).results.map((result) => result.text);
/** As if time had passed on the database's clock. */
const age = (id: string) =>
  sql`update memory.memories set expires_at = now() - interval '1 second' where id = ${id}`.execute(
    test.database.db,
  );

it('declares nothing that contradicts itself', () => expect(problemsOf(server, memory.instance)).toEqual([]));

describe('remember and recall (R3.5, R7)', () => {
  it('finds by words', async () => {
    await remember('ann', 'The pilot boat leaves from the northern jetty at six.');
    await remember('ann', 'Ropes are bought from Halvorsen.');
    const { results, total, searched_by } = await recall('ann', 'When does the pilot boat leave?');
    expect(results[0]).toMatchObject({ text: expect.stringContaining('northern jetty') });
    expect(results[0]?.relevance).toBeGreaterThan(0.5);
    expect({ total, searched_by }).toEqual({ total: 1, searched_by: 'words and meaning' });
  });

  it('finds by meaning where no word is the same, even the only memory', async () => {
    await remember('ann', 'Working remotely suits her.');
    const { results } = await recall('ann', 'telecommuting');
    expect(results[0]?.text).toContain('remotely');
  });

  it('gives little or nothing for what it knows nothing about', async () => {
    await remember('ann', 'The pilot boat leaves from the northern jetty at six.');
    for (const { relevance } of (await recall('ann', 'quarterly kubernetes invoice')).results)
      expect(relevance).toBeLessThan(0.2);
  });

  it('narrows by thread, agent and kind', async () => {
    await remember('ann', 'The lamp is green.', { thread_id: 't1', kind: 'fact' });
    await remember('ann', 'The lamp is red.', { thread_id: 't2', agent: 'keeper' });
    expect(await texts('ann', 'lamp', { thread_id: 't1' })).toEqual(['The lamp is green.']);
    expect(await texts('ann', 'lamp', { agent: 'keeper' })).toEqual(['The lamp is red.']);
    expect(await texts('ann', 'lamp', { kind: 'fact' })).toEqual(['The lamp is green.']);
    expect(await texts('ann', 'lamp', { kind: 'fact', thread_id: 't2' })).toEqual([]);
    expect(await texts('ann', 'lamp')).toHaveLength(2);
  });

  it('returns at most top_k, the best first, and says how many there are', async () => {
    for (let i = 0; i < 6; i++) await remember('ann', `Buoy ${i} is anchored.`);
    await remember('ann', 'Buoy 9 is anchored in the fairway.');
    const { results, total } = await recall('ann', 'buoy in the fairway', { top_k: 2 });
    expect(results[0]?.text).toContain('fairway');
    expect({ count: results.length, total }).toEqual({ count: 2, total: 7 });
  });

  it('keeps words of any language, codes and emphasis as they are', async () => {
    await remember('ann', 'Réservez la salle « Étoile » — code QX-77/b, *toujours*.');
    expect(await texts('ann', 'salle étoile')).toHaveLength(1);
    expect((await texts('ann', 'QX-77/b'))[0]).toContain('*toujours*');
  });

  it('survives text that looks like a query', async () => {
    const nasty = `'); drop table memory.memories; -- & | ! <-> :* \\ % _ "`;
    await remember('ann', nasty);
    expect(await texts('ann', nasty)).toEqual([nasty]);
    expect(await texts('ann', '& | ! ( <->')).toEqual([]);
  });
});

describe('the same thing twice is one memory', () => {
  it('whatever its white space', async () => {
    const first = await remember('ann', 'Prefers tea.');
    const again = await remember('ann', ' Prefers   tea.\n');
    expect(again).toMatchObject({ memory_id: first.memory_id, created: false });
    expect(await memory.stats('ann')).toMatchObject({ total: 1 });
  });

  it('but not in another thread, for another agent, or of another owner', async () => {
    const ids = [
      await remember('ann', 'Prefers tea.'),
      await remember('ann', 'Prefers tea.', { thread_id: 't1' }),
      await remember('ann', 'Prefers tea.', { agent: 't1' }),
      await remember('bob', 'Prefers tea.'),
    ].map(({ memory_id }) => memory_id);
    expect(new Set(ids).size).toBe(4);
  });

  it('refreshes kind, tags and how long it lasts', async () => {
    await remember('ann', 'Prefers tea.', { kind: 'preference', tags: ['drink', 'hot'], ttl_days: 3 });
    const again = await remember('ann', 'Prefers tea.', { tags: ['hot', 'morning'] });
    expect(again).toMatchObject({
      kind: 'preference',
      tags: ['drink', 'hot', 'morning'],
      expires_at: null,
    });
  });

  it('also when remembered many times at once', async () => {
    const replies = await Promise.all(Array.from({ length: 12 }, () => remember('ann', 'Prefers tea.')));
    expect(replies.filter(({ created }) => created)).toHaveLength(1);
    expect(await memory.stats('ann')).toMatchObject({ total: 1 });
  });
});

describe('forget', () => {
  it('removes one memory, and says which', async () => {
    const { memory_id } = await remember('ann', 'The lamp is green.');
    await remember('ann', 'The lamp is red.');
    expect(await forget('ann', { memory_id })).toMatchObject({
      removed: 1,
      memories: [{ memory_id, text: 'The lamp is green.' }],
    });
    expect(await texts('ann', 'lamp')).toEqual(['The lamp is red.']);
    expect(await forget('ann', { memory_id })).toEqual({ removed: 0, memories: [] });
  });

  it('removes a thread, an agent, a kind, or everything', async () => {
    await remember('ann', 'one', { thread_id: 't1' });
    await remember('ann', 'two', { thread_id: 't1', agent: 'keeper' });
    await remember('ann', 'three', { agent: 'keeper', kind: 'fact' });
    await remember('ann', 'four', { kind: 'fact' });
    await remember('ann', 'five');
    expect(await forget('ann', { thread_id: 't1', agent: 'keeper' })).toMatchObject({ removed: 1 });
    expect(await forget('ann', { thread_id: 't1' })).toMatchObject({ removed: 1 });
    expect(await forget('ann', { agent: 'keeper' })).toMatchObject({ removed: 1 });
    expect(await forget('ann', { kind: 'fact' })).toMatchObject({ removed: 1 });
    expect(await forget('ann', { everything: true })).toMatchObject({ removed: 1 });
  });

  it('removes by query only what has every word of it', async () => {
    await remember('ann', 'The landlord is called Petra.');
    await remember('ann', 'The landlords are on holiday in May.');
    await remember('ann', 'Petra likes boats.');
    const { removed, memories } = await forget('ann', { query: 'the landlord Petra' });
    expect({ removed, text: memories[0]?.text }).toEqual({
      removed: 1,
      text: 'The landlord is called Petra.',
    });
    expect(await forget('ann', { query: 'landlord' })).toMatchObject({ removed: 1 });
    await expect(forget('ann', { query: '?!' })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it.each([{}, { everything: false }, { thread_id: '' }, { query: '  ' }, { memory_id: 'x' }])(
    'does not take %j for everything',
    async (args) => {
      await remember('ann', 'one');
      await expect(forget('ann', args)).rejects.toThrow();
      expect(await memory.stats('ann')).toMatchObject({ total: 1 });
    },
  );
});

describe('nobody reaches the memories of another owner (R9.2)', () => {
  beforeEach(async () => {
    await remember('ann', 'The safe code is in the blue folder.', { thread_id: 't1', agent: 'keeper' });
  });

  it('by searching', async () => {
    for (const more of [{}, { thread_id: 't1' }, { agent: 'keeper' }, { kind: 'note' }])
      expect(await recall('bob', 'safe code blue folder', more)).toMatchObject({ results: [], total: 0 });
  });

  it('by naming an owner in the arguments', async () => {
    const claim = { owner: 'ann', subject: 'ann', principal: { subject: 'ann' }, user_id: 'ann' };
    expect(await texts('bob', 'safe code', claim)).toEqual([]);
    expect(await forget('bob', { everything: true, ...claim })).toMatchObject({ removed: 0 });
    await remember('bob', 'Planted.', claim);
    expect(await memory.stats('ann')).toMatchObject({ total: 1 });
  });

  it('by its id, its thread, its words or its operation key', async () => {
    const { memory_id } = await remember('ann', 'Second.', {}, 'op-1');
    for (const args of [{ memory_id }, { thread_id: 't1' }, { query: 'safe' }, { everything: true }])
      expect(await forget('bob', args)).toEqual({ removed: 0, memories: [] });
    expect(await remember('bob', 'Second.', {}, 'op-1')).toMatchObject({ created: true });
    expect(await memory.stats('ann')).toMatchObject({ total: 2 });
  });

  it('by the statistics, or by a vector that is still in memory', async () => {
    await texts('ann', 'safe code');
    expect(await memory.stats('bob')).toMatchObject({ total: 0, by_agent: [], oldest: null });
    expect(await texts('bob', 'The safe code is in the blue folder.')).toEqual([]);
  });

  it('in a hundred calls at once', async () => {
    const owners = ['ann', 'bob', 'cyd', 'dan'];
    for (const owner of owners) await remember(owner, `The secret of ${owner} is a lighthouse.`);
    const replies = await Promise.all(
      Array.from({ length: 100 }, async (_, i) => {
        const owner = owners[i % owners.length] ?? '';
        return { owner, found: await texts(owner, 'secret lighthouse') };
      }),
    );
    for (const { owner, found } of replies)
      expect(found).toEqual([`The secret of ${owner} is a lighthouse.`]);
  });
});

describe('operation keys', () => {
  it('give a repeated call the first reply and change nothing', async () => {
    const first = await remember('ann', 'Prefers tea.', {}, 'op-1');
    await forget('ann', { memory_id: first.memory_id });
    expect(await remember('ann', 'Prefers tea.', {}, 'op-1')).toEqual(first);
    expect(await memory.stats('ann')).toMatchObject({ total: 0 });
  });

  it('say again what was removed, but keep no text of it', async () => {
    const { memory_id } = await remember('ann', 'The safe code is 4711.', {}, 'op-1');
    await forget('ann', { memory_id }, 'op-2');
    await remember('ann', 'The safe code is 4711.');
    const { removed, memories } = await forget('ann', { memory_id }, 'op-2');
    expect({ removed, memory: memories[0] }).toMatchObject({ removed: 1, memory: { memory_id } });
    expect(memories[0]).not.toHaveProperty('text');
    expect(await memory.stats('ann')).toMatchObject({ total: 1 });
    const kept = await tablesOf(test.database).selectFrom('operations').selectAll().execute();
    expect(JSON.stringify(kept)).not.toContain('4711');
  });

  it('stand for one change', async () => {
    await remember('ann', 'Prefers tea.', {}, 'op-1');
    await expect(remember('ann', 'Prefers coffee.', {}, 'op-1')).rejects.toMatchObject({ code: 'conflict' });
    await expect(forget('ann', { everything: true }, 'op-1')).rejects.toMatchObject({ code: 'conflict' });
  });

  it('hold when the repeats come at once', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => remember('ann', 'Prefers tea.', { ttl_days: 2 }, 'op-1')),
    );
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]?.created).toBe(true);
  });

  it('are not used up by a change that failed', async () => {
    const gone = AbortSignal.abort();
    const store = createMemoryStore(test.database);
    const again = { owner: 'ann', text: 'x', tags: [] };
    expect(() => store.remember(again, { operationKey: 'op-1', signal: gone })).toThrow();
    const signal = AbortSignal.timeout(5_000);
    expect(await store.remember(again, { operationKey: 'op-1', signal })).toMatchObject({ created: true });
  });
});

describe('expiry', () => {
  it("goes by the database's clock", async () => {
    const { memory_id, expires_at } = await remember('ann', 'The tide is high.', { ttl_days: 2 });
    const { rows } = await sql<{ days: number }>`
      select extract(epoch from ${expires_at}::timestamptz - now())::float8 / 86400 as days`.execute(
      test.database.db,
    );
    expect(rows[0]?.days).toBeCloseTo(2, 2);
    expect(await texts('ann', 'tide')).toHaveLength(1);
    await age(memory_id);
    expect(await texts('ann', 'tide')).toEqual([]);
    expect(await memory.stats('ann')).toMatchObject({ total: 0 });
    expect(await forget('ann', { memory_id })).toMatchObject({ removed: 0 });
  });

  it('makes the same text a new memory afterwards', async () => {
    const { memory_id } = await remember('ann', 'The tide is high.', { ttl_days: 1, tags: ['old'] });
    await age(memory_id);
    expect(await remember('ann', 'The tide is high.')).toMatchObject({ created: true, tags: [] });
  });

  it('deletes what has expired, of everybody, and old operation keys', async () => {
    const { memory_id } = await remember('ann', 'The tide is high.', { ttl_days: 1 }, 'op-1');
    await remember('ann', 'The moon is full.', {}, 'op-2');
    await age(memory_id);
    await sql`update memory.operations set done_at = now() - interval '8 days' where operation_key = 'op-1'`.execute(
      test.database.db,
    );
    await createMemoryStore(test.database).prune();
    const left = async (table: 'memories' | 'operations') =>
      (await tablesOf(test.database).selectFrom(table).selectAll().execute()).length;
    expect([await left('memories'), await left('operations')]).toEqual([1, 1]);
  });
});

describe('limits', () => {
  it.each([
    { text: '' },
    { text: ' \n ' },
    { text: 'x'.repeat(4_001) },
    { text: 'x', tags: Array.from({ length: 11 }, String) },
    { text: 'x', tags: ['y'.repeat(51)] },
    { text: 'x', ttl_days: 0 },
    { text: 'x', ttl_days: 0.5 },
    { text: 'x', thread_id: 'y'.repeat(201) },
    { text: 'x', kind: 'secret' },
  ])('refuses to remember %#', async (args) => {
    await expect(memory.call('ann', 'remember', args)).rejects.toThrow();
  });

  it('stores what a database can not, without it', async () => {
    const { memory_id } = await remember('ann', 'a\u0000b \ud800 c\u0007');
    const row = await tablesOf(test.database)
      .selectFrom('memories')
      .select('text')
      .where('id', '=', memory_id)
      .executeTakeFirst();
    expect(row?.text).toBe('ab \ufffd c');
  });

  it('keeps so many of one owner, and then refreshes but adds no more', async () => {
    await sql`
      insert into memory.memories (id, owner, kind, text, tags)
      select gen_random_uuid(), 'ann', 'note', 'memory ' || n, '{}' from generate_series(1, ${MAX_MEMORIES - 1}::int) n`.execute(
      test.database.db,
    );
    await remember('ann', 'The last one.');
    await expect(remember('ann', 'One too many.')).rejects.toMatchObject({
      code: 'limit_reached',
      hint: expect.stringContaining('Forget'),
    });
    expect(await remember('ann', 'The last one.')).toMatchObject({ created: false });
    expect(await remember('bob', 'Mine.')).toMatchObject({ created: true });
  });
});

it('counts what is kept: memory://stats', async () => {
  await remember('ann', 'one', { kind: 'fact', agent: 'keeper', thread_id: 't1', ttl_days: 4 });
  await remember('ann', 'two', { kind: 'fact', agent: 'keeper' });
  await remember('ann', 'three');
  await remember('bob', 'four');
  expect(await memory.stats('ann')).toMatchObject({
    total: 3,
    threads: 1,
    expiring: 1,
    without_vector: 0,
    characters: 11,
    limit: MAX_MEMORIES,
    by_kind: { fact: 2, preference: 0, note: 1 },
    by_agent: [
      { agent: 'keeper', memories: 2 },
      { agent: null, memories: 1 },
    ],
    oldest: expect.stringMatching(/^\d{4}-/),
  });
});
