import type { Execution } from '@parley/a2a/execution';
import type { ErrorCode } from '@parley/platform/errors';
import { createFailpoints } from '@parley/platform/failpoints';
import { createLedger, migrateLedger } from '@parley/platform/ledger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ToolOutcome } from '../tools/call.ts';
import type { OfferedTool } from '../tools/catalog.ts';
import { haveEffect } from './effect.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await testDatabase();
  await migrateLedger(test.database);
});
afterAll(() => test.drop());

const done: ToolOutcome = { ok: true, result: { published: true } };
const failed = (code: ErrorCode): ToolOutcome => ({ ok: false, error: code, result: { code } });
const publish = { server: 'reports', tool: 'publish_report', answersOperations: true } as OfferedTool;
const execution = {
  task: { id: '0199a8e2-4c1b-7d2e-9f3a-5b6c7d8e9f01' },
  epoch: 1,
  signal: AbortSignal.timeout(30_000),
} as Execution;

let keys = 0;
/** What the server says to each call, and to whoever asks; gives the outcome and how often it was called and asked. */
async function effectOf(calls: ToolOutcome[], answers: ToolOutcome[], tool = publish) {
  const made = { calls: 0, asks: 0 };
  const outcome = await haveEffect({
    ledger: createLedger({ database: test.database, failpoints: createFailpoints() }),
    execution,
    tool,
    operationKey: `key-${keys++}`,
    timeoutMs: 1_000,
    perform: async () => calls[made.calls++] as ToolOutcome,
    ask: async () => answers[made.asks++] as ToolOutcome,
  });
  return { outcome, ...made };
}

describe('a side effect whose server breaks off (R10)', () => {
  it('is asked for: what was done is told as done', async () => {
    expect(await effectOf([failed('unavailable')], [done])).toEqual({ outcome: done, calls: 1, asks: 1 });
  });

  it('is done once more when the server has not done it', async () => {
    expect(await effectOf([failed('unavailable'), done], [failed('not_found')])).toEqual({
      outcome: done,
      calls: 2,
      asks: 1,
    });
  });

  it('is not repeated when nobody knows', async () => {
    const { outcome, calls } = await effectOf([failed('upstream_timeout')], [failed('conflict')]);
    expect(calls).toBe(1);
    expect(outcome).toMatchObject({ ok: false, error: expect.stringContaining('not known whether') });
  });

  it('keeps its error while the server cannot say', async () => {
    const error = failed('unavailable');
    expect(await effectOf([error], [failed('unavailable')])).toEqual({ outcome: error, calls: 1, asks: 1 });
  });

  it.each([
    ['a refusal', failed('invalid_input'), publish],
    [
      'an error of a server that answers no questions',
      failed('unavailable'),
      { ...publish, answersOperations: false },
    ],
  ])('is left as it is after %s', async (_what, error, tool) => {
    expect(await effectOf([error], [], tool)).toEqual({ outcome: error, calls: 1, asks: 0 });
  });
});
