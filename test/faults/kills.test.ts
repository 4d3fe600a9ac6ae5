import { migrateA2A } from '@parley/a2a/store';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runKills } from './kills.ts';
import { sizeOf, tell } from './proofs.ts';
import { createRandom } from './random.ts';

const size = sizeOf(4);

let store: TestDatabase;
beforeAll(async () => {
  store = await testDatabase();
  await migrateA2A(store.database);
});
afterAll(() => store?.drop());

describe("kill -9 of an agent's process in the middle of its streams (R10)", () => {
  it(`loses no task, doubles none, and every stream goes on after its last event (seed ${size.seed})`, {
    timeout: 120_000 + size.count * 5_000,
  }, async () => {
    const { violations, ...report } = await runKills({
      store,
      random: createRandom(size.seed),
      kills: size.count,
    });
    tell(size, 'kills', { ...report, violations: violations.length });
    expect(violations).toEqual([]);
    expect(report).toMatchObject({ kills: size.count, lost: 0, doubled: 0 });
    expect(report.whileStreaming).toBeGreaterThan(0);
  });
});
