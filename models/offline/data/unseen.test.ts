import { describe, expect, it } from 'vitest';
import { analyseByRules } from './engine.ts';
import { isShortFor } from './language/short-form.ts';
import { buildModel } from './schema/model.ts';
import { depot } from './testing/depot.ts';

const ask = (instruction: string) =>
  analyseByRules({
    instruction,
    context: '',
    schema: depot,
    toolName: 'query_database',
    today: '2026-03-10',
    history: [],
  });
const firstQuery = (question: string): unknown => {
  const analysis = ask(question);
  return analysis.kind === 'calls' ? analysis.calls[0]?.arguments : analysis;
};

describe('names that are cut down (R12)', () => {
  it.each([
    ['mdl', 'model', true],
    ['hrly', 'hourly', true],
    ['sev', 'severity', true],
    ['prom', 'promised', true],
    ['car', 'carbon', false],
    ['policy', 'policyholder', false],
    ['st', 'sent', false],
  ])('%s for %s: %s', (short, word, expected) => {
    expect(isShortFor(short, word)).toBe(expected);
  });

  it('learns them from comments, also by initials', () => {
    const [order, part] = buildModel(depot).tables;
    expect([order?.words, part?.words]).toEqual([['work', 'order'], ['part']]);
    expect(part?.columns.find(({ name }) => name === 'qty_oh')?.words).toEqual(['quantity', 'on', 'hand']);
  });

  it.each([
    ['How many work orders are there?', { table: 't_wo' }],
    ['What is the average labour charge?', { aggregates: [{ fn: 'avg', column: 'lab_amt' }, {}] }],
    ['How many work orders were promised in 2025?', { filters: [{ column: 'prom_dt' }, {}] }],
    [
      'Which part has the highest unit price?',
      { table: 't_prt', columns: ['prt_no', 'prt_desc', 'unit_prc'] },
    ],
  ])('%s', (question, query) => {
    expect(firstQuery(question)).toMatchObject(query);
  });
});

describe('what letters and codes say', () => {
  it.each([
    ['How many parts are imported?', { column: 'imp_flg', op: 'eq', value: 'Y' }],
    ['How many parts are not imported?', { column: 'imp_flg', op: 'ne', value: 'Y' }],
    ['How many work orders are in progress?', { column: 'wo_sts', op: 'eq', value: 'IP' }],
    ['How many work orders have no mechanic?', { column: 'mech_emp_no', op: 'is_null' }],
    ['Which parts are below their reorder point?', { column: 'qty_oh - reord_pt', op: 'lt', value: 0 }],
  ])('%s', (question, filter) => {
    expect(firstQuery(question)).toMatchObject({ filters: [filter] });
  });
});

describe('what a question restricts is never dropped', () => {
  it.each([
    ['How many work orders were inspected?', 'inspected'],
    ['What is the rent of the parts?', 'rent'],
    ['Parts by colour', 'colour'],
    ['How many red parts are there?', 'red'],
    ['How many parts were returned?', 'returned'],
  ])('%s', (question, word) => {
    const analysis = ask(question);
    const text = analysis.kind === 'calls' ? '' : analysis.text;
    // A word that may be a name is looked for first.
    if (analysis.kind === 'calls') expect(JSON.stringify(analysis.calls)).toContain(word);
    else expect(text).toContain(word);
  });
});
