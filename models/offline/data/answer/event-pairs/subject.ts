import { pluralOf } from '../../language/plural.ts';
import { singular } from '../../language/singular.ts';
import type { Model, Table } from '../../schema/model.ts';
import { spokenOfRows } from './resolve.ts';

const DETERMINER =
  /^(?:an?|the|our|its|their|his|her|my|your|it|they|them|he|she|we|us|you|is|are|was|were|be|been|being|has|have|had|people|somebody|someone|anybody|actually|really|usually|to)$/i;

/** A noun phrase without what stands around it. */
export const bare = (phrase: string): string => {
  const words = phrase.trim().split(/\s+/);
  const from = words.findIndex((word) => !DETERMINER.test(word));
  const to = words.findLastIndex((word) => !DETERMINER.test(word));
  return from < 0 ? '' : words.slice(from, to + 1).join(' ');
};

/** What the rows of a table are called. */
export function rowsCalled({ words }: Table): string {
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), pluralOf(singular(last))].join(' ');
}

const namesTable = (model: Model, word: string): boolean =>
  model.tables.some(({ words }) => singular(words.at(-1) ?? '') === singular(word.toLowerCase()));

/** A noun with nothing that tells which: "clients", "a parcel". */
const isPlain = (phrase: string): boolean => /^\p{L}+$/u.test(phrase);

/**
 * Ways to say which rows are meant, the likeliest first; nothing where too much is said to be put into one phrase.
 * A plain noun stands for all the rows, whether it names them or those who did it.
 */
export function whoseRows(model: Model, table: Table, phrases: readonly string[]): string[] | undefined {
  const rows = rowsCalled(table);
  const told = [...new Set(phrases.map(bare).filter(Boolean))].filter(
    (phrase) => !(isPlain(phrase) && (spokenOfRows(phrase, table) > 0 || isCommon(model, phrase))),
  );
  const [phrase, more] = told;
  if (more !== undefined || (phrase !== undefined && /\b(?:do|does|did)\b/i.test(phrase))) return undefined;
  if (phrase === undefined) return [rows];
  const [, head = '', rest = ''] =
    /^(\p{L}+)( (?:of|to|for|from|in|with|on|at|by|that|which|who) .+)?$/iu.exec(phrase) ?? [];
  // The days decide which rows are meant, where no other rows are called so.
  const unnamed = head !== '' && rest !== '' && !namesTable(model, head) ? [`${rows}${rest}`] : [];
  return spokenOfRows(phrase, table) >= 0.4 ? [phrase] : [phrase, ...unnamed, `${rows} of ${phrase}`];
}

/** "Clients pay us", where nothing says which of them. */
const isCommon = (model: Model, phrase: string): boolean =>
  /^\p{Ll}/u.test(phrase) &&
  (namesTable(model, phrase) || /^(?:customers?|clients?|users?|members?|guests?)$/.test(phrase));
