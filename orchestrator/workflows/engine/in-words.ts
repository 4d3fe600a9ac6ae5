import { isRecord, summaryOf } from './note.ts';

const DEEPEST = 3;
const LONGEST = 400;

/** What a step gave, as people read it: the text of an agent, the named values of a tool. */
export function inWords(output: unknown): string {
  if (!isRecord(output) || typeof output['text'] === 'string') return summaryOf(output);
  const words = wordsOf(output, 0);
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}

function wordsOf(value: unknown, depth: number): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value !== 'object') return String(value);
  if (depth >= DEEPEST) return JSON.stringify(value);
  if (Array.isArray(value)) return value.map((one) => wordsOf(one, depth + 1)).join('; ') || '–';
  const named = Object.entries(value).map(
    ([name, one]) =>
      `${name.replaceAll('_', ' ')}: ${isRecord(one) ? `(${wordsOf(one, depth + 1)})` : wordsOf(one, depth + 1)}`,
  );
  return named.join(', ') || '–';
}
