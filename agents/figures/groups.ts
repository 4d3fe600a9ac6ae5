import { isOfOtherColumn } from './columns.ts';
import type { Row, Table } from './evidence.ts';
import { isId } from './ids.ts';
import { isMean } from './means.ts';
import { mentionsIn } from './mentions.ts';
import {
  columnsOfNumbers,
  type Derivation,
  foundIn,
  namesOf,
  type Operand,
  pairOf,
  sum,
  valuesOf,
} from './operands.ts';
import { allNamed, ownNamed } from './ratios.ts';
import { type Place, rowsInReach } from './reach.ts';
import type { Found, Token } from './types.ts';
import { isTimeUnit } from './units.ts';
import { unitOf } from './values.ts';
import { contentWords } from './words.ts';

/** Rows that a statement can speak of together. */
interface Group {
  name: string;
  rows: readonly Row[];
}

export type Fits = (exact: number) => boolean;

const MOST_NAMED = 12;

/** A number about several rows at once: those that are named, the first few, all of them, or all others. */
export function ofGroup(derivation: Derivation, table: Table, fits: Fits): Found | undefined {
  for (const group of groupsOf(derivation, table)) {
    if (group.rows.length < 2) continue;
    const found = ofRows(derivation.place, { table, group }, fits);
    if (found) return found;
  }
  return undefined;
}

const REST = /\b(?:others?|rest|remain\w*|except|excluding|without)\b/i;

function groupsOf(derivation: Derivation, table: Table): Group[] {
  const { place } = derivation;
  const own = ownNamed(derivation, table);
  const reach = rowsInReach(place, table.rows);
  const isOne = reach?.from === 'clause' && reach.rows.size === 1 && !isAboutSeveral(place);
  if (isOne && !isListed(place, table)) return [];
  const named = own.length > 0 ? own : allNamed(derivation, table).slice(0, MOST_NAMED);
  const groups: Group[] = [];
  if (named.length > 1) groups.push({ name: namesOf(named), rows: named });
  const before = inOrderUpTo(place, table);
  if (before.length > 1 && before.length < named.length) groups.push({ name: namesOf(before), rows: before });
  if (!table.complete) return groups;
  if (own.length === 0 || isAboutAll(place)) groups.push({ name: '', rows: table.rows });
  if (REST.test(place.statement.masked) && own.length > 0) {
    groups.push({ name: 'the others', rows: table.rows.filter((row) => !own.includes(row)) });
  }
  return groups;
}

/** The rows that are named from the last full stop or colon up to the number. */
function inOrderUpTo({ statement, token }: Place, table: Table): Row[] {
  const at = token.offset - statement.start;
  const from = Math.max(0, statement.raw.slice(0, at).search(/[;:][^;:]*$/));
  const here = mentionsIn(statement.raw.slice(from, at), table.rows).flatMap(({ rows }) => [...rows]);
  return table.rows.filter((row) => here.includes(row));
}

/** `Two branches, Rowan and Alder, make 62 %`: all names stand side by side before the number. */
function isListed({ statement, token }: Place, table: Table): boolean {
  const mentions = mentionsIn(statement.raw, table.rows);
  const last = mentions.at(-1);
  if (mentions.length < 2 || !last || last.end > token.offset - statement.start) return false;
  return mentions.every(({ start }, index) => {
    const before = mentions[index - 1];
    return !before || /^[\s*]*(?:,|and|&|,\s*and)[\s*]*$/i.test(statement.raw.slice(before.end, start));
  });
}

const SEVERAL =
  /\b(?:all|total\w*|overall|across|whole|altogether|combined|together|both|average\w*|sum|company)\b/i;

/** Whether the words between the nearest commas or brackets speak of more than one row. */
function isAboutSeveral({ statement, token }: Place): boolean {
  const at = token.offset - statement.start;
  const before = statement.masked.slice(0, at).split(CLAUSE_END).at(-1) ?? '';
  const [after = ''] = statement.masked.slice(at + token.text.length).split(CLAUSE_END);
  return /\bof(?: the| all| our)?\W*$/i.test(before) || SEVERAL.test(`${before} ${after}`);
}

