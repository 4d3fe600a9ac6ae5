import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { buildModel } from '../../schema/model.ts';
import { fleet } from '../../testing/fixture.ts';
import { gather } from '../evidence/evidence.ts';
import type { Option, Slot } from './slot.ts';
import { slotsOf } from './slots.ts';

const model = buildModel(fleet);
const lexicon = buildLexicon(model);

/** The slots of a question about rows of a table, the likeliest option first. */
function slotsFor(question: string, table: string, liked: readonly string[] = []): Slot[] {
  const evidence = gather({ tokens: tokenise(question), lexicon, model, today: '2026-11-30', names: [] });
  const base = model.byName.get(table)!;
  return slotsOf({ evidence, model, base, frame: {}, taken: [] }, (traits) =>
    traits.some((each) => liked.includes(each)) ? 5 : 0,
  );
}

const optionsFor = (question: string, table: string, word: number): Option[] =>
  slotsFor(question, table)
    .filter(({ start, end }) => start <= word && end > word)
    .flatMap(({ options }) => options);

describe('what is denied (R12)', () => {
  it('denies a state, and keeps the other way to read it behind', () => {
    const [first, second] = optionsFor('How many trucks are not leased?', 'trucks', 5);
    expect(first?.condition).toMatchObject({ kind: 'value', negated: true });
    expect(first?.uses.map(({ start }) => start)).toContain(4);
    expect(second?.condition).toMatchObject({ kind: 'value', negated: false });
    expect(second?.traits).toContain('value:though-denied');
  });

  it('takes a state that nobody denies as it is said', () => {
    const options = optionsFor('How many trucks are leased?', 'trucks', 4);
    expect(
      options.flatMap(({ condition }) => (condition?.kind === 'value' ? [condition.negated] : [])),
    ).toEqual([false]);
  });

  it('looks for rows that have none of another table', () => {
    const [first] = optionsFor('Which trucks have no repair jobs?', 'trucks', 4);
    expect(first?.condition).toMatchObject({ kind: 'missing', exclude: false });
    expect(first?.traits).toContain('lacks:child');
  });

  it('leaves out single rows where they are excluded in so many words', () => {
    const [first] = optionsFor('Total cost of repair jobs, open ones left out', 'repair_jobs', 5);
    expect(first?.condition).toMatchObject({ kind: 'value', negated: true, rowwise: true });
    expect(first?.traits).toContain('value:excluded');
  });

  it('takes a figure that is not included for no condition', () => {
    const [first] = optionsFor('Total repair jobs, cost not included', 'repair_jobs', 3);
    expect(first?.condition).toBeUndefined();
    expect(first?.traits).toContain('figure:excluded');
  });
});

describe('words that tell of a state (R12)', () => {
  it.each([
    ['Which repair jobs are overdue?', { kind: 'overdue', surface: 'overdue' }],
    ['Which repair jobs are late?', { kind: 'late', onTime: false, surface: 'late' }],
    ['Which repair jobs are expired?', { kind: 'expired', expired: true, surface: 'expired' }],
    ['Which repair jobs are valid?', { kind: 'expired', expired: false, surface: 'valid' }],
    ['Which repair jobs are unassigned?', { kind: 'unassigned', surface: 'unassigned' }],
  ])('%s', (question, condition) => {
    expect(optionsFor(question, 'repair_jobs', 4).map((option) => option.condition)).toContainEqual(
      condition,
    );
  });

  it('reads "still" by the day that is missing, or by no more than that', () => {
    const conditions = optionsFor('Which repair jobs are still running?', 'repair_jobs', 4).map(
      ({ condition }) => condition,
    );
    expect(conditions).toContainEqual({ kind: 'still', surface: 'still', optional: true });
    expect(conditions).toContainEqual(expect.objectContaining({ kind: 'missing', surface: 'closed at' }));
    expect(conditions).toContain(undefined);
  });

  it('sees no open state in rows that have no end', () => {
    const conditions = optionsFor('Which trucks are still away?', 'trucks', 4).map(
      ({ condition }) => condition?.kind,
    );
    expect(conditions).not.toContain('missing');
  });
});

describe('the ways to use each piece of evidence (R12)', () => {
  const question = 'How many repair jobs were closed in 2025?';

  it('keeps a few, and always one that leaves the piece out', () => {
    const slots = slotsFor(question, 'repair_jobs');
    expect(slots.length).toBeGreaterThan(0);
    for (const { options } of slots) {
      expect(options.length).toBeLessThanOrEqual(5);
      expect(options.at(-1)?.traits[0]).toMatch(/^skip:|^again/);
    }
  });

  it('puts first what was learned to be meant', () => {
    const dateOf = (slots: readonly Slot[]): Option | undefined =>
      slots.find(({ options }) => options.some(({ condition }) => condition?.kind === 'date'))?.options[0];
    expect(dateOf(slotsFor(question, 'repair_jobs'))?.traits[0]).toBe('date:cue:own');
    const liked = dateOf(slotsFor(question, 'repair_jobs', ['date:plain']));
    expect(liked?.traits[0]).toBe('date:plain');
    expect(liked?.hunch).toBeCloseTo((liked?.score ?? 0) - 5);
  });
});
