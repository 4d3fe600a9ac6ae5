import { MONTHS } from '@parley/platform/months';
import type { Token } from '../language/tokens.ts';
import type { Fetch } from '../plan/query.ts';
import type { Leftover } from '../plan/read/frame.ts';
import type { Column, Model, Table } from '../schema/model.ts';
import type { Item } from './items.ts';
import { lookUp, type Span } from './look-up.ts';
import type { Mention } from './mention.ts';
import { isKindOf } from './phrases/compound-heads.ts';

interface Search {
  model: Model;
  tokens: readonly Token[];
  items: readonly Item[];
  leftovers: readonly Leftover[];
  fetch: Fetch;
}

export type NamesResult = { kind: 'pending' } | { kind: 'found'; mentions: Mention[] };

const mostColumns = 8;
const mostNames = 3;

/** Finds what the schema doesn't tell: unknown words that may be names, and kinds of people kept in an unlisted column. */
export function findNames(search: Search): NamesResult {
  const found = [findTitles(search), findUnknown(search), findPeople(search), findElsewhere(search)];
  const mentions = found.flatMap((each) => (each.kind === 'found' ? each.mentions : []));
  return found.some(({ kind }) => kind === 'pending')
    ? { kind: 'pending' }
    : { kind: 'found', mentions: withoutOverlap(mentions) };
}

/** "Let There Be Rock": words in capitals are a name as a whole, before any of them is a word of its own. */
function findTitles(search: Search): NamesResult {
  const columns = searchable(search).filter(({ table, column }) => table.labels.includes(column));
  const looked = titleSpans(search)
    .slice(0, mostTitles)
    .map((span) => lookUp(search, span, columns));
  if (looked.includes('pending')) return { kind: 'pending' };
  return {
    kind: 'found',
    mentions: looked.flatMap((each) => {
      if (each === undefined || each === 'pending') return [];
      const targets = each.targets.filter((target) => target.kind === 'value' && !target.loose);
      return targets.length > 0 ? [{ ...each, targets }] : [];
    }),
  };
}

const mostTitles = 2;

/** Runs of words in capitals that are not one known name, and single ones that are only part of a known name. */
function titleSpans({ tokens, items }: Search): Span[] {
  const spans: Span[] = [];
  for (let start = 1; start < tokens.length; start += 1) {
    if (!isTitled(tokens[start])) continue;
    let end = start + 1;
    while (isTitled(tokens[end])) end += 1;
    if (isOpen(items, { start, end })) spans.push({ start, end });
    start = end;
  }
  return spans;
}

const calendar = new RegExp(
  `^(q[1-4]|${MONTHS.join('|')}|monday|tuesday|wednesday|thursday|friday|saturday|sunday|i)$`,
);

function isTitled(token: Token | undefined): boolean {
  return (token?.capital ?? false) && token?.quote === undefined && !calendar.test(token?.lower ?? '');
}

function isOpen(items: readonly Item[], { start, end }: Span): boolean {
  const inside = items.filter((item) => item.start < end && item.end > start);
  const [only, more] = inside;
  if (only?.kind === 'mention' && !more && only.start <= start && only.end >= end) {
    const [best] = only.mention.targets;
    return best?.kind === 'value' && best.loose === true;
  }
  return end - start > 1 && inside.some((item) => item.kind !== 'unknown');
}

