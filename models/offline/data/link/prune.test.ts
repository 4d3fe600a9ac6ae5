import { describe, expect, it } from 'vitest';
import type { Column } from '../schema/model.ts';
import type { Target } from './entry.ts';
import { idOf } from './mention.ts';
import { pruned } from './prune.ts';

const column = (table: string, name: string): Column => ({
  table,
  name,
  kind: 'text',
  type: 'text',
  nullable: false,
  words: [name],
  primary: false,
  codes: new Map(),
  cuts: new Map(),
});
const table = (name: string, score: number): Target => ({ kind: 'table', table: name, score });
const value = (of: string, said: string): Target => ({
  kind: 'value',
  column: column(of, 'kind'),
  values: [said],
  score: 1,
});
const meant = (surface: string, ...targets: Target[]): string[] =>
  pruned({ start: 0, end: 1, surface, relation: false, targets }).targets.map(idOf);

describe('kinds of rows and values that are written alike (R12)', () => {
  it('reads rows where there are such rows', () => {
    expect(meant('customers', table('cust', 0.8), value('team', 'Customer'))).toEqual(['table cust']);
    expect(meant('team', table('team', 1), value('plan', 'TEAM'))).toEqual(['table team']);
  });

  it('reads the value where it is written so, or no rows are plainly called so', () => {
    expect(meant('Team', table('team', 1), value('plan', 'Team'))).toContain('value plan.kind Team');
    expect(meant('team', table('team', 0.8), value('plan', 'TEAM'))).toContain('value plan.kind TEAM');
  });

  it('reads one kind of rows that the comment of their table lists', () => {
    expect(meant('laptops', table('asset', 0.75), value('asset', 'Laptop'))).toEqual([
      'value asset.kind Laptop',
    ]);
  });
});
