import type { Figure } from '@parley/a2a/findings';
import { arithmeticFor } from './arithmetic.ts';
import type { Case, Desk } from './case.ts';
import { type Cell, cellFor, isMiscalled, occursIn } from './cells.ts';
import { isOfOther, isUnspokenCondition, yearsOf } from './conflicts.ts';
import { countFor } from './counts.ts';
import { refuseOtherCurrencies } from './currencies.ts';
import {
  refuseDoubleConditions,
  refuseDoubles,
  refusePartsThatAreWholes,
  refuseSecondTotals,
} from './doubles.ts';
import { indexEvidence, type Table } from './evidence.ts';
import { tokensIn, tokensInMasked } from './extract.ts';
import { conditionFor, inName, knownDate, QUESTION_SOURCE, questionFor } from './given.ts';
import { gridReplies } from './grid.ts';
import { isOfList } from './listed.ts';
import { namesWithDigits, wrongSources } from './names.ts';
import { foundIn, namedRows } from './operands.ts';
import { passageFor, readPassages } from './passages.ts';
import { quotesIn } from './quotes.ts';
import type { Place } from './reach.ts';
import { type Statement, statementsIn } from './statements.ts';
import { wrongSuperlatives } from './superlatives.ts';
import { type Listed, totalOfLines } from './totals.ts';
import type { Found, Token, Unverified, Verification, VerifyInput } from './types.ts';
import { numberOf } from './values.ts';

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
    statements: statementsIn(input.answer),
    names: namesWithDigits(evidence),
  };
  const cases = desk.statements.filter(isClaim).flatMap((statement) => casesOf(desk, statement));
  layGrids(desk, cases);
  for (const one of cases) settle(one, () => direct(desk, one));
  refuseDoubles(cases);
  refuseDoubleConditions(cases);
  refusePartsThatAreWholes(cases);
  // Twice: a share may rest on a difference.
  for (const one of [...cases, ...cases]) settle(one, () => derived(desk, one, cases));
  refuseSecondTotals(cases);
  for (const one of cases) settle(one, () => elsewhere(desk, one));
  for (const one of cases) settle(one, () => derived(desk, one, cases));
  for (const one of cases) settle(one, () => limitOf(one, cases));
  refuseOtherCurrencies(cases, desk);
  const open = cases.filter((one) => !one.found && !one.place.token.soft && isDecidable(one));
  return {
    figures: cases.flatMap(figureOf),
    unverified: [
      ...open.map((one) => unverified(desk, one)),
      ...wrongSources(desk),
      ...desk.statements.filter(isClaim).flatMap((one) => wrongSuperlatives(one, citedTables(desk, one))),
    ].sort(
      (a, b) => a.offset - b.offset,
    ),
    quotes: quotesIn(desk.statements, desk.read, desk.question),
  };
}

/** A share in words needs numbers or names beside it before it can be wrong. */
function isDecidable({ place, tables }: Case): boolean {
  const { token, tokens } = place;
  if (!token.fraction && !(token.times && !/\d/.test(token.text))) return true;
  const others = tokens.filter((other) => other !== token && !other.soft && other.readings.length > 0);
  return others.length > 1 || tables.some((table) => namedRows(place, table).length > 1);
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
    const cited = block[0]?.tables ?? [];
    const replies = gridReplies(lines, tokensOf, cited.length > 0 ? cited : desk.tables);
    for (const one of block) one.grid = replies.get(one.place.token);
  }
}

function settle(one: Case, look: () => Found | undefined): void {
  if (!one.found && !one.wrong) {
    const found = look();
    if (found) one.found = found;
  }
}

/** What the cited sources state as it is, and what the question brought along. */
function direct(desk: Desk, one: Case): Found | undefined {
  const { place, tables } = one;
  if (one.grid && 'cell' in one.grid) return ofCell(one.grid.cell, place);
  if (one.grid && 'computed' in one.grid) return one.grid.computed;
  if (one.grid && 'listed' in one.grid) return ofList(desk, place.statement);
  if (one.grid) {
    one.wrong = one.grid.wrong;
    return undefined;
  }
  const cell = cellFor(
    { place, cited: true },
    tables.filter((table) => !isOfOther(place, table, tables)),
  );
  if (cell) {
    one.cell = cell;
    return ofCell(cell, place);
  }
  if (isMiscalled(place, tables)) {
    one.wrong = 'the data has it as the value of something else';
    return undefined;
  }
  const reply = passageFor(place, one.passages, place.statement.cites.length > 0);
  if (reply && 'found' in reply) return reply.found;
  const given = reply?.literal ? undefined : givenFor(desk, one);
  if (given) return given;
  if (reply) one.wrong = reply.wrong;
  return undefined;
}

function givenFor(desk: Desk, one: Case): Found | undefined {
  const { place, tables } = one;
  const { token, statement } = place;
  const years = token.kind === 'year' && !citesText(one) ? yearsOf(tables, desk.today) : undefined;
  if (years && !token.dates.some(({ year }) => year !== undefined && years.has(year))) {
    one.wrong = 'the results are about another year';
    return undefined;
  }
  const cited = desk.sources.filter(({ n }) => statement.cites.includes(n));
  return (
    inName(place, desk.names) ??
    counted(one) ??
    (isOfList(token, statement, desk.statements) ? ofList(desk, statement) : undefined) ??
    questionFor(place, desk.questionTokens) ??
    conditionFor(place, tables.length > 0 ? tables : desk.tables) ??
    knownDate(place, cited.length > 0 ? cited : desk.sources, desk.today)
  );
}

function counted(one: Case, tables: readonly Table[] = one.tables): Found | undefined {
  const found = countFor({ place: one.place, tables });
  one.limit = found?.limit;
  return found?.found;
}

