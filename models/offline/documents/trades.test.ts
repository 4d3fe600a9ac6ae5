import { describe, expect, it } from 'vitest';
import { partsOf } from '../act/parts.ts';
import { CAMPING, CLUB, FARM, LAB, MUSEUM } from '../testing/handbooks/fields.ts';
import { type Handbook, searchHandbook } from '../testing/handbooks/handbook.ts';
import { HOSPITAL, SCHOOL, TOWN, ZOO } from '../testing/handbooks/public.ts';
import { AIRPORT, BANK, COURIER, SHIPYARD } from '../testing/handbooks/trade.ts';
import { answerFromDocuments } from './answer.ts';

/** The answers to the parts of a question, each with what the part before it found. */
function ask(handbook: Handbook, question: string): { answered: boolean; text: string } {
  const parts = partsOf(question);
  const answers = parts.map((part, i) => {
    const before = parts[i - 1];
    const asked = before ? { before, beside: searchHandbook(handbook, before) } : {};
    return answerFromDocuments(part, searchHandbook(handbook, part), asked);
  });
  return {
    answered: answers.some(({ answered }) => answered),
    text: answers.map(({ text }) => text).join('\n\n'),
  };
}

describe.each([
  HOSPITAL,
  SCHOOL,
  TOWN,
  ZOO,
  SHIPYARD,
  BANK,
  AIRPORT,
  COURIER,
  FARM,
  MUSEUM,
  CLUB,
  LAB,
  CAMPING,
])('the right case out of a rule: $field (R1.1)', (handbook) => {
  it.each(handbook.cases.map((one) => ({ question: one[0], says: one[1], not: one[2] ?? [] })))(
    '$question',
    ({ question, says, not }) => {
      const { answered, text } = ask(handbook, question);
      for (const phrase of says) expect(text).toContain(phrase);
      for (const phrase of not) expect(text).not.toContain(phrase);
      expect(answered).toBe(true);
    },
  );

  it.each(handbook.open)('%s has no answer', (question) => {
    expect(ask(handbook, question).answered).toBe(false);
  });
});
