import type { Lexicon } from '../../link/lexicon.ts';
import type { Model } from '../../schema/model.ts';
import type { QuestionReading } from '../read-question.ts';
import { withNames } from './days-between.ts';
import { apartAsked, lateAsked } from './late.ts';
import { spanAsked } from './spans.ts';

type Read = (question: string, lexicon: Lexicon) => QuestionReading;

/**
 * Reads a question about the days of two events, which are named by what happened then: each is a date of the row
 * asked about, or of one that it refers to. Nothing where no such question can be made of it.
 */
export function readEventPair(
  { model, lexicon }: { model: Model; lexicon: Lexicon },
  question: string,
  read: Read,
): QuestionReading | undefined {
  for (const { texts, named } of [spanAsked, apartAsked, lateAsked].flatMap((asked) => asked(model, question) ?? [])) {
    const known = withNames(lexicon, named);
    for (const text of texts) {
      if (process.env['DBG']) console.error('PAIR', text);
      const reading = read(text, known);
      if (process.env['DBG'] && reading.kind === 'unread') console.error('  unread', reading.reason);
      if (reading.kind === 'pending') return reading;
      if (reading.kind === 'plan') return { ...reading, settled: true };
    }
  }
  return undefined;
}
