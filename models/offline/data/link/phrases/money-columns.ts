import { isShortFor } from '../../language/short-form.ts';
import { singular } from '../../language/singular.ts';
import { withoutEstimates } from '../../plan/estimates.ts';
import { isMoney, measuresOf } from '../../plan/semantics.ts';
import type { Column, Table } from '../../schema/model.ts';

/** Parts of an amount, or what limits one, that nobody means by it. */
const PART =
  /^(?:vat|tax|discount|deposit|percent|minimum|maximum|departure|adult|kid|odo|odometer|reading|limit|tip|budget|balance|saving|excess|retention|refund|refunded|fine|penalty|damage)$/;
const SPENT = /^(?:cost|expense|expenditure|spend|spending|purchase|acquisition|bought|salary|wage)$/;
const SPENT_TOLD = /\b(?:we pay|we paid|cost us|cost of|purchase price|expenses?)\b/i;
const BOUGHT = /^(?:acquired|acquisition|acq|bought|purchased|purchase)$/;

/** The one sum of money that a row is about: what it brought in, or what was paid for it. */
export function soleMoney(table: Table, paid: boolean): Column | undefined {
  if (table.person || table.validity) return undefined;
  const money = measuresOf(table).filter(
    (column) => isMoney(column) && !column.words.some((word) => PART.test(word)),
  );
  const spent = money.filter(
    ({ words, comment = '' }) => words.some((word) => SPENT.test(word)) || SPENT_TOLD.test(comment),
  );
  const wasBought = table.columns.some(
    ({ kind, words }) => kind === 'date' && words.some((word) => BOUGHT.test(word)),
  );
  const found = paid
    ? spent.length > 0 || !wasBought
      ? spent
      : money
    : wasBought
      ? []
      : money.filter((column) => !spent.includes(column));
  const [only, more] = withoutEstimates(found.map((column) => ({ column })));
  return more || only?.column.words.some((word) => /^(?:rate|unit|per|hourly|daily|list)$/.test(word))
    ? undefined
    : only?.column;
}

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
  const told = (clause.match(/\p{L}+/gu) ?? []).map(singular);
  return said.every((word) => told.includes(word)) && !/\b(?:not|no|never|without)\b/.test(clause) ? 'told' : undefined;
}
