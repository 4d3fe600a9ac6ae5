import { describe, expect, it } from 'vitest';
import type { Target } from '../link/entry.ts';
import type { Column } from '../schema/model.ts';
import { askAgency } from '../testing/ask-agency.ts';
import { roleHints } from './scope.ts';

describe('which of several keys is meant (R12)', () => {
  it.each([
    ['Who owns the most tickets?', 'owner_emp'],
    ['Which colleague owns most tickets?', 'owner_emp'],
    ['Who reviewed the most tickets?', 'intv_emp'],
  ])('tells the verb: %s', (question, key) => {
    const said = JSON.stringify(askAgency(question));
    expect(said).toContain(key);
    expect(said).not.toContain('client');
  });

  it('ranks only those of the kind that was named', () => {
    expect(JSON.stringify(askAgency('Which executive owns the most tickets?'))).toContain(
      'Account Executive',
    );
  });

  it.each(['Who leads Sales?', 'Who runs Customer Care?', 'who heads Design?'])(
    'tells who leads a row: %s',
    (question) => {
      expect(JSON.stringify(askAgency(question))).toContain('lead_emp');
    },
  );

  it('names nobody as the leader of what has none', () => {
    expect(askAgency('Who runs Porto?')).toMatchObject({ kind: 'decline' });
  });

  it('reads the name of a key without the word for people in general', () => {
    expect(askAgency('Is there a team without a lead?')).toMatchObject({
      table: 'team',
      filters: [{ column: 'lead_emp', op: 'is_null' }],
    });
  });

  it('counts no people by what rows of another table say of some', () => {
    expect(askAgency('How many account managers do we have?')).toMatchObject({ kind: 'decline' });
  });
});

it('takes no kind of thing for the role of a key whose comment mentions it (R12)', () => {
  const column = (name: string, reference?: Column['reference']): Column => ({
    table: 'visit',
    name,
    kind: 'text',
    type: 'text',
    nullable: true,
    words: [name],
    primary: false,
    codes: new Map(),
    cuts: new Map(),
    ...(reference ? { reference } : {}),
  });
  const key = { columns: ['ref_from'], table: 'site', references: ['site_cd'] };
  const hintsOf = (score: number) => {
    const kind: Target = { kind: 'value', column: column('site_kind'), values: ['practice'], score };
    const role: Target = { kind: 'column', column: column('ref_from', key), score: 0.8 };
    return [
      ...roleHints([{ start: 0, end: 1, surface: 'practice', relation: false, targets: [kind, role] }]),
    ];
  };
  expect(hintsOf(1)).toEqual([]);
  expect(hintsOf(0.85)).toEqual(['visit.ref_from']);
});
