import { tokenise } from '../../language/tokens.ts';
import { recognise } from '../../link/items.ts';
import type { Lexicon } from '../../link/lexicon.ts';
import { hasTable } from '../../plan/read/frame.ts';
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
  const asked = [spanAsked, apartAsked, lateAsked].flatMap((each) => each(model, question) ?? []);
  for (const { texts, named } of asked) {
    const known = withNames(lexicon, named);
    for (const text of texts) {
      const reading = read(text, known);
      if (reading.kind === 'pending') return reading;
      if (reading.kind === 'plan') return isPassedOver(text, known) ? undefined : weighed(model, reading);
    }
  }
  return undefined;
}

type Planned = Extract<QuestionReading, { kind: 'plan' }>;

const weighed = (model: Model, reading: Planned): Planned =>
  isOfPerson(model, reading.plan.id) ? reading : { ...reading, settled: true };

/**
 * "Repaired defects": a participle that nothing is called by only ties elsewhere, but right before the noun it says
 * which rows are meant.
 */
function isPassedOver(text: string, lexicon: Lexicon): boolean {
  const items = recognise({ tokens: tokenise(text), lexicon, today: '2000-01-01', names: [] });
  return items.some((item, at) => {
    const next = items[at + 1];
    const isNoun = next?.kind === 'mention' && hasTable(next.mention);
    if (!isNoun || !/(?:ed|en|id|nt|ld|ne)$/i.test(item.surface)) return false;
    if (item.kind === 'word') return item.role === 'relation';
    return item.kind === 'mention' && item.mention.relation && (item.mention.targets[0]?.score ?? 0) < 0.99;
  });
}

/** Somebody may have to do with a row in several ways: which is meant, other readings tell as well. */
const isOfPerson = (model: Model, query: string): boolean =>
  model.tables.some(
    ({ name, person }) => person && new RegExp(`"column":"${name}(?:@[^".]+)?\\.`).test(query),
  );
