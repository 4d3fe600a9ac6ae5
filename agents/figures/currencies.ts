import type { Case, Desk } from './case.ts';
import { tokensIn } from './extract.ts';
import type { Token } from './types.ts';

/** Amounts out of data have the one currency that the evidence speaks of, else that of most of the answer. */
export function refuseOtherCurrencies(cases: readonly Case[], desk: Desk): void {
  const amounts = cases.filter(
    ({ found, place }) =>
      found && isMoney(place.token) && found.operation !== 'document' && found.operation !== 'question',
  );
  const expected = onlyOne(desk) ?? mostUsed(cases);
  if (!expected) return;
  for (const one of amounts) {
    if (one.place.token.unit === expected) continue;
    delete one.found;
    one.wrong = `the other amounts are in ${expected}`;
  }
}

function isMoney({ unit }: Token): boolean {
  return /^[A-Z]{3}$/.test(unit ?? '');
}

function onlyOne({ read, tables, questionTokens }: Desk): string | undefined {
  const ofTables = tables.flatMap(({ title, columns }) => tokensIn([title, ...columns].join(' ')));
  const named = tables.flatMap(({ columns }) =>
    columns.flatMap((column) => CODE.exec(column)?.[1]?.toUpperCase() ?? []),
  );
  const tokens = [...read.flatMap((passage) => passage.tokens), ...questionTokens, ...ofTables];
  const used = new Set([...named, ...tokens.filter(isMoney).map(({ unit }) => unit ?? '')]);
  const [only, ...more] = used;
  return more.length === 0 ? only : undefined;
}

const CODE = /(?:^|_)(usd|eur|gbp|jpy|chf)(?:_|$)/i;

function mostUsed(cases: readonly Case[]): string | undefined {
  const counts = Map.groupBy(cases.map(({ place }) => place.token).filter(isMoney), ({ unit }) => unit ?? '');
  const [first, second] = [...counts]
    .map(([unit, lot]) => ({ unit, count: lot.length }))
    .sort((a, b) => b.count - a.count);
  return first && second && first.count > second.count ? first.unit : undefined;
}
