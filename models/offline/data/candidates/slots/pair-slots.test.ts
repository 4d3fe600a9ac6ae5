import { describe, expect, it } from 'vitest';
import { tokenise } from '../../language/tokens.ts';
import { buildLexicon } from '../../link/lexicon.ts';
import { buildModel } from '../../schema/model.ts';
import { fleet } from '../../testing/fixture.ts';
import { gather } from '../evidence/evidence.ts';
import { generate } from '../generate.ts';

const today = '2026-11-30';
const model = buildModel(fleet);
const lexicon = buildLexicon(model);

/** What the candidates of a question ask the tool. */
function queriesOf(question: string): string[] {
  const evidence = gather({ tokens: tokenise(question), lexicon, model, today, names: [] });
  return generate({ model, today, roles: new Set() }, evidence, () => 0).map(({ plan }) => plan.id);
}

describe('two columns of a row (R12)', () => {
  it.each([
    [
      'How many repair jobs were closed later than due?',
      '{"column":"closed_at - due_date","op":"gt","value":0}',
    ],
    [
      'How many repair jobs were closed no later than due?',
      '{"column":"closed_at - due_date","op":"lte","value":0}',
    ],
    [
      'How many trucks have a different current depot than their home depot?',
      'depot_id","op":"ne","value":0}',
    ],
    [
      'How many repair jobs cost more than the daily rate of the truck?',
      '{"column":"cost - trucks.daily_rate","op":"gt","value":0}',
    ],
    [
      'How many repair jobs were closed more than 10 days after they were opened?',
      '{"column":"closed_at - opened_at","op":"gt","value":10}',
    ],
  ])('compares them: %s', (question, filter) => {
    expect(queriesOf(question).some((query) => query.includes(filter))).toBe(true);
  });

  it.each([
    [
      'On average, how many days lie between opening and closing a repair job?',
      '{"fn":"avg","column":"closed_at - opened_at"',
    ],
    [
      'How many hours did the longest repair job take from opening to closing?',
      '{"fn":"max","column":"closed_at - opened_at"',
    ],
  ])('tells what lies between them: %s', (question, aggregate) => {
    expect(queriesOf(question).some((query) => query.includes(aggregate))).toBe(true);
  });

  it('sets no columns against each other where nothing is compared', () => {
    expect(
      queriesOf('How many repair jobs were closed in 2025?').filter((query) => query.includes(' - ')),
    ).toEqual([]);
  });
});

it('reads what has no end yet by the day that is missing (R12)', () => {
  expect(
    queriesOf('Which repair jobs are still unfinished?').some((query) =>
      query.includes('{"column":"closed_at","op":"is_null"}'),
    ),
  ).toBe(true);
});
