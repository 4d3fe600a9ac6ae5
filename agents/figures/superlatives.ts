import { dateOf } from './dates.ts';
import type { Row, Table } from './evidence.ts';
import { type Mention, mentionsIn } from './mentions.ts';
import { columnsOfNumbers } from './operands.ts';
import type { Statement } from './statements.ts';
import type { Unverified } from './types.ts';
import { numberOf } from './values.ts';

const WORDS =
  'largest|biggest|highest|lowest|smallest|busiest|strongest|weakest|best|worst|fewest|longest|shortest|oldest|newest|latest|earliest|cheapest|fullest|emptiest|rarest|greatest|youngest|fastest|slowest|heaviest|most (?:common|frequent|popular|expensive|viable|productive)|most|least';
/** How far a row is from the one before it, as such and in relation. */
function changesOf(measure: Measure, { rows }: Table): Measure[] {
  const apart = (row: Row, scale: (before: number) => number): number | undefined => {
    const before = rows[row.index - 1];
    const [x, y] = [measure(row), before && measure(before)];
    return x === undefined || !y ? undefined : (x - y) / scale(y);
  };
  return [(row) => apart(row, () => 1), (row) => apart(row, (before) => before)];
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const CLAIM = new RegExp(
  `(?<!\\b(?:two|three|four|five|six|seven|eight|nine|ten|\\d+|among the|one of the)\\s+)\\b(?:(?<ordinal>second|third|fourth|fifth)[- ])?(?<word>${WORDS})\\b(?!\\s+(?:of|one|two|three|four|\\d))`,
  'gi',
);
const CUT = /[,;()](?=\s|$)|(?<=\s)[(–—]|[.!?](?=\s|$)|\s(?:and|but|while|whereas|than|followed by)\s/g;
const VERB =
  /\b(?:is|was|are|were|has|had|have|with|came|come|comes|from|remains?|did|does|sees?|saw|took|takes|sent|sold|drew|made|carr\w+|at|in|tops?|leads?)\b|:/i;

/** `Rowan is the second largest ward`: the one row that a clause names must have that place by some column. */
export function wrongSuperlatives(statement: Statement, tables: readonly Table[]): Unverified[] {
  if (statement.kind === 'row' || statement.kind === 'heading') return [];
  return clausesOf(statement.raw).flatMap(({ from, to }) => {
    const clause = statement.raw.slice(from, to);
    const claims = [...clause.matchAll(CLAIM)];
    const [claim] = claims;
    if (!claim || claims.length > 1 || !VERB.test(clause)) return [];
    const named = tables.flatMap((table) => namedIn(clause, table));
    const [one, ...more] = named;
    if (!one || more.length > 0) return [];
    const { table, mention, row } = one;
    const place = ORDINALS.indexOf(claim.groups?.['ordinal']?.toLowerCase() ?? 'first');
    if (hasPlace(row, table, place)) return [];
    const text = clause.slice(mention.start, mention.end);
    return [
      {
        text,
        offset: statement.start + from + mention.start,
        reason: 'the data puts another one in this place',
      },
    ];
  });
}

interface NamedRow {
  table: Table;
  mention: Mention;
  row: Row;
}

function namedIn(clause: string, table: Table): NamedRow[] {
  if (!table.complete || table.rows.length < 3) return [];
  return mentionsIn(clause, table.rows).map((mention) => {
    const [row] = mention.rows;
    return { table, mention, row: row as Row };
  });
}

function clausesOf(raw: string): { from: number; to: number }[] {
  const cuts = [...raw.matchAll(CUT)];
  const starts = [0, ...cuts.map((cut) => cut.index + cut[0].length)];
  return starts.map((from, index) => ({ from, to: cuts[index]?.index ?? raw.length }));
}

/** Whether a row has the place from the top or from the bottom by a column or by the ratio of two. */
function hasPlace(row: Row, table: Table, place: number): boolean {
  return measuresOf(table).some((measure) => {
    const own = measure(row);
    if (own === undefined) return false;
    const values = table.rows.map(measure).filter((value) => value !== undefined);
    const greater = values.filter((value) => value > own).length;
    const smaller = values.filter((value) => value < own).length;
    return greater === place || smaller === place;
  });
}

type Measure = (row: Row) => number | undefined;

function measuresOf(table: Table): Measure[] {
  const columns = columnsOfNumbers(table);
  const plain = columns.map(
    (column): Measure =>
      ({ cells }) =>
        numberOf(cells[column]),
  );
  const ratios = columns.flatMap((a) =>
    columns
      .filter((b) => b !== a)
      .map(
        (b): Measure =>
          ({ cells }) => {
            const [x, y] = [numberOf(cells[a]), numberOf(cells[b])];
            return x === undefined || !y ? undefined : x / y;
          },
      ),
  );
  const dates = table.columns.map(
    (column): Measure =>
      ({ cells }) =>
        dateOf(cells[column]) ? Date.parse(String(cells[column])) : undefined,
  );
  return [
    ...plain,
    ...ratios,
    ...dates,
    ...(table.period ? plain.flatMap((one) => changesOf(one, table)) : []),
  ];
}
