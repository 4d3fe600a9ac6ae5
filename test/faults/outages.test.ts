import type { Run } from '@parley/orchestrator/api';
import { hasRedis } from '@parley/platform/testing/redis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { post } from '../support/constellation.ts';
import { type FaultWorld, startFaultWorld } from './world.ts';

/** npm run faults -- outages, which is too long for every run of the tests. */
const AWAY_MS = 10_000;
/** What cannot be done is said at once, not after a time limit. */
const FAST_MS = 3_000;
const LIMIT_MS = 60_000;
const QUESTION = 'How many employees are in the Sales department, and what is our policy on remote work?';

let world: FaultWorld;
beforeAll(async () => {
  world = await startFaultWorld({ seed: 1, shape: 'three', redis: hasRedis() });
  await world.fleet.ready();
}, 120_000);
afterAll(() => world.close(), 60_000);

interface Reply {
  status: number;
  retryAfter: string | null;
  ms: number;
  body: Run;
}

async function timed(path: string, init?: RequestInit): Promise<Reply> {
  const started = performance.now();
  const response = await fetch(`${world.url}${path}`, init);
  const body = (await response.json()) as Run;
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, retryAfter, ms: performance.now() - started, body };
}

const solve = (): Promise<Reply> =>
  timed(
    '/solve',
    post({ query: QUESTION }, { prefer: 'respond-async', 'idempotency-key': crypto.randomUUID() }),
  );
const starts = (): number[] => world.fleet.members.map((member) => member.starts());

describe('what the service rests on is away (R10)', () => {
  it('PostgreSQL: refuses at once and says when to come back; all processes recover by themselves', {
    timeout: 120_000,
  }, async () => {
    const before = starts();
    const running = world.client.ask(QUESTION);
    let isAway = true;
    const away = world.database.away(AWAY_MS).finally(() => {
      isAway = false;
    });
    await new Promise((resolve) => setTimeout(resolve, 700));
    const replies: Reply[] = [];
    while (isAway) replies.push(await solve(), await timed('/runs'));
    await away;
    expect(replies.length).toBeGreaterThan(1);
    for (const { status, retryAfter, ms } of replies.slice(0, -2)) {
      expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
      expect(ms).toBeLessThan(FAST_MS);
    }
    world.client.ask(QUESTION);
    expect(await world.client.settled(LIMIT_MS)).toBe(true);
    expect(running.status).toBe('completed');
    expect(starts()).toEqual(before);
  });

  it.runIf(hasRedis())(
    'Redis: takes questions all the same, and answers them when it is back',
    {
      timeout: 120_000,
    },
    async () => {
      const before = starts();
      const away = world.redis!.crash(AWAY_MS);
      const { status, ms } = await solve();
      expect([202, 503]).toContain(status);
      expect(ms).toBeLessThan(FAST_MS);
      world.client.ask(QUESTION);
      await away;
      expect(await world.client.settled(LIMIT_MS)).toBe(true);
      expect(world.client.asks.every((ask) => ask.status === 'completed')).toBe(true);
      expect(starts()).toEqual(before);
    },
  );

  it('a full disk: refuses at once, and goes on when there is space', { timeout: 60_000 }, async () => {
    await world.database.query(`
      create function a2a.no_space() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
    await world.database.query(
      'create trigger no_space before insert on a2a.tasks execute function a2a.no_space()',
    );
    const refused = await solve();
    expect(refused).toMatchObject({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) });
    expect(refused.ms).toBeLessThan(FAST_MS);
    await world.database.query('drop trigger no_space on a2a.tasks');
    expect(await solve()).toMatchObject({ status: 202 });
  });

  it('the MCP servers: the answer says what is missing, within seconds', { timeout: 90_000 }, async () => {
    const servers = world.fleet.members.find(({ name }) => name === 'mcp-servers')!;
    servers.away(true);
    const { status, ms, body } = await timed('/solve', post({ query: QUESTION }));
    servers.away(false);
    expect(status).toBe(200);
    expect(body.status).toBe('completed');
    expect(body.answer).toMatch(/not|missing|could/i);
    expect(body.steps.some((step) => step.status === 'failed' || step.status === 'completed')).toBe(true);
    expect(ms).toBeLessThan(20_000);
    await world.fleet.ready();
  });
});
