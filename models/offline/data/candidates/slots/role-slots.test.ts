import { describe, expect, it } from 'vitest';
import { buildLexicon } from '../../link/lexicon.ts';
import type { Fetch, Query } from '../../plan/query.ts';
import { buildModel } from '../../schema/model.ts';
import { agency } from '../../testing/agency.ts';
import { candidatesOf } from '../candidates.ts';

const model = buildModel(agency);
const lexicon = buildLexicon(model);
const people = ['Ann Moor', 'Ben Lark'];

/** Finds the people that the agency employs, and nobody else. */
const fetch: Fetch = ({ table, filters = [] }: Query) => {
  const said = JSON.stringify(filters).toLowerCase();
  const rows = table === 'staff' ? people.filter((name) => said.includes(name.toLowerCase())) : [];
  const found = rows.map((full_nm) => ({ full_nm }));
  return { kind: 'rows', result: { id: 'c0', rows: found, rowCount: found.length, truncated: false } };
};

function plansFor(question: string): string[] {
  const found = candidatesOf({ model, lexicon, today: '2026-11-30', fetch }, question);
  return found.kind === 'found' ? found.candidates.map(({ plan }) => plan.id) : [];
}

describe('whose part it is (R12)', () => {
  it('compares two keys of a row where one person did both', () => {
    expect(plansFor('How many tickets were reviewed by the very person who owns them?').join('\n')).toMatch(
      /"column":"(?:owner_emp - intv_emp|intv_emp - owner_emp)","op":"eq"/,
    );
  });

  it('compares them where somebody else did the second', () => {
    expect(plansFor('How many tickets were reviewed by somebody other than their owner?').join('\n')).toMatch(
      /"column":"(?:owner_emp - intv_emp|intv_emp - owner_emp)","op":"ne"/,
    );
  });

  it('compares no keys where nothing is said of one or two people', () => {
    expect(plansFor('How many tickets were reviewed?').join('\n')).not.toContain(' - ');
  });

  it('takes two names for two parts', () => {
    expect(
      plansFor('How many tickets owned by Ann Moor did Ben Lark review?').some(
        (id) =>
          id.includes('{"column":"staff@owner_emp.full_nm","op":"eq","value":"Ann Moor"}') &&
          id.includes('{"column":"staff@intv_emp.full_nm","op":"eq","value":"Ben Lark"}'),
      ),
    ).toBe(true);
  });

  it('ranks those who did it by the key that is told', () => {
    const [first] = plansFor('Who reviewed the most tickets?').filter((id) =>
      id.includes('"table":"ticket"'),
    );
    expect(first).toContain('"group_by":["intv_emp"');
  });

  it('tells apart by the key that the verb names', () => {
    expect(
      plansFor('Who reviewed how many tickets?').some((id) => id.includes('"group_by":["intv_emp"')),
    ).toBe(true);
  });

  it('compares a key of the row with one of the row that it belongs to', () => {
    expect(
      plansFor('How many tickets are owned by somebody other than the account manager of the client?').join(
        '\n',
      ),
    ).toMatch(/"column":"owner_emp - client\.acct_mgr","op":"ne"/);
  });
});
