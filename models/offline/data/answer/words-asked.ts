import { fiscalYearOf, withFiscalDates } from '../language/fiscal.ts';
import { withGap } from '../language/gaps.ts';
import { withOwnFigures } from '../language/own-figures.ts';
import { withWorkingTime } from '../language/part-time.ts';
import { asOneWord, inKnownWords, withoutSelf } from '../language/plain-words.ts';
import { unended, withoutDelay } from '../language/rewording.ts';
import { type Token, tokenise } from '../language/tokens.ts';
import type { FigurePair } from '../link/figure-pairs/figure-pair.ts';
import { figurePairs } from '../link/figure-pairs/find-pairs.ts';
import type { Lexicon } from '../link/lexicon.ts';
import type { Model } from '../schema/model.ts';
import { sameDoers } from './same-doers.ts';

interface Reader {
  world: { model: Model; today: string };
  lexicon: Lexicon;
}

/** The words of a question, and the figures that it sets against each other. */
export interface Compared {
  tokens: Token[];
  pairs: readonly FigurePair[];
  /** It asks by how much they differ. */
  gap: boolean;
}

export const tokensOf = (reader: Reader, text: string): Token[] => tokenise(plainly(reader, text));

export function comparedIn(question: string, reader: Reader): Compared {
  const { lexicon, world } = reader;
  const text = plainly(reader, question);
  const subtracted = withGap(text);
  const [told, tokens] = [subtracted === undefined ? [] : tokenise(subtracted), tokenise(text)];
  const pairs = figurePairs({ tokens: told, model: world.model, lexicon }, true);
  return pairs.length > 0
    ? { tokens: told, pairs, gap: true }
    : { tokens, pairs: figurePairs({ tokens, model: world.model, lexicon }, false), gap: false };
}

/** A question in words that this database knows. */
function plainly(reader: Reader, text: string): string {
  const { model } = reader.world;
  const plain = withOwnFigures(withWorkingTime(dated(sameDoers(text, reader), model), model), model);
  return inPlainWords(inKnownWords(plain), reader.lexicon);
}

/** Fiscal years run as the comments of the schema say. */
function dated(text: string, model: Model): string {
  if (!/\b(?:fiscal|financial|business) year|\bfy ?-?\d/i.test(text)) return text;
  const comments = model.tables.flatMap((table) =>
    [table, ...table.columns].map(({ comment }) => comment ?? ''),
  );
  const fiscal = fiscalYearOf(comments);
  return fiscal ? withFiscalDates(text, fiscal) : text;
}

/** "unresolved" means not resolved, where only the latter is known; "behind schedule" means overdue. */
function inPlainWords(text: string, lexicon: Lexicon): string {
  const known = (word: string): boolean =>
    lexicon.entries.some(({ words }) => words.map((each) => each.word).join(' ') === word);
  // "The unpaid balance" is one name.
  const isSaid = (word: string): boolean =>
    lexicon.entries.some(({ words }) => words.some((each) => each.word === word));
  const named = (word: string): boolean =>
    lexicon.entries.some(
      ({ words, target }) => target.kind !== 'flag' && words.map((each) => each.word).join(' ') === word,
    );
  const kept = withStays(text, lexicon);
  const often = known('case') ? kept : kept.replaceAll(CASES, 'how often ');
  const plain = known('called off') ? often : often.replaceAll(/\bcalled off\b/gi, 'cancelled');
  return withoutDelay(withoutSelf(unended(asOneWord(plain, known), known), named), known).replace(
    /\bun([a-z]{3,}(?:ed|en|t|d))\b/gi,
    (whole: string, rest: string) =>
      isSaid(whole.toLowerCase()) || !known(rest.toLowerCase()) ? whole : `not ${rest}`,
  );
}

/** Nouns that only count how often something was. */
const CASES =
  /\b(?:(?:in|on|at) how many (?:cases|instances|occasions)|how many times) (?=did|do|does|was|were|is|are|has|have|had|could|can)/gi;

/** "How many stays" counts reservations, where the data calls them so. */
function withStays(text: string, { entries }: Lexicon): string {
  const tables = entries.flatMap(({ words, target }) =>
    target.kind === 'table' ? [words.map(({ word }) => word).join(' ')] : [],
  );
  const rows = tables.includes('stay')
    ? undefined
    : tables.find((name) => /^(?:reservation|booking)$/.test(name));
  return rows ? text.replace(/\b(how many|number of|share of|percentage of) stays\b/gi, `$1 ${rows}s`) : text;
}
