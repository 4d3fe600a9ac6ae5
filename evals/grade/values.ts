import { isValue, numbersIn } from './numbers.ts';
import { bodyOf, emphasisOf, normalise, saysPhrase } from './text.ts';

/** Rows of an expected-value query. */
export type Rows = readonly (readonly unknown[])[];

/** A single figure counts only where a reader takes it as the answer, not in some table further down. */
const LEAD_CHARACTERS = 2_000;
/** How far a label and its value may be apart where lines are long. */
const NEIGHBOURHOOD = 140;

const MONTHS = 'january february march april may june july august september october november december'.split(
  ' ',
);

/**
 * What is missing from the answer, in words; nothing when every expected value is there. `alone` says that the figures
 * are all that was asked for.
 */
export function missingValues(answer: string, rows: Rows, alone: boolean): string[] {
  const labelled = rows.length > 1 && (rows[0]?.length ?? 0) > 1;
  const place = rows.length === 1 ? placeOfFigures(answer, rows, alone) : answer;
  return rows.flatMap((row) => {
    const missing = labelled ? missingFromGroup(answer, row) : row.filter((value) => !says(place, value));
    return missing.length === 0 ? [] : [`${row.map(String).join(': ')} is not in the answer`];
  });
}

/** "A total of **50**, over 16 boats" is no answer to how many boats: the figure in bold counts, if there is one. */
function placeOfFigures(answer: string, rows: Rows, alone: boolean): string {
  const bold = emphasisOf(answer);
  const figures = rows.flat().every((value) => typeof value === 'number');
  return alone && figures && numbersIn(bold).length > 0 ? bold : bodyOf(answer).slice(0, LEAD_CHARACTERS);
}

/** Which of the values stand in the answer although they must not. */
export function presentValues(answer: string, rows: Rows): string[] {
  return rows
    .flat()
    .filter((value) => says(answer, value))
    .map((value) => `${String(value)} must not be in the answer`);
}

function missingFromGroup(answer: string, row: readonly unknown[]): unknown[] {
  const labels = row.filter((value) => typeof value !== 'number');
  const values = row.filter((value) => typeof value === 'number');
  const places = placesOf(answer, labels);
  return places.some((place) => values.every((value) => says(place, value))) ? [] : [...row];
}

/** The pieces of the answer that speak of all the labels. */
function placesOf(answer: string, labels: readonly unknown[]): string[] {
  const lines = bodyOf(answer).split('\n');
  return lines
    .filter((line) => labels.every((label) => says(line, label)))
    .flatMap((line) => (line.length <= NEIGHBOURHOOD ? [line] : neighbourhoods(line, labels[0])));
}

function neighbourhoods(line: string, label: unknown): string[] {
  const text = line.toLowerCase();
  const places = String(label)
    .toLowerCase()
    .split('|')
    .flatMap((name) => occurrences(text, name.replace(/\*$/, '')))
    .map(({ from, to }) => line.slice(Math.max(0, from - NEIGHBOURHOOD / 2), to + NEIGHBOURHOOD / 2));
  return places.length > 0 ? places : [line];
}

function occurrences(text: string, name: string): { from: number; to: number }[] {
  const found = [];
  for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
    found.push({ from, to: from + name.length });
  }
  return found;
}

function says(text: string, value: unknown): boolean {
  if (typeof value === 'number') return saysNumber(text, value);
  if (typeof value === 'boolean') return saysPhrase(text, value ? 'yes|true' : 'no|false');
  const plain = String(value);
  return (
    datePatterns(plain)?.some((pattern) => pattern.test(normalise(bodyOf(text)))) ?? saysPhrase(text, plain)
  );
}

function saysNumber(text: string, value: number): boolean {
  if (numbersIn(text).some((written) => isValue(value, written))) return true;
  return value === 0 && saysPhrase(text, 'no|none|nobody|never|not a single|kein*|ningun*');
}

/** A day or a month in the ways people write it; undefined for other texts. */
function datePatterns(text: string): RegExp[] | undefined {
  const date = /^(?<year>\d{4})-(?<month>\d{2})(?:-(?<day>\d{2}))?(?:[ T]00:00:00.*)?$/.exec(text)?.groups;
  if (!date) return undefined;
  const { year, month = '', day } = date;
  const name = MONTHS[Number(month) - 1] ?? '';
  const word = `(${name}|${name.slice(0, 3)}\\.?)`;
  if (day === undefined) return [new RegExp(`\\b${year}-${month}\\b`), new RegExp(`\\b${word} ${year}\\b`)];
  const number = `0?${Number(day)}`;
  return [
    new RegExp(`\\b${year}-${month}-${day}\\b`),
    new RegExp(`\\b${number}(st|nd|rd|th)?\\.? (of )?${word},? ${year}\\b`),
    new RegExp(`\\b${word} ${number}(st|nd|rd|th)?,? ${year}\\b`),
    new RegExp(`\\b${number}[./]0?${Number(month)}[./]${year}\\b`),
    new RegExp(`\\b0?${Number(month)}/${number}/${year}\\b`),
  ];
}
