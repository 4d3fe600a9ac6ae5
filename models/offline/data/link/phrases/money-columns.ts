import { isShortFor } from '../../language/short-form.ts';
import { singular } from '../../language/singular.ts';
import { withoutEstimates } from '../../plan/estimates.ts';
import { isMoney, measuresOf } from '../../plan/semantics.ts';
import type { Column, Model, Table } from '../../schema/model.ts';

/** Parts of an amount, or what limits one, that nobody means by it. */
const PART =
  /^(?:vat|tax|discount|deposit|percent|minimum|maximum|departure|adult|kid|odo|odometer|reading|limit|tip|budget|balance|saving|excess|retention|refund|refunded|fine|penalty|damage|insured|insurance|replacement|market)$/;
const SPENT = /^(?:cost|expense|expenditure|spend|spending|purchase|acquisition|bought|salary|wage)$/;
const SPENT_TOLD = /\b(?:we pay|we paid|cost us|cost of|purchase price|expenses?)\b/i;
const CHARGED = /\bcharged\b|\bwe charge\b|\bpays us\b/i;
const BOUGHT = /^(?:acquired|acquisition|acq|bought|purchased|purchase)$/;

/** The one sum of money that a row is about: what it brought in, or what was paid for it. */
export function soleMoney(table: Table, paid: boolean, { byName }: Model): Column | undefined {
  if (table.person || table.validity) return undefined;
  const money = measuresOf(table).filter(
    (column) => isMoney(column) && !column.words.some((word) => PART.test(word)),
  );
  const spent = money.filter(
    ({ words, comment = '' }) =>
      (words.some((word) => SPENT.test(word)) && !CHARGED.test(comment)) || SPENT_TOLD.test(comment),
  );
  const forOthers = table.foreignKeys.some(({ table: other }) => {
    const owner = byName.get(other);
    return owner?.person === true && !owner.staff;
  });
  // What customers bought is no purchase of ours.
  const wasBought =
    !forOthers &&
    table.columns.some(({ kind, words }) => kind === 'date' && words.some((word) => BOUGHT.test(word)));
  const happens = table.foreignKeys.length > 0 && table.columns.some(({ kind }) => kind === 'date');
  const found = paid
    ? spent.length > 0 || !wasBought
      ? spent
      : money
    : wasBought || !happens
      ? []
      : money.filter((column) => !spent.includes(column));
  const [only, more] = withoutEstimates(found.map((column) => ({ column })));
  return more || !only || isPerPiece(only.column) ? undefined : only.column;
}

/** "Price charged per tonne" is no whole sum, nor is an hourly rate. */
export const isPerPiece = ({ words, comment = '' }: Column): boolean =>
  words.some((word) =>
    /^(?:per|unit|each|list|standard|rate|hourly|daily|nightly|weekly|monthly)$/.test(word),
  ) || /\b(?:per|each|standard|regular|list)\b/i.test(comment.split(/[.;]/)[0] ?? '');

/** What may come on top of a sum, or go off it, and is named where it is meant. */
export const isMinor = ({ words }: Column): boolean => words.some((word) => MINOR.test(word));
const MINOR = /^(?:damage|late|extra|penalty|surcharge|cancellation|tip|excess|retention)$/;

/** What a comment says a figure is stands at its beginning: "Turnover over the weekend, as reported". */
const FIRST_WORDS = 3;
/** Heads of a name that say nothing but that it is money. */
const AMOUNT = /^(?:money|amount|sum|total)$/;

/** "Labour" is what labour_price holds, "turnover" what its comment speaks of; how sure that is, if at all. */
export function namedSo({ words, comment = '' }: Column, noun: string): 'named' | 'told' | undefined {
  const said = noun
    .toLowerCase()
    .split(' ')
    .map(singular)
    .filter((word) => !AMOUNT.test(word));
  if (said.length === 0) return undefined;
  const isHeld = (word: string): boolean =>
    words.some((each) => each === word || (each.length >= 3 && isShortFor(each, word)));
  if (said.every(isHeld)) return 'named';
  const [clause = ''] = comment.toLowerCase().split(/[.;]/);
  const told = (clause.match(/\p{L}+/gu) ?? []).slice(0, FIRST_WORDS).map(singular);
  return said.every((word) => told.includes(word)) && !/\b(?:not|no|never|without|only)\b/.test(clause)
    ? 'told'
    : undefined;
}
