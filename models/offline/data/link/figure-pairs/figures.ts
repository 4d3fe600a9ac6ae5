import { stem } from '../../language/stem.ts';
import { synonyms } from '../../language/thesaurus.ts';
import type { Token } from '../../language/tokens.ts';
import { isMoney } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { unitOf } from '../phrases/units.ts';

/** What was meant to be, by kind: a word of one kind stands for each other one in a name. */
const MEANT: readonly RegExp[] = [
  /^(?:est|estimat\p{L}*|forecast\p{L}*|expect\p{L}*|anticipat\p{L}*|predict\p{L}*)$/u,
  /^(?:quo|quot\p{L}*|offer\p{L}*)$/u,
  /^(?:plan|plann\p{L}+|schedul\p{L}*|agreed|intend\p{L}*|foresee\p{L}*)$/u,
  /^(?:list|catalogue|regular|standard|normal|full|usual|official|recommended)$/,
  /^(?:target\p{L}*|goal|sla|promis\p{L}*|objective)$/u,
  /^(?:limit\p{L}*|max|maximum|allow\p{L}*|permit\p{L}*|capacity)$/u,
  /^budget\p{L}*$/u,
  /^(?:request\p{L}*|ask|asked|sought|seek|claimed|demand\p{L}*|wanted)$/u,
];
const BOUND = MEANT[5] ?? /^limit$/;
const CATALOGUE = MEANT[3] ?? /^list$/;
/** What came of it. */
const CAME: readonly RegExp[] = [
  /^(?:actual|actually|final|finally|real|eventual|eventually)$/,
  /^(?:paid|pay|pays|paying)$/,
  /^(?:received|receive|got|get|gotten|recovered|collected|obtained)$/,
  /^(?:charged|charge|charges|billed|invoiced)$/,
];
const CURRENCY =
  /\b(?:prices?|costs?|charge[sd]?|amounts?|CHF|EUR|GBP|USD|euros?|pounds?|dollars?|francs?|pence|cents)\b/i;
const AMOUNT = /^(?:price|cost|amount|charge|fee|value|sum|money)s?$/;
const SPAN = /^(?:time|length|duration|minute|hour|day|second)s?$/;
const TIMES = /^(?:second|minute|hour|day|week|month)$/;

type Measured = 'money' | string;

/** What a figure is measured in: money, a unit, or nothing that is known. */
export function measuredIn(column: Column): Measured | undefined {
  if (column.words.some((word) => /^(?:percent|percentage|ratio|rate|rating|score)$/.test(word)))
    return undefined;
  const unit = unitOf(column)?.said[0];
  if (unit !== undefined) return unit;
  return isMoney(column) || CURRENCY.test(column.comment ?? '') ? 'money' : undefined;
}

export const isSpan = (column: Column): boolean => TIMES.test(measuredIn(column) ?? '');

/** Figures of a row, neither keys nor codes. */
export const figuresOf = ({ columns, view }: Table): Column[] => (view ? [] : columns.filter(isFigure));

export const isFigure = ({ kind, primary, reference, expression, codes }: Column): boolean =>
  kind === 'number' && !primary && !reference && !expression && codes.size === 0;

export const isMeant = ({ words, comment = '' }: Column): boolean =>
  MEANT.some((kind) => words.some((word) => kind.test(word))) ||
  MEANT.slice(0, 2).some((kind) => kind.test(/\p{L}+/u.exec(comment.toLowerCase())?.[0] ?? ''));

export const hasCome = ({ words }: Column): boolean =>
  words.some((word) => CAME.some((kind) => kind.test(word)));

/** How well a word stands for a column: 1 where it names it, less where it only says what kind of figure it is. */
export function says(token: Token, column: Column): number {
  const { lower, lemma } = token;
  if (column.words.includes(lower) || column.words.includes(lemma)) return AMOUNT.test(lower) ? 0.7 : 1;
  if (column.words.some((word) => isAlike(token, word))) return AMOUNT.test(lower) ? 0.3 : 0.9;
  if ([...MEANT, ...CAME].some((kind) => kind.test(lower) && column.words.some((word) => kind.test(word))))
    return 1;
  if (lower.length >= 4 && isInComment(token, column)) return 0.8;
  return saysKind(token, column);
}

/** A word for money or time, or one that tells the price of a catalogue from others. */
function saysKind({ lower, lemma }: Token, column: Column): number {
  const kind = measuredIn(column) ?? '';
  const amount = kind === 'money' && (AMOUNT.test(lower) || AMOUNT.test(lemma));
  if (amount || (TIMES.test(kind) && SPAN.test(lower))) return 0.2;
  return isPlainPrice(column) && CATALOGUE.test(lower) ? 0.5 : 0;
}

const isAlike = ({ lemma, stem: root }: Token, word: string): boolean =>
  word.length >= 3 && (stem(word) === root || synonyms(lemma).has(word));

/** The first clause of a comment says what a column is. */
function isInComment({ lower, stem: root }: Token, { comment = '' }: Column): boolean {
  const [first = ''] = comment.split(/[,.;:(=]/);
  return (first.toLowerCase().match(/\p{L}+/gu) ?? []).some(
    (word) =>
      word.length >= 4 &&
      (stem(word) === root || [...MEANT, ...CAME].some((kind) => kind.test(word) && kind.test(lower))),
  );
}

/** The price of a thing, as a catalogue has it. */
const isPlainPrice = ({ words }: Column): boolean =>
  words.every((word) => /^(?:price|unit|sale)$/.test(word));

/** Whether two figures can be set against each other: measured alike, or of the same thing. */
export function comparable(a: Column, b: Column): boolean {
  const [one, other] = [measuredIn(a), measuredIn(b)];
  if (one !== undefined || other !== undefined) return one === other;
  if (isBound(a) || isBound(b)) return true;
  return a.words.some((word) => word.length > 2 && !isLabel(word) && b.words.includes(word));
}

/** What there is room for, or what may not be passed: of whatever kind it is. */
export const isBound = ({ words }: Column): boolean => words.some((word) => BOUND.test(word));

const isLabel = (word: string): boolean => [...MEANT, ...CAME].some((kind) => kind.test(word));

/** Two figures of one row, or of a row and one that it refers to; `host` is the row that has both. */
export interface Together {
  left: Column;
  right: Column;
  host: Table;
}

export function togetherIn({ tables, byName }: Model): Together[] {
  return tables.flatMap((host) => {
    const own = figuresOf(host);
    const keys = host.foreignKeys.filter(
      (key) => host.foreignKeys.filter(({ table }) => table === key.table).length === 1,
    );
    const above = keys.flatMap((key) => {
      const parent = byName.get(key.table);
      return parent && parent !== host ? figuresOf(parent) : [];
    });
    return own.flatMap((a) => [
      ...own.flatMap((b) => (a !== b && comparable(a, b) ? [{ left: a, right: b, host }] : [])),
      ...above.flatMap((b) =>
        comparable(a, b)
          ? [
              { left: a, right: b, host },
              { left: b, right: a, host },
            ]
          : [],
      ),
    ]);
  });
}
