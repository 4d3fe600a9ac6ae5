import { stem } from '../../text/stem.ts';
import { type BaggedUnit, bagOf } from '../passages.ts';
import { quantitiesOfUnit } from '../question/measures.ts';
import { quantitiesOf } from '../question/quantities.ts';
import type { DocumentQuestion } from '../question/question.ts';

const MOST =
  /\b(?:highest|largest|biggest|longest|top|best|heaviest|strongest|most expensive|dearest|oldest|maximum)\b/i;
const LEAST = /\b(?:lowest|smallest|shortest|lightest|cheapest|weakest|youngest|minimum)\b/i;

function valueIn(unit: BaggedUnit, column: number): number | undefined {
  const [quantity] = quantitiesOf(unit.cells?.[column]?.value ?? '');
  if (!quantity) return undefined;
  return Number.isFinite(quantity.high) ? quantity.high : quantity.low;
}

/** The column by which the rows are ranked: the one that is counted, else the first that has numbers in two rows. */
function rankingColumn({ unit }: DocumentQuestion, rows: readonly BaggedUnit[]): number {
  const heads = (rows[0]?.cells ?? []).map((cell) => bagOf(cell.head).stems);
  const counted = unit === undefined ? -1 : heads.findIndex((head) => head.has(stem(unit)));
  if (counted >= 0) return counted;
  return heads.findIndex((_, i) => rows.filter((row) => valueIn(row, i) !== undefined).length > 1);
}

/** "The HIGHEST level": of a table's rows the one with the highest number; undefined where nothing of the kind is asked. */
export function extremeRow(question: DocumentQuestion, unit: BaggedUnit): BaggedUnit | undefined {
  const most = MOST.test(question.text);
  if (unit.kind !== 'row' || most === LEAST.test(question.text)) return undefined;
  const rows = unit.passage.units.filter((u) => u.kind === 'row' && u.block === unit.block);
  const column = rankingColumn(question, rows);
  const ranked = rows
    .map((row) => ({ row, value: valueIn(row, column) }))
    .filter((x): x is { row: BaggedUnit; value: number } => x.value !== undefined)
    .sort((a, b) => (most ? b.value - a.value : a.value - b.value));
  return ranked.length > 1 && quantitiesOfUnit(unit).length > 0 ? ranked[0]?.row : undefined;
}
