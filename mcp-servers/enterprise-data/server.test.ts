import { Client } from '@modelcontextprotocol/client';
import { InMemoryTransport } from '@modelcontextprotocol/server';
import type { Config } from '@parley/platform/config';
import { silentLogger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { testConfig } from '@parley/platform/testing/config';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMcpService } from '../host.ts';
import { serveMcpStdio } from '../stdio.ts';
import { bareDeps, connect, type Era, namedIdentity } from '../testing/harness.ts';
import { server } from './server.ts';
import { FERRIES } from './testing/ferries.ts';

const identity = namedIdentity({
  ana: { subject: 'ana', scopes: ['data:read'], actors: ['data-analyst'] },
  hal: { subject: 'hal', scopes: ['data:read', 'salary:read'], actors: [] },
  out: { subject: 'out', scopes: ['kb:read'], actors: [] },
});

function make(test: TestDatabase, config: Config = testConfig()) {
  const deps = { ...bareDeps(silentLogger()), database: test.database, config, identity };
  return { deps, service: createMcpService(server, deps) };
}

const callTool = (client: Client, args: Record<string, unknown>, name = 'query_database') =>
  client.callTool({ name, arguments: args }) as Promise<{
    structuredContent?: { rows: Record<string, unknown>[] };
    isError?: boolean;
    content: { text: string }[];
  }>;

const read = async (client: Client, uri: string) => {
  const { contents } = await client.readResource({ uri });
  return JSON.parse((contents[0] as { text: string }).text);
};

describe.each<Era>(['legacy', 'modern'])('enterprise-data on the sample company, for a %s client', (era) => {
  let test: TestDatabase;
  let service: Service;
  let ana: Client;
  beforeAll(async () => {
    test = await testDatabase();
    service = make(test).service;
    await service.start();
    ana = await connect(service, { token: 'ana', era });
  });
  afterAll(async () => {
    await ana.close();
    await service.close();
    await test.drop();
  });

  it('is ready and has its capabilities (R3.1)', async () => {
    expect(await service.ready()).toEqual({
      ok: true,
      checks: { database: 'ok', catalogue: 'ok', role: 'ok' },
    });
    expect((await ana.listTools()).tools.map((tool) => tool.name)).toEqual([
      'describe_table',
      'query_database',
    ]);
    expect((await ana.listResources()).resources.map((r) => r.uri)).toEqual([
      'schema://database',
      'config://company',
    ]);
    expect((await ana.listPrompts()).prompts.map((prompt) => prompt.name)).toEqual(['data_analyst_prompt']);
  });

  it('counts the engineers (R4)', async () => {
    const result = await callTool(ana, {
      table: 'employees',
      filters: [{ column: 'department', op: 'eq', value: 'Engineering' }],
      aggregates: [{ fn: 'count' }],
    });
    expect(result.structuredContent?.rows).toEqual([{ count: 128 }]);
  });

  it('finds the staffing concerns of the sample (R4)', async () => {
    const empty = await callTool(ana, {
      table: 'departments',
      columns: ['name', 'head'],
      without: ['employees'],
    });
    expect(empty.structuredContent?.rows).toHaveLength(8);
    const open = await callTool(ana, { table: 'open_positions', aggregates: [{ fn: 'count' }] });
    expect(open.structuredContent?.rows).toEqual([{ count: 23 }]);
    const zeros = await callTool(ana, {
      table: 'departments',
      group_by: ['name', 'headcount'],
      aggregates: [{ fn: 'count', column: 'employees.id', as: 'people' }],
    });
    const differ = zeros.structuredContent?.rows.filter((row) => row['people'] !== row['headcount']);
    expect(differ?.map((row) => row['name'])).toEqual(['Operations', 'Sales']);
  });

  it('asks which way when hours could reach a department by two', async () => {
    const query = {
      table: 'timesheets',
      group_by: ['departments.name'],
      aggregates: [{ fn: 'sum', column: 'hours' }],
    };
    const unclear = await callTool(ana, query);
    expect(unclear.isError).toBe(true);
    expect(unclear.content[0]?.text).toMatch(
      /departments@employees.department.*departments@projects.department/,
    );
    const clear = await callTool(ana, { ...query, group_by: ['departments@employees.department.name'] });
    expect(clear.structuredContent?.rows).toHaveLength(4);
  });

  it('describes the database with all that a model needs (R3.1)', async () => {
    const schema = await read(ana, 'schema://database');
    const departments = schema.tables.find((t: { name: string }) => t.name === 'departments');
    expect(departments).toMatchObject({ rows: 12, primaryKey: ['id'], foreignKeys: [] });
    const employees = schema.tables.find((t: { name: string }) => t.name === 'employees');
    expect(employees.foreignKeys).toEqual([
      { columns: ['department'], table: 'departments', references: ['name'] },
    ]);
    const department = employees.columns.find((c: { name: string }) => c.name === 'department');
    expect(department.values).toEqual(['Engineering', 'Operations', 'Product', 'Sales']);
    const described = await callTool(ana, { table: 'employees' }, 'describe_table');
    expect(described.structuredContent).toMatchObject({
      referencedBy: [{ table: 'timesheets', columns: ['employee_id'] }],
    });
  });

  it('tells the company configuration (R4)', async () => {
    expect(await read(ana, 'config://company')).toMatchObject({
      name: 'Acme Corporation',
      fiscalYearStartMonth: 'January',
      dataRetentionDays: 365,
      timeZone: 'America/New_York',
      languages: ['en', 'es', 'fr'],
    });
  });

  it('shows salaries only to those who may see them (R9.2)', async () => {
    const query = { table: 'employees', group_by: ['salary_band'], aggregates: [{ fn: 'count' }] };
    const refused = await callTool(ana, query);
    expect(JSON.parse(refused.content[0]?.text ?? '')).toMatchObject({
      code: 'invalid_input',
      error: 'There is no column "salary_band" in "employees".',
    });
    expect(JSON.stringify(await read(ana, 'schema://database'))).not.toContain('salary_band');
    const hal = await connect(service, { token: 'hal', era });
    expect((await callTool(hal, query)).structuredContent?.rows).toHaveLength(7);
    expect(JSON.stringify(await read(hal, 'schema://database'))).toContain('salary_band');
    await hal.close();
  });

  it('refuses callers without the scope (R9.2)', async () => {
    const out = await connect(service, { token: 'out', era });
    expect((await out.listTools()).tools).toEqual([]);
    await expect(callTool(out, { table: 'employees' })).rejects.toThrow();
    await expect(out.readResource({ uri: 'schema://database' })).rejects.toThrow();
    await out.close();
  });

  it('gives a prompt with the question and the schema that the caller may see', async () => {
    const { messages } = await ana.getPrompt({
      name: 'data_analyst_prompt',
      arguments: { question: 'Who is new?' },
    });
    const text = JSON.stringify(messages[0]?.content);
    expect(text).toContain('Who is new?');
    expect(text).toContain('open_positions');
    expect(text).not.toContain('salary_band');
  });
});

