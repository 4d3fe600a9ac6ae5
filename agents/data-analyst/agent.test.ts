import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '../testing/company.ts';
import { agent } from './agent.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company?.close());

describe('the data analyst', () => {
  it('gives a figure that a query computed, and cites the query (R1)', async () => {
    const { text, tools, evidence } = await company.ask(agent, 'How many engineers do we have?');
    expect(text).toMatch(/\b128\b/);
    expect(tools).toContain('enterprise-data/query_database');
    const [source] = evidence.sources;
    expect(source).toMatchObject({ kind: 'data', title: expect.stringContaining('employees') });
    expect(text).toContain(`[${source?.id}]`);
    expect(evidence.answered).toBe(true);
  });

  it('says so when no table holds what is asked', async () => {
    const { text, evidence } = await company.ask(agent, 'How many penguins live in our canteen?');
    expect(text).toMatch(/^NOT ANSWERED/);
    expect(evidence.answered).toBe(false);
  });

  it('gives no column that the end user may not see (R9.2)', async () => {
    const principal = { subject: 'bob', scopes: ['data:read'], actors: [] };
    const { text, evidence } = await company.ask(agent, 'What is the salary band of each employee?', {
      principal,
    });
    expect(JSON.stringify(evidence)).not.toMatch(/"salary_band":"/);
    expect(text).not.toMatch(/\bL[1-9]\b/);
  });
});
