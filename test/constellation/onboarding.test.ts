import type { Run } from '@parley/orchestrator/api';
import { openDatabase } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import { until } from '@parley/platform/testing/until';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, post, startConstellation } from '../support/constellation.ts';

const KEYS = [
  { key: 'all-of-it-and-more', subject: 'ana', scopes: ['*'] },
  { key: 'writes-records-only', subject: 'bob', scopes: ['records:write', 'kb:read'] },
];

let parley: Constellation;

beforeAll(async () => {
  parley = await startConstellation({ PARLEY_MODEL: 'offline', PARLEY_API_KEYS: JSON.stringify(KEYS) });
}, 120_000);
afterAll(() => parley?.close());

const as = (key: string) => ({ authorization: `Bearer ${key}` });
const person = (email: string) => ({
  name: 'Ida Berg',
  email,
  department: 'Operations',
  role: 'Planner',
  start_date: '2026-04-01',
});

async function onboard(input: object, key = 'all-of-it-and-more'): Promise<Run> {
  const init = post({ input }, { prefer: 'wait=60', ...as(key) });
  const response = await parley.request('/workflows/employee-onboarding/runs', init);
  return (await response.json()) as Run;
}

/** The three systems, as their own tables tell. */
async function systems(): Promise<string> {
  const database = await openDatabase({ url: parley.config.database.url ?? '', logger: silentLogger() });
  try {
    const { rows } = await sql<{ kind: string; email: string }>`
      select 'employee' as kind, email from records.employees
      union all select 'account', email from records.accounts
      union all select 'order', email from records.equipment_orders order by 1, 2`.execute(database.db);
    return JSON.stringify(rows);
  } finally {
    await database.close();
  }
}

describe('an onboarding that fails (R6)', () => {
  it('at any step leaves the three systems as they were', async () => {
    await onboard(person('there@acme.example'));
    const before = await systems();
    expect(before).toContain('"kind":"order"');
    const isThere = await onboard(person('there@acme.example'));
    const noAccount = await onboard({ ...person('there@acme.example'), email: 'THERE@acme.example' });
    const tooMuch = await onboard({
      ...person('much@acme.example'),
      equipment: Array.from({ length: 51 }, (_, n) => `thing ${n}`),
    });
    const mayNotRead = await onboard(person('unread@acme.example'), 'writes-records-only');
    expect(isThere.message).toContain('failed at "Personnel record"');
    expect(tooMuch.message).toContain('failed at "Equipment"');
    expect(mayNotRead.message).toContain('failed at "Check of the entries"');
    expect(mayNotRead.message).toMatch(/Undone: .*Personnel record\./);
    if (noAccount.status === 'completed')
      throw new TypeError('the case of an address does not tell people apart');
    expect(await systems()).toBe(before);
  });

  it('at the second of three systems undoes the first', async () => {
    const email = 'half@acme.example';
    await onboard(person(email));
    const database = await openDatabase({ url: parley.config.database.url ?? '', logger: silentLogger() });
    await sql`delete from records.employees where email = ${email}`.execute(database.db);
    await database.close();
    const before = await systems();
    const failed = await onboard(person(email));
    expect(failed.message).toContain('failed at "Account in the directory"');
    expect(await systems()).toBe(before);
  });
});

describe('a schedule (R6)', () => {
  it('runs the workflow in the name of who made it, and is theirs to remove', async () => {
    const path = '/workflows/quarterly-business-review/schedules';
    const made = await parley.request(
      path,
      post({ cron: '0 8 1 */3 *', timeZone: 'Europe/Berlin' }, as('all-of-it-and-more')),
    );
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const database = await openDatabase({ url: parley.config.database.url ?? '', logger: silentLogger() });
    await sql`update workflows.schedules set next_at = now()`.execute(database.db);
    await database.close();
    const listed = async () => {
      const response = await parley.request(path, { headers: as('all-of-it-and-more') });
      return ((await response.json()) as { schedules: { lastRunId: string | null }[] }).schedules[0];
    };
    await until(async () => (await listed())?.lastRunId !== null, 30_000);
    const runId = (await listed())?.lastRunId;
    const run = `/workflows/quarterly-business-review/runs/${runId}`;
    expect((await parley.request(run, { headers: as('all-of-it-and-more') })).status).toBe(200);
    expect((await parley.request(run, { headers: as('writes-records-only') })).status).toBe(404);
    const remove = (key: string) => parley.request(`${path}/${id}`, { method: 'DELETE', headers: as(key) });
    expect((await remove('writes-records-only')).status).toBe(404);
    expect((await remove('all-of-it-and-more')).status).toBe(204);
  });

  it('is refused with the field that is wrong', async () => {
    const path = '/workflows/quarterly-business-review/schedules';
    const response = await parley.request(path, post({ cron: 'sometimes' }, as('all-of-it-and-more')));
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ errors: [{ path: 'cron' }] });
  });
});
