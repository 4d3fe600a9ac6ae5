import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '../testing/company.ts';
import { agent } from './agent.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company?.close());

describe('the engineering lead', () => {
  it('counts projects in the database (R1)', async () => {
    const { text, tools } = await company.ask(agent, 'How many projects do we have?');
    expect(text).toMatch(/\b67\b/);
    expect(tools).toContain('enterprise-data/query_database');
  });

  it('finds engineering standards in the documents (R1)', async () => {
    const { text, tools } = await company.ask(
      agent,
      'What do our engineering standards require for code review?',
    );
    expect(text).toMatch(/senior engineer/i);
    expect(text).toMatch(/\[doc:[^\]]+\]/);
    expect(tools).toContain('knowledge/search_knowledge_base');
  });

  it('reads files and logs (R1)', async () => {
    const { tools } = await company.ask(agent, 'Which errors are in the application logs?');
    expect(tools.some((tool) => tool.startsWith('files/'))).toBe(true);
  });
});
