import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AuditEntry } from './audit/entry.ts';
import { redact } from './audit/redact.ts';
import { type AuditLog, createAuditLog } from './audit.ts';
import { createLogger, silentLogger } from './logger.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';

let test: TestDatabase;
let audit: AuditLog;
beforeAll(async () => {
  test = await testDatabase();
  audit = await createAuditLog({ database: test.database, logger: silentLogger(), retentionDays: 90 });
});
afterAll(async () => {
  await audit.close();
  await test.drop();
});

const ana = { subject: 'ana', scopes: ['kb:read'], actors: ['data-analyst', 'coordinator'] };
const call = (over: Partial<AuditEntry> = {}): AuditEntry => ({
  service: 'mcp:knowledge',
  kind: 'tool',
  target: 'search',
  principal: ana,
  args: { query: 'leave' },
  outcome: 'ok',
  durationMs: 12.34,
  ...over,
});

describe('the audit (R9.3)', () => {
  it('keeps who did what for whom, with which arguments, allowed or denied', async () => {
    audit.record(call());
    audit.record(call({ outcome: 'denied', code: 'forbidden', principal: { ...ana, subject: 'bob' } }));
    await audit.flush();
    const { entries } = await audit.list({ limit: 10 });
    expect(entries).toMatchObject([
      { subject: 'bob', outcome: 'denied', code: 'forbidden' },
      {
        subject: 'ana',
        actors: ['data-analyst', 'coordinator'],
        service: 'mcp:knowledge',
        target: 'search',
        arguments: { query: 'leave' },
        outcome: 'ok',
        durationMs: 12.3,
      },
    ]);
    expect((await audit.list({ subject: 'bob', limit: 10 })).entries).toHaveLength(1);
  });

  it('is there at the default log level, and goes page by page', async () => {
    for (let n = 0; n < 12; n++) audit.record(call({ service: 'mcp:files', target: `t${n}` }));
    await audit.flush();
    const first = await audit.list({ service: 'mcp:files', limit: 10 });
    const newest = Array.from({ length: 12 }, (_, n) => `t${11 - n}`);
    expect(first.entries.map((entry) => entry.target)).toEqual(newest.slice(0, 10));
    const second = await audit.list({ service: 'mcp:files', limit: 10, before: first.next ?? '' });
    expect(second.entries.map((entry) => entry.target)).toEqual(['t1', 't0']);
    expect(second.next).toBeNull();
  });

  it('is looked through by kind and by words of the target', async () => {
    audit.record(call({ service: 'sought', target: 'POST /Runs', kind: 'request' }));
    audit.record(call({ service: 'sought', target: '100%_sure' }));
    await audit.flush();
    const sought = async (by: object) =>
      (await audit.list({ service: 'sought', limit: 9, ...by })).entries.map(({ target }) => target);
    expect(await sought({ text: '/runs' })).toEqual(['POST /Runs']);
    expect(await sought({ text: '%' })).toEqual(['100%_sure']);
    expect(await sought({ kind: 'request' })).toEqual(['POST /Runs']);
  });

  it('takes what a table would not: NUL, half characters, huge and deep values', async () => {
    let deep: unknown = 'end';
    for (let n = 0; n < 200; n++) deep = { deep };
    audit.record(call({ service: 'odd', args: { text: 'a\u0000b\ud800', big: 'x'.repeat(100_000), deep } }));
    await audit.flush();
    const { entries } = await audit.list({ service: 'odd', limit: 1 });
    expect(entries).toHaveLength(1);
    expect(JSON.stringify(entries[0]?.arguments).length).toBeLessThan(6_000);
  });

  it('is not changed: neither updates nor young deletions go through', async () => {
    const { pool } = test.database;
    await expect(pool.query(`update audit.entry set subject = 'eve'`)).rejects.toThrow('not changed');
    await expect(pool.query(`delete from audit.entry`)).rejects.toThrow('not changed');
  });

  it('writes to the log what the table cannot take', async () => {
    const lines: string[] = [];
    const logger = createLogger({
      level: 'warn',
      stream: { write: (line: string) => void lines.push(line) },
    });
    const full = await createAuditLog({
      database: test.database,
      logger,
      retentionDays: 90,
      maxWaiting: 1,
      flushAfterMs: 60_000,
    });
    full.record(call());
    full.record(call({ target: 'left-over' }));
    expect(lines.join('')).toContain('left-over');
    await full.close();
  });

  it('forgets what is older than its retention', async () => {
    await test.database.pool.query(
      `insert into audit.entry (at, service, kind, target, outcome) values (now() - interval '100 days', 'old', 'tool', 't', 'ok')`,
    );
    const again = await createAuditLog({
      database: test.database,
      logger: silentLogger(),
      retentionDays: 90,
    });
    await expect
      .poll(async () => (await again.list({ service: 'old', limit: 1 })).entries, { timeout: 5_000 })
      .toEqual([]);
    await again.close();
  });
});

describe('arguments in the audit (R9.4)', () => {
  it.each([
    [{ password: 'hunter2' }],
    [{ nested: { apiKey: 'abc' } }],
    [{ note: 'Authorization: Bearer abcdefghijkl' }],
    [{ note: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln' }],
    [{ url: 'postgres://reader:s3cret@db/shop' }],
    [['sk-abcdefghijklmnop']],
  ])('hold no secret: %j', (args) => {
    const kept = JSON.stringify(redact(args));
    expect(kept).toContain('[redacted]');
    expect(kept).not.toMatch(/hunter2|"abc"|abcdefghijkl|eyJhbGciOiJIUzI1NiJ9|s3cret/);
  });

  it('keep what is no secret', () => {
    const args = {
      table: 'employees',
      columns: ['name'],
      limit: 5,
      filters: [{ column: 'name', op: 'eq', value: 'Ana' }],
    };
    expect(redact(args)).toEqual(args);
  });
});
