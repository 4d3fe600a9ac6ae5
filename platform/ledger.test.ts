import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFailpoints } from './failpoints.ts';
import { createLedger, type Ledger, migrateLedger, OPERATION_LIFECYCLE, type Operation } from './ledger.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';

let test: TestDatabase;
let ledger: Ledger;
beforeAll(async () => {
  test = await testDatabase();
  await migrateLedger(test.database);
  ledger = createLedger({ database: test.database, failpoints: createFailpoints() });
});
afterAll(() => test.drop());

let n = 0;
const operation = (over: Partial<Operation> = {}): Operation => ({
  scope: 'test',
  key: `key-${n}`,
  what: 'a letter',
  holder: 'task-1',
  epoch: 1,
  leaseMs: 60_000,
  ...over,
});

describe('the ledger of side effects (R10)', () => {
  it('gives one of many who begin at once the go, and everybody later what came of it', async () => {
    n += 1;
    const begun = await Promise.all(
      Array.from({ length: 20 }, (_, i) => ledger.begin(operation({ holder: `process-${i}` }))),
    );
    const winner = begun.findIndex(({ state }) => state === 'go');
    expect(begun.filter(({ state }) => state === 'go')).toHaveLength(1);
    expect(begun.filter(({ state }) => state === 'busy')).toHaveLength(19);
    await ledger.settle(operation({ holder: `process-${winner}` }), { action: 'finish', value: { sent: 1 } });
    expect(await ledger.begin(operation({ holder: 'later' }))).toEqual({
      state: 'done',
      outcome: { sent: 1 },
    });
  });

  it('does not know what a dead claim has done, and fences that claim off', async () => {
    n += 1;
    await ledger.begin(operation());
    expect(await ledger.begin(operation({ epoch: 2 }))).toEqual({ state: 'unknown' });
    await expect(ledger.settle(operation(), { action: 'finish' })).rejects.toMatchObject({
      code: 'stale_epoch',
    });
    await expect(ledger.begin(operation())).rejects.toMatchObject({ code: 'stale_epoch' });
    await ledger.again(operation({ epoch: 2 }));
    await ledger.settle(operation({ epoch: 2 }), { action: 'finish', value: 7 });
    expect(await ledger.look('test', `key-${n}`)).toEqual({ state: 'done', outcome: 7 });
  });

  it('lets what is known to have failed be tried again, and nothing that is done', async () => {
    n += 1;
    await ledger.begin(operation());
    await ledger.settle(operation(), { action: 'fail' });
    expect(await ledger.begin(operation({ holder: 'task-2' }))).toEqual({ state: 'go' });
    await ledger.settle(operation({ holder: 'task-2' }), { action: 'finish' });
    await expect(ledger.again(operation({ holder: 'task-2' }))).rejects.toMatchObject({
      code: 'stale_epoch',
    });
  });

  it('has a lifecycle that nothing leaves once it is done', () => {
    expect(Object.values(OPERATION_LIFECYCLE.done)).toEqual(Array(4).fill('impossible'));
    expect(Object.values(OPERATION_LIFECYCLE).flatMap((row) => Object.keys(row))).toHaveLength(16);
  });
});