function ofList(desk: Desk, statement: Statement): Found {
  const source = desk.sources.find(({ n }) => statement.cites.includes(n));
  return foundIn(source ? { sourceId: source.id, n: source.n } : { sourceId: QUESTION_SOURCE }, {
    label: 'count of what the answer lists',
    operation: 'count',
  });
}

function ofCell({ row, column, extreme }: Cell, { statement }: Place): Found {
  const { table } = row;
  const name = row.labels.find((label) => statement.raw.toLowerCase().includes(label.toLowerCase()));
  const whose = table.rows.length > 1 ? ` of ${name ?? row.labels[0] ?? `row ${row.index + 1}`}` : '';
  const label = table.rows.length > 1 ? `${column}${whose}: ${table.title}` : table.title;
  return foundIn(table, { label, operation: extreme ?? 'value', row: row.index, column });
}

/** What can be computed from the cited rows and from the numbers around that are borne out. */
function derived(desk: Desk, one: Case, cases: readonly Case[]): Found | undefined {
  const { place } = one;
  const { statement } = place;
  const tables = one.tables.length > 0 ? one.tables : ofParagraph(desk, statement);
  const listed = cases.flatMap(listedOf);
  const own = listed.filter((other) => other.statement === statement);
  const before = listed.filter((other) => other.statement === statement.lead);
  const further = REFERS_BACK.test(statement.masked)
    ? listed.filter((other) => isEarlier(other.statement, statement) && !before.includes(other))
    : [];
  const known = [...own, ...before, ...further];
  return (
    arithmeticFor({ place, tables, known, today: desk.today }) ??
    (place.token.kind === 'number' ? totalOfLines(place, listed) : undefined)
  );
}

/** A sentence without a mark of its own may compute from what its paragraph cites. */
function ofParagraph(desk: Desk, { block, citesItself }: Statement): Table[] {
  if (citesItself) return [];
  const marks = desk.statements.filter((other) => other.block === block).flatMap(({ cites }) => cites);
  return desk.tables.filter(({ n }) => n !== undefined && marks.includes(n));
}

/** A number that is borne out, with the exact value where the written one is rounded. */
function listedOf({ place: { token, statement }, found, cell }: Case): Listed[] {
  const written = token.readings.map(({ value }) => value);
  if (!found || token.kind === 'year' || token.times || token.fraction) return [];
  const exact = cell && found.operation !== 'count' ? numberOf(cell.row.cells[cell.column]) : found.exact;
  const values = [...new Set(exact === undefined ? written : [exact, ...written])];
  return values.map((value) => ({ token, value, found, statement }));
}

/** Whether something else than the results of queries is cited. */
function citesText({ passages, tables }: Case): boolean {
  return passages.some((passage) => !tables.some(({ sourceId }) => sourceId === passage.sourceId));
}

const REFERS_BACK =
  /\b(?:remain\w*|rest|together|combined|in total|altogether|difference|these|those|both|left)\b/i;

/** A sentence of the same paragraph before another one. */
function isEarlier(one: Statement, other: Statement): boolean {
  return one.block === other.block && one.start < other.start && other.kind === 'sentence';
}

/** A limit that the answer sets itself is right when the rows within it were counted right. */
function limitOf(one: Case, cases: readonly Case[]): Found | undefined {
  const { place } = one;
  // Where documents are cited the limit is theirs.
  if (place.statement.cites.length > 0 && citesText(one)) return undefined;
  const counting = cases.find(({ found, limit }) => found && limit === place.token);
  return (
    counting?.found && { ...counting.found, operation: 'question', label: `limit: ${counting.found.label}` }
  );
}

/** Sources that the statement does not cite count only where its words speak of them. */
function elsewhere(desk: Desk, one: Case): Found | undefined {
  const { place, tables, passages } = one;
  const others = desk.tables.filter((table) => !tables.includes(table));
  const independent = isOfWhole(place)
    ? others
    : others.filter((table) => !tables.some((cited) => isAlike(table, cited)));
  const spokenOf = independent.filter((table) => !isUnspokenCondition(place, table, tables));
  const cell = cellFor({ place, cited: false, byName: tables.length === 0 }, spokenOf);
  if (cell && !(cell.extreme && tables.length > 0)) return ofCell(cell, place);
  const reply = passageFor(
    place,
    desk.read.filter((passage) => !passages.includes(passage)),
    false,
  );
  if (reply && 'found' in reply) return reply.found;
  const spoken = others.filter((table) => speaksOf(place, table));
  return counted(one, spoken);
}

/** `294 of 3,670`: the whole may come from a query that is not cited. */
function isOfWhole({ statement, token }: Place): boolean {
  const before = statement.masked.slice(0, token.offset - statement.start);
  return /\b(?:of|against|versus|vs|than|from)\s+(?:the|all|a total of)?\W*$/i.test(before);
}

/** Two queries of the same that differ in their conditions: what cites the one does not mean the other. */
function isAlike(a: Table, b: Table): boolean {
  return (
    a.rows.length === 1 &&
    b.rows.length === 1 &&
    a.columns.join() === b.columns.join() &&
    [...a.subject].every((word) => b.subject.has(word))
  );
}

/** The noun behind the number is what the table has rows of; of `2 of 12 departments` only the 12 has such a noun. */
function speaksOf({ statement, token }: Place, { entity, rows }: Table): boolean {
  const end = token.offset - statement.start + token.text.length;
  const behind = statement.masked.slice(end, end + 40).toLowerCase();
  if (rows.length < 2 || /^\W*(?:out )?of\s+\S*\d/.test(behind)) return false;
  return [...entity].some((word) => word.length > 2 && behind.includes(word));
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
