import { describe, expect, it } from 'vitest';
import { type Handbook, searchHandbook } from '../testing/handbooks/handbook.ts';
import { HOSPITAL, SCHOOL, TOWN, ZOO } from '../testing/handbooks/public.ts';
import { AIRPORT, BANK, COURIER, SHIPYARD } from '../testing/handbooks/trade.ts';
import { answerFromDocuments } from './answer.ts';

const ask = (handbook: Handbook, question: string) =>
  answerFromDocuments(question, searchHandbook(handbook, question));

describe.each([HOSPITAL, SCHOOL, TOWN, ZOO, SHIPYARD, BANK, AIRPORT, COURIER])(
  'the right case out of a rule: $field (R1.1)',
  (handbook) => {
    it.each(handbook.cases)('%s', (question, says, not = []) => {
      const { answered, text } = ask(handbook, question);
      for (const phrase of says) expect(text).toContain(phrase);
      for (const phrase of not) expect(text).not.toContain(phrase);
      expect(answered).toBe(true);
    });

    it.each(handbook.open)('%s has no answer', (question) => {
      expect(ask(handbook, question).answered).toBe(false);
    });
  },
);