/** A value that is listed for one table may also stand in a longer column of the table that the question names. */
function findElsewhere(search: Search): NamesResult {
  const asked = new Set(
    search.items.flatMap((item) =>
      item.kind === 'mention' && item.mention.targets[0]?.kind === 'table'
        ? [item.mention.targets[0].table]
        : [],
    ),
  );
  const looked = search.items.map((item) => {
    const [best] = item.kind === 'mention' ? item.mention.targets : [];
    if (
      item.kind !== 'mention' ||
      best?.kind !== 'value' ||
      best.loose ||
      !search.tokens[item.start]?.capital
    )
      return undefined;
    if (item.mention.targets.some((target) => target.kind !== 'table' && asked.has(target.column.table)))
      return undefined;
    const last = best.column.words.at(-1);
    const columns = searchable(search).filter(
      ({ table, column }) => asked.has(table.name) && column.words.at(-1) === last,
    );
    const found = columns.length > 0 ? lookUp(search, item.mention, columns) : undefined;
    if (found === undefined || found === 'pending') return found;
    return { ...found, targets: [...found.targets, ...item.mention.targets] };
  });
  if (looked.includes('pending')) return { kind: 'pending' };
  return { kind: 'found', mentions: looked.filter((each) => each !== undefined && each !== 'pending') };
}

const peopleColumn =
  /role|title|job|position|occupation|profession|function|specialt|speciali|grade|level|rank|type/i;

/** "Product managers" may be known as a vacancy, but people with that title come first; so does the column that is named. */
function findPeople(search: Search): NamesResult {
  const people = peopleColumns(search.model);
  const looked = search.items.map((item, index) =>
    lookForKind(search, { item, before: itemBefore(search.items, index), people }),
  );
  if (looked.includes('pending')) return { kind: 'pending' };
  return { kind: 'found', mentions: looked.filter((each) => each !== undefined && each !== 'pending') };
}

/** "the role of Manager", "whose role is Manager": small words stand between a column and its value. */
function itemBefore(items: readonly Item[], index: number): Item | undefined {
  return items
    .slice(Math.max(0, index - 3), index)
    .findLast((item) => !/^(of|is|are|as|the|a|an|called|named)$/i.test(item.surface));
}

type Place = { table: Table; column: Column };

function peopleColumns(model: Model): Place[] {
  const tables = model.tables.filter((table) => table.person);
  return tables.flatMap((table) =>
    table.columns
      .filter((column) => isNameLike(column) && peopleColumn.test(column.name))
      .map((column) => ({ table, column })),
  );
}

function lookForKind(
  search: Search,
  asked: { item: Item; before: Item | undefined; people: Place[] },
): Mention | 'pending' | undefined {
  const { item, before, people } = asked;
  if (item.kind !== 'mention' || isDeedOfWho(search.tokens, item)) return undefined;
  const named = namedColumn(search, before);
  const columns = named ? [named] : isDoubtful(item.mention, search.tokens) ? people : [];
  const found = columns.length > 0 ? lookUp(search, item.mention, columns) : undefined;
  if (found === undefined || found === 'pending' || named) return found;
  const targets = found.targets.filter((target) => isKindOf(target, item.surface));
  return targets.length > 0 ? { ...found, targets: [...targets, ...item.mention.targets] } : undefined;
}

/** "Who leads Legal": what they do, and no title that they may have. */
const isDeedOfWho = (tokens: readonly Token[], { start, surface }: Item): boolean =>
  start === 1 &&
  tokens[0]?.lower === 'who' &&
  /^(?:leads?|heads?|manages?|directs?|chairs?|runs?)$/i.test(surface);

/** The column right before a value ("role Software Engineer"), when the schema doesn't list its values. */
function namedColumn(search: Search, before: Item | undefined): { table: Table; column: Column } | undefined {
  const target = before?.kind === 'mention' ? before.mention.targets[0] : undefined;
  if (target?.kind !== 'column' || target.score < 0.95 || !isNameLike(target.column)) return undefined;
  const table = search.model.byName.get(target.column.table);
  return table && { table, column: target.column };
}

function isDoubtful(mention: Mention, tokens: readonly Token[]): boolean {
  const [best] = mention.targets;
  const values = mention.targets.filter((target) => target.kind === 'value');
  if (
    best === undefined ||
    best.kind === 'table' ||
    best.kind === 'flag' ||
    (best.kind === 'column' && best.score >= 0.9)
  )
    return false;
  if (values.some((target) => target.person && !target.loose)) return false;
  const loose = values.length > 0 && values.every((target) => target.loose);
  return (
    loose ||
    (/[^s]s$/.test(mention.surface) && !(tokens[mention.start]?.capital && mention.end - mention.start === 1))
  );
}

