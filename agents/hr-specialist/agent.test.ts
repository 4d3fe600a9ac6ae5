import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Company, startCompany } from '../testing/company.ts';
import { agent } from './agent.ts';

let company: Company;
beforeAll(async () => {
  company = await startCompany();
});
afterAll(() => company?.close());

describe('the HR specialist', () => {
  it('cites document, title and date for what a policy says (R1)', async () => {
    const { text, tools, evidence } = await company.ask(agent, 'What is our remote work policy?');
    expect(text).toMatch(/3 days a week/);
    expect(text).toMatch(/VPN/);
    expect(new Set(tools)).toEqual(new Set(['knowledge/search_knowledge_base']));
    const cited = evidence.sources.filter(({ id }) => text.includes(`[${id}]`));
    expect(cited.length).toBeGreaterThan(0);
    for (const source of cited) {
      expect(source).toMatchObject({
        kind: 'document',
        documentId: expect.any(String),
        title: expect.any(String),
        updated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      });
    }
  });

  it('says so when no document answers', async () => {
    const { evidence } = await company.ask(agent, 'What is our policy on keeping penguins in the canteen?');
    expect(evidence.answered).toBe(false);
  });
});