const CLAUSE_END = /[,;:()](?=\s|$)|\s\(|\s(?:and|but|while|whereas)\s/;

const ALL =
  /\b(?:all|total\w*|overall|across|whole|entire|altogether|combined|average|company|compan\w+|of)\b/i;

function isAboutAll({ statement, token }: Place): boolean {
  const at = token.offset - statement.start;
  return ALL.test(statement.masked.slice(Math.max(0, at - 60), at + token.text.length + 40));
}

interface Lot {
  table: Table;
  group: Group;
}

function ofRows(place: Place, { table, group }: Lot, fits: Fits): Found | undefined {
  const { token } = place;
  const columns = columnsOfNumbers(table).filter((column) => !isId(column) && isOfUnit(token, column));
  const [first] = group.rows;
  const added = columns.filter(
    (column) =>
      !isMean(table, column) &&
      (isTelling(token) || group.name === '' || isSpokenOf(place, table, column)) &&
      !(first && isOfOtherColumn(place, first, column) && !isSpokenOf(place, table, column)),
  );
  const whose = group.name === '' ? '' : ` of ${group.name}`;
  const found = (operation: Found['operation'], what: string, exact: number): Found =>
    foundIn(table, { label: `${what}${whose}: ${table.title}`, operation, exact });
  if (token.kind === 'number' && group.name !== '' && fits(group.rows.length))
    return found('count', 'count of what is named', group.rows.length);
  const total = sumIn(token, { table, group }, { columns: added, fits });
  if (total) return found(...total);
  const isSmall = token.kind === 'number' && (token.readings[0]?.value ?? 0) < SMALL;
  if (isSmall && !/\d[.,]\d/.test(token.text)) return undefined;
  const plain = columns.filter((column) => !isMean(table, column));
  const ratio = ratioOf(place, { table, group }, { columns: plain, fits });
  if (ratio) return found('share', `${ratio[0].what} per ${ratio[1].what}`, ratio[0].value / ratio[1].value);
  if (token.kind === 'percent') return productShare(place, { table, group }, fits);
  return meanOf(place, { table, group }, fits) ?? columnsApart(place, { table, group }, fits);
}

/** The share that rows have in what two columns make multiplied. */
function productShare({ token }: Place, { table, group }: Lot, fits: Fits): Found | undefined {
  if (!/\d[.,]\d/.test(token.text)) return undefined;
  const columns = columnsOfNumbers(table);
  for (const mean of columns.filter((column) => isMean(table, column))) {
    for (const weight of columns.filter((column) => !isMean(table, column))) {
      const made = (rows: readonly Row[]): number =>
        sum(rows.map(({ cells }) => Number(cells[mean]) * Number(cells[weight])));
      const label = `share in ${mean} × ${weight}: ${table.title}`;
      if (fits((made(group.rows) / made(table.rows)) * 100))
        return foundIn(table, { label, operation: 'share' });
    }
  }
  return undefined;
}

const APART = /\b(?:lost|gained|rose|fell|grew|increas\w*|decreas\w*|more|fewer|less|declin\w*|chang\w*)\b/i;

/** What two columns of the same rows differ by. */
function columnsApart({ statement, token }: Place, { table, group }: Lot, fits: Fits): Found | undefined {
  if (!APART.test(statement.masked) || (token.readings[0]?.value ?? 0) < 100) return undefined;
  const sums = columnsOfNumbers(table)
    .filter((column) => !isMean(table, column))
    .map((what) => ({ value: sum(valuesOf(table, what, group.rows)), what, from: table }));
  const pair = pairOf(sums, (a, b) => fits(a - b));
  return (
    pair &&
    foundIn(table, { label: `${pair[0].what} − ${pair[1].what}: ${table.title}`, operation: 'difference' })
  );
}

interface Sought {
  columns: readonly string[];
  fits: Fits;
}

/** The sum of one of the columns over the rows, or their share in all of it. */
function sumIn(
  { kind }: Token,
  { table, group }: Lot,
  { columns, fits }: Sought,
): [Found['operation'], string, number] | undefined {
  for (const column of columns) {
    const part = sum(valuesOf(table, column, group.rows));
    const whole = sum(valuesOf(table, column));
    const isPart = kind === 'percent' && group.name !== '' && table.complete;
    if (isPart && fits((part / whole) * 100)) return ['share', `share in the sum of ${column}`, part];
    if (kind === 'number' && fits(part)) return ['sum', `sum of ${column}`, part];
  }
  return undefined;
}

const SMALL = 10;
const PER = /\b(?:per|each|every|average\w*|avg|mean|typical\w*|basket|spend)\b/i;

/** Three digits or a decimal place: what fits by chance fits seldom. */
export function isTelling({ text, readings }: Token): boolean {
  return (readings[0]?.value ?? 0) >= 100 || /\d[.,]\d/.test(text);
}

/** `985 claims were rejected`: the column's own word is there, if not at the number. */
export function isSpokenOf({ statement }: Place, { measures }: Table, column: string): boolean {
  const words = measures.get(column)?.words;
  return contentWords(statement.masked).some(({ stem }) => words?.has(stem));
}

/** What one column has for each of another, both summed up. */
function ratioOf(
  { token, statement }: Place,
  { table, group }: Lot,
  { columns, fits }: { columns: readonly string[]; fits: Fits },
): [Operand, Operand] | undefined {
  const isShare = token.kind === 'percent';
  if (!isShare && !PER.test(`${statement.masked} ${statement.header.join(' ')}`)) return undefined;
  const sums = columns.map((what) => ({ value: sum(valuesOf(table, what, group.rows)), what, from: table }));
  return pairOf(sums, (a, b) => b !== 0 && fits((a / b) * (isShare ? 100 : 1)));
}

/** The mean of a column, and that of means, each row counted as often as another column says. */
function meanOf({ statement, token }: Place, { table, group: { rows } }: Lot, fits: Fits): Found | undefined {
  const columns = columnsOfNumbers(table).filter((column) => !isId(column) && isOfUnit(token, column));
  const isSpoken = PER.test(`${statement.masked} ${statement.lead?.masked ?? ''} ${statement.heading}`);
  const plain = isSpoken
    ? columns.find((column) => fits(sum(valuesOf(table, column, rows)) / rows.length))
    : undefined;
  if (plain)
    return foundIn(table, {
      label: `average of ${plain}: ${table.title}`,
      operation: 'average',
      column: plain,
    });
  for (const mean of columns.filter((column) => isMean(table, column))) {
    for (const weight of columnsOfNumbers(table).filter((column) => !isMean(table, column))) {
      const total = sum(rows.map(({ cells }) => Number(cells[mean]) * Number(cells[weight])));
      const label = `${mean} × ${weight}: ${table.title}`;
      if (isSpoken && fits(total / sum(valuesOf(table, weight, rows))))
        return foundIn(table, { label, operation: 'average' });
      if (fits(total)) return foundIn(table, { label, operation: 'product' });
    }
  }
  return undefined;
}

/** Years add up to years. */
function isOfUnit({ unit }: Token, column: string): boolean {
  return !isTimeUnit(unit) || (unitOf(column) ?? unit) === unit;
}
