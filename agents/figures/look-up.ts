import type { Case, Desk } from './case.ts';
import { type Cell, cellFor, isMiscalled } from './cells.ts';
import { isOfOther, isUnspokenCondition, yearsOf } from './conflicts.ts';
import { countFor } from './counts.ts';
import { citesText } from './derive.ts';
import type { Table } from './evidence.ts';
import { conditionFor, inName, knownDate, QUESTION_SOURCE, questionFor } from './given.ts';
import type { GridReply } from './grid.ts';
import { isOfList } from './listed.ts';
import { foundIn } from './operands.ts';
import { passageFor } from './passages.ts';
import type { Place } from './reach.ts';
import type { Statement } from './statements.ts';
import type { Found } from './types.ts';

/** What the cited sources state as it is, and what the question brought along. */
export function direct(desk: Desk, one: Case): Found | undefined {
  const { place, tables, grid } = one;
  if (grid) return ofGrid(desk, one, grid);
  // A multiple is a value of no row; it is computed, or a document tells it.
  if (place.token.times && tables.length > 0) return inName(place, desk.names);
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
  if (reply && !reply.literal) one.isByWords = true;
  return undefined;
}

/** What the table that the number stands in says of it. */
function ofGrid(desk: Desk, one: Case, grid: GridReply): Found | undefined {
  if ('cell' in grid) return ofCell(grid.cell, one.place);
  if ('computed' in grid) return grid.computed;
  if ('listed' in grid) return ofList(desk, one.place.statement);
  one.wrong = grid.wrong;
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

/** Sources that the statement does not cite count only where its words speak of them. */
export function elsewhere(desk: Desk, one: Case): Found | undefined {
  const { place, tables, passages } = one;
  if (place.token.times && tables.length > 0) return undefined;
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
