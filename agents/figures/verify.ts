import type { Figure } from '@parley/a2a/findings';
import { wrongAttributes } from './attributes.ts';
import type { Case, Desk } from './case.ts';
import { occursIn } from './cells.ts';
import { refuseInconsistent } from './consistency.ts';
import { refuseOtherCurrencies } from './currencies.ts';
import { derived, limitOf, listedOf } from './derive.ts';
import {
  refuseDoubleConditions,
  refuseDoubles,
  refusePartsThatAreWholes,
  refuseReversedSpans,
  refuseSecondTotals,
} from './doubles.ts';
import { indexEvidence, type Table } from './evidence.ts';
import { tokensIn, tokensInMasked } from './extract.ts';
import { isLimit } from './given.ts';
import { gridReplies, wrongWords } from './grid.ts';
import { direct, elsewhere } from './look-up.ts';
import { namesWithDigits, wrongSources } from './names.ts';
import { namedRows } from './operands.ts';
import { readPassages } from './passages.ts';
import { quotesIn } from './quotes.ts';
import { type Statement, statementsIn } from './statements.ts';
import { wrongSuperlatives } from './superlatives.ts';
import { toldTables } from './told-tables.ts';
import type { Found, Token, Unverified, Verification, VerifyInput } from './types.ts';
import { isTimeUnit } from './units.ts';
import { createViews } from './views.ts';
import { widely } from './wide.ts';

/**
 * Finds for each number of an answer what it rests on: a value of a tool's result, a computation over such values, a
 * passage of a document, or the question. What nothing bears out is given back as unverified.
 */
export function verifyAnswer(input: VerifyInput): Verification {
  const evidence = indexEvidence(input.calls, input.sources);
  const desk: Desk = {
    ...evidence,
    question: input.question,
    questionTokens: tokensIn(input.question),
    today: input.today ?? new Date(),
    read: readPassages(evidence.passages),
    told: evidence.passages.flatMap(toldTables),
    statements: statementsIn(input.answer),
    names: namesWithDigits(evidence, input.question),
  };
  const cases = desk.statements.filter(isClaim).flatMap((statement) => casesOf(desk, statement));
  layGrids(desk, cases);
  for (const one of cases) settle(one, () => direct(desk, one));
  refuseDoubles(cases);
  refuseDoubleConditions(cases);
  refusePartsThatAreWholes(cases);
  refuseReversedSpans(cases);
  // Twice: a share may rest on a difference.
  for (const one of [...cases, ...cases]) settle(one, () => derived(desk, one, cases));
  refuseSecondTotals(cases);
  for (const one of cases) settle(one, () => elsewhere(desk, one));
  for (const one of cases) settle(one, () => derived(desk, one, cases));
  for (const one of cases) settle(one, () => limitOf(one, cases));
  searchWidely(desk, cases);
  refuseInconsistent(cases);
  refuseOtherCurrencies(cases, desk);
  const open = cases.filter((one) => !one.found && !one.place.token.soft && isDecidable(one));
  return {
    figures: cases.flatMap(figureOf),
    unverified: [
      ...open.map((one) => unverified(desk, one)),
      ...wrongSources(desk),
      ...wordsInGrids(desk),
      ...desk.statements.filter(isClaim).flatMap((one) => wrongAttributes(one, tablesOfBlock(desk, one))),
      ...desk.statements.filter(isClaim).flatMap((one) => wrongSuperlatives(one, citedTables(desk, one))),
    ].sort((a, b) => a.offset - b.offset),
    quotes: quotesIn(desk.statements, desk.read, desk.question),
  };
}

/** A share in words needs numbers or names beside it before it can be wrong. */
function isDecidable({ place, tables }: Case): boolean {
  const { token, tokens } = place;
  if (isOfCalendar(place) || isSomeOf(place) || isAssumed(place)) return false;
  if (!token.fraction && !(token.times && !/\d/.test(token.text))) return true;
  const others = tokens.filter(
    (other) =>
      other !== token && !other.soft && other.readings.length > 0 && (token.times || !isTimeUnit(other.unit)),
  );
  return others.length > 1 || tables.some((table) => namedRows(place, table).length > 1);
}

/** `The four quarters`, `all twelve months`. */
function isOfCalendar({ token: { unit, readings, offset }, statement }: Case['place']): boolean {
  const whole = { quarter: 4, month: 12, week: 52 }[unit ?? ''];
  if (!/\b(?:all|the)\s+$/i.test(statement.masked.slice(0, offset - statement.start))) return false;
  return whole !== undefined && readings.some(({ value }) => value === whole);
}

/** What an example assumes stands nowhere. */
const EXAMPLE = /(?:^|[.!?]\s+)[*_>-]*(?:for )?(?:example|instance|e\.g\.)/i;
const MOST_ASSUMED = 10;

function isAssumed({ statement, token }: Case['place']): boolean {
  const value = token.readings[0]?.value ?? 0;
  const before = statement.masked.slice(0, token.offset - statement.start);
  return EXAMPLE.test(statement.raw) && value <= MOST_ASSUMED && /\bfor\s+\W*$/.test(before);
}

