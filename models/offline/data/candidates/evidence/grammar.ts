import { type Comparison, readComparison } from '../../language/comparisons.ts';
import { type DateRange, readDates } from '../../language/dates.ts';
import { readNumber } from '../../language/numbers.ts';
import type { Operator } from '../../language/operator-phrases.ts';
import { readOperator } from '../../language/operators.ts';
import type { Token } from '../../language/tokens.ts';
import type { Evidence } from './evidence.ts';
import { joinPeriods } from './periods.ts';
import { readPrecision } from './precision.ts';
import type { Span } from './span.ts';

type Grammar = Pick<Evidence, 'dates' | 'comparisons' | 'numbers' | 'operators' | 'precision'>;

type Piece =
  | { kind: 'date'; length: number; range: DateRange }
  | { kind: 'comparison'; length: number; comparison: Comparison }
  | { kind: 'operator'; length: number; operator: Operator }
  | { kind: 'number'; length: number; value: number };

const LONGEST = 10;
const LONGEST_NUMBER = 6;

/** Periods, comparisons, words that ask and numbers: said in the same words whatever the data is about. */
export function readGrammar(tokens: readonly Token[], today: string): Grammar {
  const precision = readPrecision(tokens);
  const lower = tokens.map((token) => token.lower);
  const pieces = piecesIn(lower, today, precision);
  const dates = pieces.flatMap(({ start, end, piece }) =>
    piece.kind === 'date' ? [{ start, end, range: piece.range }] : [],
  );
  return {
    dates: joinPeriods(dates, lower, today),
    comparisons: pieces.flatMap(({ start, end, piece }) =>
      piece.kind === 'comparison' ? [{ start, end, comparison: piece.comparison }] : [],
    ),
    numbers: pieces.flatMap(({ start, end, piece }) =>
      piece.kind === 'number' && tokens[start]?.quote === undefined
        ? [{ start, end, value: piece.value }]
        : [],
    ),
    operators: pieces.flatMap(({ start, end, piece }) =>
      piece.kind === 'operator' ? [{ start, end, operator: piece.operator }] : [],
    ),
    precision,
  };
}

/** From left to right, no word read twice; words that only say how exact an answer is to be are passed over. */
function piecesIn(
  lower: readonly string[],
  today: string,
  precision: Span | undefined,
): (Span & { piece: Piece })[] {
  const pieces: (Span & { piece: Piece })[] = [];
  for (let start = 0; start < lower.length; ) {
    if (precision?.start === start) {
      start = precision.end;
      continue;
    }
    const piece = readPiece(lower.slice(start, start + LONGEST), today);
    const end = start + (piece?.length ?? 1);
    if (piece) pieces.push({ start, end, piece });
    start = end;
  }
  return pieces;
}

/** What the first words are, by the first reader that knows. */
function readPiece(words: readonly string[], today: string): Piece | undefined {
  const date = readDates(words, today);
  if (date) return { kind: 'date', ...date };
  const comparison = readComparison(words);
  if (comparison) return { kind: 'comparison', ...comparison };
  const operator = readOperator(words);
  if (operator) return { kind: 'operator', ...operator };
  const number = readNumber(words.slice(0, LONGEST_NUMBER));
  return number && { kind: 'number', ...number };
}
