import { silentLogger } from '@parley/platform/logger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReadOnly, type ReadOnlyDatabase } from '../read-only.ts';
import { EVERYONE, type Ferries, openFerries, PURSER, RESTRICTIONS } from '../testing/ferries.ts';
import { createCatalogue } from './catalogue.ts';
import type { Catalogue } from './types.ts';
import { unmatched, visibleTo } from './visible.ts';

let ferries: Ferries;
let database: ReadOnlyDatabase;
let catalogue: Catalogue;

const open = (options: { tables?: string[]; now?: () => number; ttlMs?: number } = {}) =>
  createCatalogue({
    database,
    schema: 'fleet',
    tables: undefined,
    logger: silentLogger(),
    ttlMs: 60_000,
    ...options,
  });

beforeAll(async () => {
  ferries = await openFerries();
  database = openReadOnly({ url: ferries.test.url, logger: silentLogger(), statementTimeoutMs: 3_000 });
  catalogue = await open().get();
});
afterAll(async () => {
  await database.close();
  await ferries.close();
});

const table = (name: string) => catalogue.tables.find((t) => t.name === name);
const column = (of: string, name: string) => table(of)?.columns.find((c) => c.name === name);

describe('the catalogue of any database (R3.1)', () => {
  it('has every table and view, whatever its name', () => {
    expect(catalogue.tables.map((t) => t.name)).toEqual([
      'Crew Members',
      'busy_ports',
      'passengers',
      'ports',
      'sailings',
      'secrets_vault',
      'tickets',
      'vessels',
      '日誌',
    ]);
    expect(table('busy_ports')).toMatchObject({ kind: 'view', primaryKey: [], rows: 3 });
    expect(catalogue.comment).toBe('Ferries of the northern islands');
  });

  it('knows row counts, keys and comments', () => {
    expect(table('tickets')).toMatchObject({
      rows: 200,
      estimated: false,
      primaryKey: ['sailing_id', 'seat'],
    });
    expect(table('sailings')?.comment).toBe('One crossing each');
    expect(column('tickets', 'price')?.comment).toBe('Paid price in EUR');
    expect(table('sailings')?.foreignKeys).toEqual([
      { columns: ['arrives_at'], table: 'ports', references: ['code'] },
      { columns: ['departs_from'], table: 'ports', references: ['code'] },
      { columns: ['vessel_id'], table: 'vessels', references: ['id'] },
    ]);
  });

  it.each([
    ['ports', 'code', 'text', 'text'],
    ['ports', 'Max Draft', 'numeric(4,1)', 'number'],
    ['vessels', 'id', 'uuid', 'uuid'],
    ['vessels', 'tonnage', 'bigint', 'number'],
    ['vessels', 'tags', 'text[]', 'array'],
    ['vessels', 'specs', 'jsonb', 'json'],
    ['vessels', 'in_service', 'boolean', 'boolean'],
    ['sailings', 'departed_at', 'timestamp with time zone', 'timestamp'],
    ['sailings', 'duration', 'interval', 'interval'],
    ['tickets', 'class', 'fleet.cabin', 'enum'],
    ['tickets', 'price', 'fleet.euros', 'number'],
  ])('knows what %s.%s is for', (of, name, type, kind) => {
    expect(column(of, name)).toMatchObject({ type, kind });
  });

  it('lists the values of columns that have few, and ranges of numbers and dates', () => {
    expect(column('ports', 'country')?.values).toEqual(['Faroes', 'Iceland', 'Norway']);
    expect(column('tickets', 'class')?.values).toEqual(['deck', 'berth', 'suite']);
    expect(column('passengers', 'full_name')?.values).toBeUndefined();
    expect(column('tickets', 'price')).toMatchObject({ min: 11, max: 210 });
    expect(column('passengers', 'born')).toMatchObject({ min: '1950-04-11', max: '1971-11-27' });
  });

  it('keeps to the allowlist, also for keys that lead out of it', async () => {
    const small = await open({ tables: ['sailings', 'ports'] }).get();
    expect(small.tables.map((t) => t.name)).toEqual(['ports', 'sailings']);
    expect(small.tables[1]?.foreignKeys.map((key) => key.table)).toEqual(['ports', 'ports']);
  });

  it('is read once for callers who come together, and again when it is old', async () => {
    let time = 0;
    const source = open({ now: () => time, ttlMs: 1_000 });
    const [one, two] = await Promise.all([source.get(), source.get()]);
    expect(two).toBe(one);
    time = 900;
    expect(await source.get()).toBe(one);
    time = 1_100;
    expect(await source.get()).not.toBe(one);
  });
});

describe('what a caller may see (R9.2)', () => {
  const seen = (principal = EVERYONE) =>
    JSON.stringify(visibleTo(principal, catalogue, RESTRICTIONS).catalogue);

  it('leaves out restricted columns and tables, with their values', () => {
    expect(seen()).not.toMatch(/passport_no|"pay"|secrets_vault|5000/);
    expect(seen(PURSER)).toMatch(/passport_no.*/);
    expect(seen(PURSER)).not.toContain('secrets_vault');
    expect(seen({ ...EVERYONE, scopes: ['*'] })).toContain('secrets_vault');
  });

  it('answers each caller by their own scopes, at the same time', async () => {
    const pay = { table: 'Crew Members', aggregates: [{ fn: 'sum', column: 'pay', as: 'total' }] };
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, (_, i) => {
        const principal = i % 2 ? PURSER : EVERYONE;
        return ferries.ask(pay, principal).then(
          (a) => a.rows[0]?.['total'],
          (e) => e.code,
        );
      }),
    );
    for (const [i, outcome] of outcomes.entries()) expect(outcome).toBe(i % 2 ? 13_600 : 'invalid_input');
  });

  it('finds restrictions that miss their column', () => {
    const wrong = [
      { table: 'passengers', column: 'passport', scope: 'x' },
      { table: 'Passengers', column: 'born', scope: 'x' },
    ];
    expect(unmatched(catalogue, [...wrong, ...RESTRICTIONS])).toEqual(wrong);
  });
});

describe('a query whose caller leaves', () => {
  it('stops in the database', async () => {
    const abort = new AbortController();
    const pending = database.read(abort.signal, (query) => query('select pg_sleep(20)', []));
    setTimeout(() => abort.abort(), 100);
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    const { rows } = await ferries.test.database.pool.query(
      `select count(*)::int as n from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active' and pid <> pg_backend_pid()`,
    );
    expect(rows[0].n).toBe(0);
    expect(await database.read(AbortSignal.timeout(1_000), (query) => query('select 1 as one', []))).toEqual([
      { one: 1 },
    ]);
  });

  it('is stopped by the database after its time', async () => {
    const slow = openReadOnly({ url: ferries.test.url, logger: silentLogger(), statementTimeoutMs: 50 });
    const pending = slow.read(AbortSignal.timeout(5_000), (query) => query('select pg_sleep(20)', []));
    await expect(pending).rejects.toMatchObject({ code: 'upstream_timeout' });
    await slow.close();
  });

  it('can write nothing, even as a superuser', async () => {
    const pending = database.read(AbortSignal.timeout(5_000), (query) =>
      query('delete from fleet.ports', []),
    );
    await expect(pending).rejects.toMatchObject({ code: '25006' });
    const two = database.read(AbortSignal.timeout(5_000), (query) => query('select 1; select 2', []));
    await expect(two).rejects.toMatchObject({ code: '42601' });
  });
});
