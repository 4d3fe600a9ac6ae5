import { cell } from '../answer/format.ts';
import { singular } from '../language/singular.ts';
import type { Token } from '../language/tokens.ts';
import type { Fetch, Query } from '../plan/query.ts';
import type { Column, Table } from '../schema/model.ts';
import type { Target } from './entry.ts';
import type { Mention } from './mention.ts';
import { valueWords } from './phrases/value-phrases.ts';

interface Search {
  tokens: readonly Token[];
  fetch: Fetch;
}

/** Looks for some words of the question in the columns that may hold them. */
export interface Span {
  start: number;
  end: number;
}

export function lookUp(
  search: Search,
  span: Span,
  columns: readonly { table: Table; column: Column }[],
): Mention | 'pending' | undefined {
  const words = search.tokens.slice(span.start, span.end);
  if (words.map((token) => token.text).join('').length < 2) return undefined;
  let pending = false;
  const targets: Target[] = [];
  for (const { table, column } of columns) {
    const found = lookIn(search.fetch, {
      table,
      column,
      text: written(words, table.labels.includes(column)),
      words,
    });
    if (found === 'pending') pending = true;
    else if (found) targets.push(found);
  }
  if (pending) return 'pending';
  const sorted = targets.toSorted((a, b) => b.score - a.score);
  return sorted.length > 0
    ? widened(search.tokens, {
        start: span.start,
        end: span.end,
        surface: words.map((token) => token.text).join(' '),
        targets: sorted,
        relation: false,
      })
    : undefined;
}

interface Place {
  table: Table;
  column: Column;
  text: string;
  words: readonly Token[];
}

/** A name is looked for as written, a kind of thing in the singular. */
function written(words: readonly Token[], isName: boolean): string {
  const last = words.length - 1;
  return words
    .map((token, index) => {
      const text = index === last && !(isName && token.capital) ? singular(token.lower) : token.text;
      return token.possessive && index < last ? `${text}'s` : text;
    })
    .join(' ');
}

/** The whole name, where the words around the one looked for complete it: "Atlas billing platform". */
function widened(tokens: readonly Token[], mention: Mention): Mention {
  let best: { start: number; end: number; target: Target } | undefined;
  for (const target of mention.targets) {
    if (target.kind !== 'value') continue;
    for (const value of target.values) {
      const span = spanOf(tokens, valueWords(value), mention);
      if (span && (!best || span.end - span.start > best.end - best.start))
        best = { ...span, target: { ...target, values: [value], score: 1, loose: false } };
    }
  }
  if (!best || best.end - best.start <= mention.end - mention.start) return mention;
  const surface = tokens
    .slice(best.start, best.end)
    .map((token) => token.text)
    .join(' ');
  return { ...mention, start: best.start, end: best.end, surface, targets: [best.target] };
}

function spanOf(tokens: readonly Token[], words: readonly string[], within: Span): Span | undefined {
  for (let start = Math.max(0, within.end - words.length); start <= within.start; start += 1) {
    if (words.every((word, offset) => valueWords(tokens[start + offset]?.text ?? '').join(' ') === word))
      return { start, end: start + words.length };
  }
  return undefined;
}

function lookIn(fetch: Fetch, place: Place): Target | 'pending' | undefined {
  const { table, column, text, words } = place;
  const [first, last] = table.labels;
  if (first && last && column === last && words.length >= 2)
    return lookInFullName(fetch, place, { first, last });
  const query: Query = {
    table: table.name,
    filters: [{ column: column.name, op: 'ilike', value: `%${escapeLike(text)}%` }],
    group_by: [column.name],
    aggregates: [{ fn: 'count', as: 'count' }],
    limit: 40,
  };
  const result = fetch(query, `look for "${text}" in ${table.name}.${column.name}`);
  if (result.kind === 'pending') return 'pending';
  if (result.kind === 'error') return undefined;
  const values = result.result.rows
    .map((row) => cell(row, column.name, 0))
    .filter((value): value is string => typeof value === 'string');
  const exact = values.filter((value) => value.toLowerCase() === text.toLowerCase());
  const person = table.person;
  if (exact.length > 0) return { kind: 'value', column, values: exact, score: 1, person, extra: [] };
  const wanted = words.flatMap((token) => valueWords(token.text)).map(singular);
  const whole = values.filter((value) => holdsWords(valueWords(value).map(singular), wanted));
  if (whole.length === 0 || result.result.truncated) return undefined;
  return {
    kind: 'value',
    column,
    values: whole,
    score: whole.length === 1 ? 0.9 : 0.8,
    loose: true,
    person,
    extra: [],
  };
}

function lookInFullName(
  fetch: Fetch,
  place: Place,
  names: { first: Column; last: Column },
): Target | 'pending' | undefined {
  const { table, text, words } = place;
  const firstName = words[0]?.text ?? '';
  const lastName = words
    .slice(1)
    .map((token) => token.text)
    .join(' ');
  const filters = [
    { column: names.first.name, op: 'ilike' as const, value: escapeLike(firstName) },
    { column: names.last.name, op: 'ilike' as const, value: escapeLike(lastName) },
  ];
  const result = fetch(
    {
      table: table.name,
      filters,
      group_by: [names.first.name, names.last.name],
      aggregates: [{ fn: 'count', as: 'count' }],
      limit: 5,
    },
    `look for "${text}" in ${table.name}`,
  );
  if (result.kind === 'pending') return 'pending';
  const row = result.kind === 'rows' ? result.result.rows[0] : undefined;
  if (row === undefined) return undefined;
  const [first, last] = [cell(row, names.first.name, 0), cell(row, names.last.name, 1)];
  if (typeof first !== 'string' || typeof last !== 'string') return undefined;
  return {
    kind: 'value',
    column: names.first,
    values: [first],
    score: 1,
    extra: [{ column: names.last, value: last }],
  };
}

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (character) => `\\${character}`);

function holdsWords(words: readonly string[], wanted: readonly string[]): boolean {
  return words.some((_word, start) => wanted.every((each, offset) => words[start + offset] === each));
}