const SOME_OF = /^\s+(?:out )?of\s+(?:the|our|these|those|all)?\s*(?:\d+|\p{L}+)\s+\p{L}/u;

const MOVED =
  /\b(?:up|down|rose|grew|fell|higher|lower|better|worse|improved|increased|decreased|declined|gained|lost)\b/i;

/** `Three of the four quarters were up`: what is counted is told in words that nothing can be compared with. */
function isSomeOf({ token, tokens, statement }: Case['place']): boolean {
  const after = statement.masked.slice(token.offset - statement.start + token.text.length);
  if (!/^\p{L}+$/u.test(token.text) || !SOME_OF.test(after) || !MOVED.test(after)) return false;
  return !tokens.some((other) => other !== token && isLimit(statement, other));
}

/** The tables that a paragraph cites, wherever in it. */
function tablesOfBlock(desk: Desk, { block }: Statement): Table[] {
  const marks = desk.statements.filter((other) => other.block === block).flatMap(({ cites }) => cites);
  return desk.tables.filter(({ n }) => n !== undefined && marks.includes(n));
}

function citedTables(desk: Desk, { cites }: Statement): Table[] {
  return desk.tables.filter(({ n }) => n !== undefined && cites.includes(n));
}

/** A question repeated as a heading claims nothing. */
function isClaim({ kind, raw }: Statement): boolean {
  return kind !== 'source' && !/\?[\s*_]*$/.test(raw);
}

function casesOf(desk: Desk, statement: Statement): Case[] {
  const tokens = tokensInMasked(statement.masked).map((token) => ({
    ...token,
    offset: token.offset + statement.start,
  }));
  const isCited = ({ n }: { n?: number | undefined }): boolean =>
    n !== undefined && statement.cites.includes(n);
  const uncited = statement.cites.length === 0;
  const tables = uncited && desk.tables.length === 1 ? desk.tables : desk.tables.filter(isCited);
  const passages = uncited ? desk.read : desk.read.filter(isCited);
  return tokens.map((token) => ({
    place: { statement, token, tokens, question: desk.question },
    tables,
    passages,
  }));
}

function layGrids(desk: Desk, cases: readonly Case[]): void {
  const rows = Map.groupBy(
    cases.filter(({ place }) => place.statement.kind === 'row'),
    ({ place }) => place.statement.block,
  );
  for (const block of rows.values()) {
    const lines = [...new Set(block.map(({ place }) => place.statement))];
    const tokens = Map.groupBy(block, ({ place }) => place.statement);
    const tokensOf = (line: Statement): Token[] => (tokens.get(line) ?? []).map(({ place }) => place.token);
    const marks = lines.flatMap(({ cites }) => cites);
    const told = desk.told.filter(({ n }) => n !== undefined && marks.includes(n));
    const cited = [...(block[0]?.tables ?? []), ...told];
    const replies = gridReplies(lines, tokensOf, cited.length > 0 ? cited : [...desk.tables, ...desk.told]);
    for (const one of block) one.grid = replies.get(one.place.token);
  }
}

/** Twice, as a number may follow from another one that only the first round bears out. */
function searchWidely(desk: Desk, cases: readonly Case[]): void {
  const views = createViews();
  for (const _round of [1, 2]) {
    const listed = cases.flatMap(listedOf);
    for (const one of cases) {
      if (one.found || (one.wrong && !one.isByWords) || one.place.token.soft) continue;
      const found = widely(desk, one, { listed, views });
      if (found) one.found = found;
    }
  }
}

function wordsInGrids(desk: Desk): Unverified[] {
  const rows = Map.groupBy(
    desk.statements.filter(({ kind }) => kind === 'row'),
    ({ block }) => block,
  );
  return [...rows.values()].flatMap((lines) => {
    const marks = lines.flatMap(({ cites }) => cites);
    const all = [...desk.tables, ...desk.told];
    const cited = all.filter(({ n }) => n !== undefined && marks.includes(n));
    return wrongWords(lines, cited.length > 0 ? cited : all);
  });
}

function settle(one: Case, look: () => Found | undefined): void {
  if (!one.found && !one.wrong) {
    const found = look();
    if (found) one.found = found;
  }
}

function figureOf({ place: { token }, found }: Case): Figure[] {
  if (!found) return [];
  const [reading] = token.readings;
  const { exact: _exact, ...origin } = found;
  return [
    {
      text: token.text,
      value: reading && token.kind !== 'date' ? reading.value : token.text,
      offset: token.offset,
      length: token.text.length,
      ...(token.unit ? { unit: token.unit } : {}),
      ...origin,
      verified: true,
    },
  ];
}

function unverified(desk: Desk, { place: { token }, wrong }: Case): Unverified {
  const elsewhereInData = occursIn(token, desk.tables);
  const reason =
    wrong ??
    (elsewhereInData
      ? 'it is in the data, but not as a value of what the sentence speaks of'
      : 'no source of the answer gives it, and it follows from none');
  return { text: token.text, offset: token.offset, reason };
}