describe('enterprise-data elsewhere', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
    await test.database.pool.query(FERRIES);
  });
  afterAll(() => test.drop());

  const pointedAt = (env: Record<string, string>) =>
    make(test, testConfig({ ENTERPRISE_DATABASE_URL: test.url, ENTERPRISE_SCHEMA: 'fleet', ...env })).service;

  it('answers from the database that it is pointed at, and invents no company (R3.1)', async () => {
    const service = pointedAt({
      ENTERPRISE_TABLES: 'ports,sailings',
      ENTERPRISE_RESTRICTED: 'ports.Max Draft=draft:read',
    });
    await service.start();
    const client = await connect(service, { token: 'ana' });
    const schema = await read(client, 'schema://database');
    expect(schema.tables.map((t: { name: string }) => t.name)).toEqual(['ports', 'sailings']);
    expect(JSON.stringify(schema)).not.toContain('Max Draft');
    const company = await read(client, 'config://company');
    expect(company).toEqual({
      database: expect.stringMatching(/^test_/),
      schema: 'fleet',
      about: 'Ferries of the northern islands',
    });
    const { rows } = await test.database.pool.query(`select 1 from pg_namespace where nspname = 'sample'`);
    expect(rows).toEqual([]);
    await client.close();
    await service.close();
  });

  it('is not ready when a restriction misses its column: it would stay open (R9.2)', async () => {
    const service = pointedAt({ ENTERPRISE_RESTRICTED: 'passengers.passport=passport:read' });
    const ready = await service.ready();
    expect(ready.ok).toBe(false);
    expect(ready.checks['catalogue']).toContain('passengers.passport');
    await service.close();
  });

  it('sees a table that is new', async () => {
    const service = pointedAt({});
    const client = await connect(service, { token: 'ana' });
    await callTool(client, { table: 'ports' });
    await test.database.pool.query(
      'create table fleet.buoys as select 1 as id; alter table fleet.ports rename "Max Draft" to draft',
    );
    const stale = await callTool(client, { table: 'ports', columns: ['Max Draft'] });
    expect(stale.isError).toBe(true);
    expect(stale.content[0]?.text).toContain('code, name, country, draft');
    expect((await callTool(client, { table: 'buoys' })).structuredContent?.rows).toEqual([{ id: 1 }]);
    await client.close();
    await service.close();
  });

  it('is not ready without its database', async () => {
    const config = testConfig({ ENTERPRISE_DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' });
    const { service } = make(test, config);
    expect((await service.ready()).ok).toBe(false);
    await service.close();
  });

  it('serves the same over stdio', async () => {
    const config = testConfig({ ENTERPRISE_DATABASE_URL: test.url, ENTERPRISE_SCHEMA: 'fleet' });
    const [ours, theirs] = InMemoryTransport.createLinkedPair();
    const handle = await serveMcpStdio(server, make(test, config).deps, { transport: ours });
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(theirs);
    const result = await callTool(client, { table: 'vessels', aggregates: [{ fn: 'count' }] });
    expect(result.structuredContent?.rows).toEqual([{ count: 3 }]);
    await client.close();
    await handle.close();
  });
});
