import { aboutAdjective } from '../language/superlatives.ts';
import type { Item } from '../link/items.ts';
import type { Mention } from '../link/mention.ts';
import type { Model, Table } from '../schema/model.ts';
import type { Base } from './bases.ts';
import { hasTable, type Rank } from './read/frame.ts';

const helper = /^(?:is|are|was|were|been|being|get|gets|got)$/i;
const participle =
  /(?:[a-z]ed|^(?:sent|lent|sold|held|given|taken|written|drawn|stolen|broken|chosen|made|done|bought|built|seen))$/i;
/** What is paid, weighed or charged the most is so by an amount. */
const byAmount = /^(?:paid|charged|weighed|priced|rated|valued|taxed|loaded|indebted|delayed)$/i;
/** Verbs that say no more than that there was such a row. */
const plain =
  /^(?:done|used|made|performed|applied|carried out|conducted|occurs?|occurred|happens?|happened)$/i;

/** "Was used the most": where nothing follows, the most is how often that was. */
export function asOften(rank: Rank, items: readonly Item[], at: number): Rank {
  const before = items.slice(0, at).filter(({ surface }) => !/^(?:the|out)$/i.test(surface));
  const [aid, verb] = before.slice(-2);
  const last = verb?.surface ?? '';
  const counts = rank.adjective === 'often' || /^frequent/.test(rank.adjective ?? '');
  if (counts) return { ...rank, plain: plain.test(last) };
  const ends = items.slice(at + 1).every(({ kind }) => kind === 'date');
  const passive = helper.test(aid?.surface ?? '') && participle.test(last) && !byAmount.test(last);
  if (rank.adjective !== undefined || rank.explicit || !ends || !passive) return rank;
  return { ...rank, adjective: 'often', plain: plain.test(last) };
}

/** The only rows that refer to what is ranked: the operations of a procedure, the orders of a coupon. */
export function happeningsOf(model: Model, { table, column }: Base, rank: Rank): Base | undefined {
  // People do many things, and what is frequent may be one of their values.
  const isRanked = column === undefined ? !table.person : column.primary && rank.plain;
  if (!isRanked || rank.adjective !== 'often') return undefined;
  const [only, more] = model.tables.filter(
    ({ foreignKeys, validity }) => !validity && foreignKeys.some((key) => key.table === table.name),
  );
  return only && !more && only !== table && !isThing(model, only) ? { table: only, score: 0 } : undefined;
}

const isDated = ({ columns }: Table): boolean =>
  columns.some(({ kind, nullable }) => kind === 'date' && !nullable);

/** Rooms of a type are no uses of it: they have no day themselves, and are what dated rows are about. */
export function isThing(model: Model, table: Table): boolean {
  const about = model.tables.filter(({ foreignKeys }) => foreignKeys.some((key) => key.table === table.name));
  return !isDated(table) && about.some(isDated);
}

/** "Returned most often": the rows that the verb names are counted. */
export function isCountedDeed(items: readonly Item[], mention: Mention, at: number): boolean {
  const next = items[at + 1];
  return (
    hasTable(mention) &&
    next?.kind === 'operator' &&
    next.operator.kind === 'superlative' &&
    aboutAdjective(next.operator.adjective) === 'count' &&
    next.operator.adjective !== 'few'
  );
}

/** The values of such a column are as many as the rows. */
export const isOwnKey = ({ table, column }: Base): boolean =>
  column?.primary === true && table.primaryKey.length === 1;
