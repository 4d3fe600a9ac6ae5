import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import { createSchedules } from './schedules.ts';
import { migrateSchedules, tablesOf } from './tables.ts';
import { createTicker, type DueRun } from './ticker.ts';
import { nextTime } from './times.ts';

let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase();
  await migrateSchedules(test.database);
});
afterAll(() => test.drop());
beforeEach(async () => {
  await tablesOf(test.database).deleteFrom('schedules').execute();
});

const ana = { subject: 'ana', scopes: ['records:write'], actors: [] };
const workflow = defineWorkflow({
  name: 'count',
  version: '1.0.0',
  title: 'Count',
  description: 'Counts.',
  examples: ['Run count'],
  scopes: [],
  input: z.object({ of: z.string() }),
  steps: { one: { title: 'One', do: { tool: 'x/y', arguments: {} } } },
});
const hourly = { workflow, principal: ana, cron: '0 * * * *', timeZone: 'UTC', input: { of: 'boats' } };

function ticker(start: (due: DueRun) => Promise<string>) {
  return createTicker({ database: test.database, workflows: [workflow], logger: silentLogger(), start });
}

/** As if the clock had gone on. */
const due = (ago = '1 minute') =>
  sql`update workflows.schedules set next_at = date_trunc('second', now()) - ${ago}::interval`.execute(
    test.database.db,
  );

describe('times of a schedule (R6)', () => {
  it.each([
    ['0 8 1 */3 *', 'America/New_York', '2026-11-22T12:00:00Z', '2027-01-01T13:00:00.000Z'],
    ['30 9 * * 1', 'Europe/Berlin', '2026-07-20T10:00:00Z', '2026-07-27T07:30:00.000Z'],
    ['0 0 29 2 *', 'UTC', '2026-01-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    // The clocks leave 02:30 out on this day: it is taken at the end of the gap.
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
  ])('%s in %s', (cron, timeZone, after, next) =>
    expect(nextTime({ cron, timeZone }, new Date(after)).toISOString()).toBe(next),
  );

  it.each([
    ['61 * * * *', 'UTC', 'cron'],
    ['whenever', 'UTC', 'cron'],
    ['', 'UTC', 'cron'],
    ['* * * * * *', 'UTC', 'cron'],
    ['0 0 30 2 *', 'UTC', 'cron'],
    ['0 8 * * *', 'Atlantis/Capital', 'timeZone'],
  ])('"%s" in %s is refused naming the field %s', (cron, timeZone, path) => {
    const error = (() => {
      try {
        return nextTime({ cron, timeZone }, new Date());
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(error).toBeInstanceOf(ParleyError);
    expect((error as ParleyError).issues?.[0]?.path).toBe(path);
  });
});

describe('schedules (R6)', () => {
  it('belong to who made them', async () => {
    const schedules = createSchedules(test.database);
    const made = await schedules.add(hourly);
    expect(await schedules.list('bob', 'count')).toEqual([]);
    expect(await schedules.remove('bob', made.id)).toBe(false);
    expect(await schedules.list('ana', 'count')).toEqual([made]);
    expect(await schedules.remove('ana', made.id)).toBe(true);
  });

  it('are refused with input that the workflow does not take', async () => {
    const schedules = createSchedules(test.database);
    await expect(schedules.add({ ...hourly, input: {} })).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('start one run for a moment, whoever asks how often', async () => {
    await createSchedules(test.database).add(hourly);
    await due();
    const asked: DueRun[] = [];
    const start = async (run: DueRun) => {
      asked.push(run);
      return 'r1';
    };
    await Promise.all([ticker(start).tick(), ticker(start).tick(), ticker(start).tick()]);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatchObject({ principal: ana, input: { of: 'boats' } });
    const [schedule] = await createSchedules(test.database).list('ana', 'count');
    expect(schedule).toMatchObject({ lastRunId: 'r1', lastError: null });
    expect(Date.parse(schedule?.nextAt ?? '')).toBeGreaterThan(Date.now());
  });

  it('ask again with the same key when the start failed', async () => {
    await createSchedules(test.database).add(hourly);
    await due();
    const keys: string[] = [];
    const failing = ticker(async ({ idempotencyKey }) => {
      keys.push(idempotencyKey);
      if (keys.length === 1) throw new ParleyError('unavailable', 'Away.');
      return 'r2';
    });
    await failing.tick();
    expect((await createSchedules(test.database).list('ana', 'count'))[0]?.lastError).toBe('Away.');
    await failing.tick();
    expect(new Set(keys).size).toBe(1);
    expect(keys).toHaveLength(2);
  });

  it('make one run of all the moments that nobody was there for', async () => {
    await createSchedules(test.database).add(hourly);
    await due('3 days');
    let runs = 0;
    const one = ticker(async () => `r${++runs}`);
    await one.tick();
    await one.tick();
    expect(runs).toBe(1);
  });

  it('leave a moment out that passed long ago and cannot be made good', async () => {
    await createSchedules(test.database).add(hourly);
    await due('2 hours');
    const away = ticker(async () => {
      throw new ParleyError('unavailable', 'Away.');
    });
    await away.tick();
    const [schedule] = await createSchedules(test.database).list('ana', 'count');
    expect(Date.parse(schedule?.nextAt ?? '')).toBeGreaterThan(Date.now());
    expect(schedule?.lastError).toBe('Away.');
  });
});
