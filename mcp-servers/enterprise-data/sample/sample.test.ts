import { canonicalJson, sha256 } from '@parley/platform/json';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateSampleCompany } from './generate.ts';
import { seedSampleCompany } from './seed.ts';

const data = generateSampleCompany();
const countBy = <T>(items: T[], key: (item: T) => string) =>
  Object.fromEntries([...Map.groupBy(items, key)].map(([name, group]) => [name, group.length]));

describe('the sample company', () => {
  it('has the numbers that are promised (R4)', () => {
    expect(data.employees).toHaveLength(342);
    expect(countBy(data.employees, (e) => e.department)).toEqual({
      Engineering: 128,
      Product: 45,
      Sales: 89,
      Operations: 80,
    });
    expect(data.departments).toHaveLength(12);
    expect(data.projects).toHaveLength(67);
    expect(data.timesheets).toHaveLength(15_420);
    expect(data.open_positions).toHaveLength(23);
  });

  it('has a head and a budget for each department, also for the eight without employees (R4)', () => {
    for (const department of data.departments) {
      expect(department.head).toMatch(/^\S+ \S+/);
      expect(department.budget).toBeGreaterThan(0);
    }
    const staffed = new Set(data.employees.map((e) => e.department));
    expect(data.departments.filter((d) => !staffed.has(d.name))).toHaveLength(8);
  });

  it('is the same on every machine (R4)', () => {
    expect(sha256(canonicalJson(generateSampleCompany()))).toBe(sha256(canonicalJson(data)));
    expect(sha256(canonicalJson(data)).slice(0, 16)).toBe('e56a71da16029929');
  });

  it('has no two people of one name or address', () => {
    expect(new Set(data.employees.map((e) => e.email)).size).toBe(342);
    for (const { email } of data.employees) expect(email).toMatch(/^[a-z]+\.[a-z]+@acme\.example$/);
  });

  it('calls every engineer one, and nobody else', () => {
    const engineers = data.employees.filter((e) => /engineer/i.test(e.role));
    expect(engineers.every((e) => e.department === 'Engineering')).toBe(true);
    expect(engineers).toHaveLength(128);
  });

  it('has concerns for a review to find', () => {
    const overdue = data.projects.filter(
      (p) => p.status === 'Active' && p.end_date !== null && p.end_date < '2026-09-30',
    );
    expect(overdue).toHaveLength(6);
    expect(data.projects.filter((p) => p.status === 'On hold')).toHaveLength(5);
    expect(data.open_positions.filter((p) => p.opened_on < '2026-07-02')).toHaveLength(6);
    const actual = countBy(data.employees, (e) => e.department);
    const differs = data.departments.filter((d) => d.headcount !== (actual[d.name] ?? 0)).map((d) => d.name);
    expect(differs).toEqual(['Sales', 'Operations']);
    const recent = new Set(data.timesheets.filter((t) => t.date > '2026-08-31').map((t) => t.project_id));
    const idle = data.projects.filter((p) => p.status === 'Active' && !recent.has(p.id)).map((p) => p.name);
    expect(idle).toEqual(['Lantern accessibility', 'Close in five days']);
  });

  it('has timesheets that a reader believes', () => {
    const perDay = Map.groupBy(data.timesheets, (t) => `${t.employee_id} ${t.date}`);
    for (const entries of perDay.values()) {
      const hours = entries.reduce((sum, entry) => sum + entry.hours, 0);
      expect(hours).toBeGreaterThanOrEqual(7);
      expect(hours).toBeLessThanOrEqual(11);
      expect(new Set(entries.map((entry) => entry.project_id)).size).toBe(entries.length);
    }
    const projects = new Map(data.projects.map((p) => [p.id, p]));
    for (const { project_id, date } of data.timesheets) {
      expect(projects.get(project_id)?.status).toBe('Active');
      expect((projects.get(project_id)?.start_date ?? '9') <= date).toBe(true);
    }
  });
});

describe('seeding the sample company', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.drop());

  const one = async (sql: string) => (await test.database.pool.query(sql)).rows[0];

  it('fills the schema once, also when processes start together, in under two seconds', async () => {
    const started = performance.now();
    const outcomes = await Promise.all([seedSampleCompany(test.database), seedSampleCompany(test.database)]);
    expect(outcomes.sort()).toEqual(['created', 'present']);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(await one('select count(*)::int as n from sample.timesheets')).toEqual({ n: 15_420 });
    expect(await seedSampleCompany(test.database)).toBe('present');
  });

  it('declares the foreign keys and comments that a reader of the catalogue needs', async () => {
    const keys = await test.database.pool.query(
      `select conrelid::regclass || ' ' || pg_get_constraintdef(oid) as key from pg_constraint
        where contype = 'f' and connamespace = 'sample'::regnamespace order by 1`,
    );
    expect(keys.rows.map((row) => row.key)).toEqual([
      'sample.employees FOREIGN KEY (department) REFERENCES sample.departments(name)',
      'sample.open_positions FOREIGN KEY (department) REFERENCES sample.departments(name)',
      'sample.projects FOREIGN KEY (department) REFERENCES sample.departments(name)',
      'sample.timesheets FOREIGN KEY (employee_id) REFERENCES sample.employees(id)',
      'sample.timesheets FOREIGN KEY (project_id) REFERENCES sample.projects(id)',
    ]);
  });

  it('mends a version that differs', async () => {
    await test.database.pool.query(
      `delete from sample.timesheets; comment on schema sample is '{"sampleVersion":"old"}'`,
    );
    expect(await seedSampleCompany(test.database)).toBe('created');
    expect(await one('select count(*)::int as n from sample.timesheets')).toEqual({ n: 15_420 });
  });

  it('leaves a schema of that name alone when it is not ours', async () => {
    const other = await testDatabase();
    await other.database.pool.query('create schema sample; create table sample.precious (id int)');
    await expect(seedSampleCompany(other.database)).rejects.toThrow('not Parley');
    await expect(other.database.pool.query('select * from sample.precious')).resolves.toBeDefined();
    await other.drop();
  });
});