/** Looks in the data for the words of the question that the schema doesn't know: they may be names of rows. */
function findUnknown(search: Search): NamesResult {
  const spans = nameSpans(search).slice(0, mostNames);
  const columns = searchable(search);
  let pending = false;
  const mentions: Mention[] = [];
  for (const span of spans) {
    const found = lookUp(search, span, columns);
    if (found === 'pending') pending = true;
    else if (found) mentions.push(found);
  }
  return pending ? { kind: 'pending' } : { kind: 'found', mentions: withoutOverlap(mentions) };
}

/** Runs of unknown words, and the run of capitalised words around them. */
function nameSpans(search: Search): Span[] {
  const { tokens } = search;
  const spans: Span[] = [];
  const located = search.leftovers
    .filter((each) => each.start >= 0 && !each.verb)
    .toSorted((a, b) => a.start - b.start);
  for (const leftover of located) {
    const last = spans.at(-1);
    if (last && leftover.start <= last.end && sameRun(tokens, last, leftover)) {
      last.end = Math.max(last.end, leftover.end);
      continue;
    }
    spans.push(capitalRun(tokens, leftover));
  }
  return spans;
}

function sameRun(tokens: readonly Token[], span: Span, next: Span): boolean {
  return (
    tokens[span.start]?.quote === tokens[next.start]?.quote &&
    (next.start < span.end ||
      tokens[next.start]?.capital === tokens[span.start]?.capital ||
      /^\d/.test(tokens[next.start]?.text ?? ''))
  );
}

function capitalRun(tokens: readonly Token[], at: Span): Span {
  const token = tokens[at.start];
  const joins = (index: number): boolean => {
    const other = tokens[index];
    if (other === undefined || index === 0) return false;
    return token?.quote === undefined
      ? Boolean(
          token?.capital &&
            (other.capital || (index > at.start && /^\d+$/.test(other.text))) &&
            other.quote === undefined &&
            !calendar.test(other.lower),
        )
      : other.quote === token.quote;
  };
  let { start, end } = at;
  while (joins(start - 1)) start -= 1;
  while (joins(end)) end += 1;
  return { start, end };
}

/** Text columns that may hold a name and whose values the schema doesn't list, most telling first. */
function searchable(search: Search): { table: Table; column: Column }[] {
  const mentioned = new Set(
    search.items.flatMap((item) =>
      item.kind === 'mention'
        ? item.mention.targets.map((target) => (target.kind === 'table' ? target.table : target.column.table))
        : [],
    ),
  );
  const weigh = (table: Table, column: Column): number =>
    (table.labels.includes(column) ? 4 : 0) +
    (mentioned.has(table.name) ? 3 : 0) +
    (table.person && peopleColumn.test(column.name) ? 3 : 0) +
    (column.words.some((word) => /name|title|city|code|number|reference/.test(word)) ? 2 : 0);
  return search.model.tables
    .flatMap((table) =>
      table.columns.filter((column) => isNameLike(column)).map((column) => ({ table, column })),
    )
    .map((each) => ({ ...each, weight: weigh(each.table, each.column) }))
    .toSorted((a, b) => b.weight - a.weight || a.table.name.localeCompare(b.table.name))
    .slice(0, mostColumns);
}

function isNameLike(column: Column): boolean {
  return (
    column.kind === 'text' &&
    column.values === undefined &&
    !column.reference?.columns.includes('') &&
    !/description|note|comment|text|body|address|url|password|phone|email|remark|summary|content|uuid/i.test(
      column.name,
    ) &&
    !/uuid/i.test(column.type)
  );
}

function withoutOverlap(mentions: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  for (const mention of mentions)
    if (!kept.some((other) => mention.start < other.end && other.start < mention.end)) kept.push(mention);
  return kept;
}
