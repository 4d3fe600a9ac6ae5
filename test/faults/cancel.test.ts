import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { until } from '@parley/platform/testing/until';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { type Ask, createFaultClient, type FaultClient } from './client.ts';
import { questionFor } from './harness.ts';
import { type Provider, startProvider } from './provider.ts';
import { createRandom } from './random.ts';

const SEED = 7;
const ROUNDS = 5;
const AT_ONCE = 6;
/** What was sent off before the stop may still arrive for so long. */
const LATE_MS = 500;

const random = createRandom(SEED);
let provider: Provider;
let parley: Constellation;
let client: FaultClient;
let store: TestDatabase;

beforeAll(async () => {
  provider = await startProvider({ chance: () => random.next() });
  provider.slow(20, 400);
  store = await testDatabase();
  parley = await startConstellation({
    PARLEY_MODEL: 'auto',
    DATABASE_URL: store.url,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: 'test-key-at-the-wire',
    PARLEY_MODEL_SMALL: 'parley-offline',
    PARLEY_MODEL_LARGE: 'parley-offline',
  });
  client = createFaultClient(parley.url);
});
afterAll(async () => {
  client.close();
  await parley.close();
  await provider.close();
  await store.drop();
});

interface Stop {
  ask: Ask;
  acknowledgedAt: number;
}

/** Stops a run at a moment of chance; undefined when it had ended before. */
async function stopAtRandom(ask: Ask): Promise<Stop | undefined> {
  await until(() => ask.runId !== undefined);
  await sleep(random.between(0, 1_200));
  const response = await client.cancel(ask.runId!);
  return response.ok ? { ask, acknowledgedAt: Date.now() } : undefined;
}

/** What the logs of a run and of everything below it say about work that began after the stop. */
async function begunAfter({ ask, acknowledgedAt }: Stop): Promise<string[]> {
  const { rows } = await store.database.pool.query<{ agent: string; type: string }>(
    `select t.agent, e.event #>> '{statusUpdate,metadata,urn:parley:a2a:activity:v1,type}' as type
     from a2a.tasks t join a2a.task_events e on e.task_id = t.id
     where (t.id = $1 or t.parent_task_id = $1) and e.at > to_timestamp($2::float8 / 1000)
       and e.event #>> '{statusUpdate,metadata,urn:parley:a2a:activity:v1,type}' is not null`,
    [ask.runId, acknowledgedAt + LATE_MS],
  );
  return rows.map(({ agent, type }) => `${agent} ${type}`);
}

async function openBelow({ ask }: Stop): Promise<unknown[]> {
  const { rows } = await store.database.pool.query(
    `select agent, state from a2a.tasks
     where (id = $1 or parent_task_id = $1) and state not in ('canceled', 'completed', 'failed')`,
    [ask.runId],
  );
  return rows;
}

describe('30 stops at moments of chance (R1.6, R10)', () => {
  it('no tool and no model is called later than 500 ms after the acknowledgement', {
    timeout: 120_000,
  }, async () => {
    let stopped = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const asks = Array.from({ length: AT_ONCE }, (_, n) =>
        client.ask(questionFor(random, round * AT_ONCE + n)),
      );
      const stops = (await Promise.all(asks.map(stopAtRandom))).filter((stop) => stop !== undefined);
      const quietFrom = Math.max(...stops.map(({ acknowledgedAt }) => acknowledgedAt)) + LATE_MS;
      expect(await client.settled(20_000)).toBe(true);
      await sleep(Math.max(0, quietFrom + LATE_MS - Date.now()));

      expect(provider.calls.filter(({ at }) => at > quietFrom)).toEqual([]);
      for (const stop of stops) {
        expect(await begunAfter(stop)).toEqual([]);
        expect(await openBelow(stop)).toEqual([]);
        expect(stop.ask.status).toBe('canceled');
      }
      stopped += stops.length;
    }
    // Some had ended before they could be stopped; most had not.
    expect(stopped).toBeGreaterThan((ROUNDS * AT_ONCE) / 2);
  });
});
