import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../link/lexicon.ts';
import type { Fetch, Query } from '../../plan/query.ts';
import { buildModel } from '../../schema/model.ts';
import { fleet } from '../../testing/fixture.ts';
import { type Choice, choose, type RulesSay, recording } from './choose.ts';

const model = buildModel(fleet);
const lexicon = buildLexicon(model);

/** Seven of whatever is counted, and nobody of any name. */
const fetch: Fetch = ({ filters = [] }) => {
  const rows = filters.some(({ op }) => op === 'ilike') ? [] : [{ count: 7 }];
  return { kind: 'rows', result: { id: 'c1', rows, rowCount: rows.length, truncated: false } };
};

const declined: RulesSay = { kind: 'decline', text: 'I could not place that.', queries: new Set() };

const chosen = (question: string, rules = declined, asking: Fetch = fetch): Choice =>
  choose({ model, lexicon, today: '2026-11-30', fetch: asking }, question, rules);

const leased: Query = {
  table: 'trucks',
  filters: [{ column: 'is_leased', op: 'eq', value: true }],
  aggregates: [{ fn: 'count', as: 'count' }],
};

describe('the reading that is told (R12)', () => {
  it('answers with the likeliest reading where the rules found none', () => {
    expect(chosen('How many trucks are leased?')).toEqual({
      kind: 'answer',
      text: 'There are **7** trucks where is leased is true [call:c1].',
    });
  });

  it('leaves it to the rules where they asked the same', () => {
    const asked = recording(fetch);
    asked.fetch(leased, 'count leased trucks');
    const rules: RulesSay = {
      kind: 'answer',
      text: 'There are **7** leased trucks.',
      queries: asked.queries,
    };
    expect(chosen('How many trucks are leased?', rules)).toEqual({ kind: 'rules' });
  });

  it('names the words that it could not place', () => {
    const choice = chosen('How many trucks are leased these days?');
    expect(choice).toMatchObject({ kind: 'answer', text: expect.stringContaining('There are **7** trucks') });
    expect(choice).toMatchObject({ text: expect.stringContaining('(This leaves out "days",') });
  });

  it('is unsure where a word that restricts is left over', () => {
    expect(chosen('How many blue trucks are leased?')).toMatchObject({ kind: 'unsure' });
  });

  it('is unsure of what the data says nothing about, and tells what it would have read', () => {
    expect(chosen('What is the weather like in Paris?')).toEqual({
      kind: 'unsure',
      likeliest: expect.stringMatching(/\w/),
    });
  });

  it('waits for what it asked, and asks only for a few readings', () => {
    const queries: Query[] = [];
    const waiting: Fetch = (query) => {
      queries.push(query);
      return { kind: 'pending' };
    };
    expect(chosen('How many trucks are leased?', declined, waiting)).toEqual({ kind: 'pending' });
    expect(queries).toContainEqual(leased);
    expect(queries.length).toBeLessThanOrEqual(4);
  });

  it('tells no reading that the database refused', () => {
    const refusing: Fetch = () => ({ kind: 'error', message: 'this takes too long' });
    expect(chosen('How many trucks are leased?', declined, refusing)).not.toMatchObject({ kind: 'answer' });
  });
});
