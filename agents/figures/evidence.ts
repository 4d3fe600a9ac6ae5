import type { Citation } from '@parley/a2a/findings';
import { canonicalJson } from '@parley/platform/json';
import { z } from 'zod';
import { labelsOf } from './labels.ts';
import { recoverRows } from './recover.ts';
import type { CallEvidence } from './types.ts';
import { nameStems, stemsOf } from './words.ts';

export interface Filter {
  column: string;
  op: string;
  values: (string | number | boolean)[];
}

export interface Row {
  table: Table;
  index: number;
  cells: Record<string, unknown>;
  /** The words by which a text names the row. */
  labels: string[];
}

/** What one tool call gave, as rows. */
export interface Table {
  callId: string;
  stepId: string | undefined;
  sourceId: string;
  n?: number | undefined;
  title: string;
  columns: string[];
  rows: Row[];
  /** Whether all rows that match are there. */
  complete: boolean;
  filters: Filter[];
  /** Numbers that the query itself names: limits, conditions on groups. */
  conditions: number[];
  grouped: boolean;
  /** The part of the calendar that a row stands for, where rows are grouped by one. */
  period: 'month' | 'quarter' | 'year' | undefined;
  /** What one row is: the words of its table or of what it is grouped by. */
  entity: Set<string>;
  /** The words of the table. */
  subject: Set<string>;
  /** Function and words of each column. */
  measures: Map<string, { fn: string | undefined; words: Set<string> }>;
}

export interface Passage {
  sourceId: string;
  n?: number | undefined;
  documentId: string;
  title: string;
  text: string;
}

export interface EvidenceIndex {
  tables: Table[];
  passages: Passage[];
  sources: readonly Citation[];
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const querySchema = z.object({
  table: z.string().catch(''),
  filters: z
    .array(
      z.object({
        column: z.string(),
        op: z.string(),
        value: scalar.optional().catch(undefined),
        values: z.array(scalar).optional().catch(undefined),
      }),
    )
    .catch([]),
  having: z.array(z.object({ value: z.number().optional().catch(undefined) })).catch([]),
  group_by: z.array(z.string()).catch([]),
  aggregates: z
    .array(z.object({ fn: z.string(), column: z.string().optional(), as: z.string().optional() }))
    .catch([]),
  without: z.array(z.string()).catch([]),
});
type Query = z.infer<typeof querySchema>;

const documentSchema = z.object({
  document_id: z.string(),
  title: z.string().catch(''),
  heading: z.string().catch(''),
  snippet: z.string().optional().catch(undefined),
  content: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
});
const cutSchema = z.object({ truncated: z.literal(true), beginning: z.string() });
const record = z.record(z.string(), z.unknown());

/** Everything that the calls gave, as rows and as passages, each with the source that the answer may cite. */
export function indexEvidence(calls: readonly CallEvidence[], sources: readonly Citation[]): EvidenceIndex {
  const good = calls.filter((call) => call.ok && call.result !== undefined);
  const passages = good.flatMap((call) => passagesOf(call, sources));
  for (const source of sources) passages.push(...snippetOf(source, passages));
  return { tables: good.flatMap((call) => tableOf(call, sources)), passages, sources };
}

function sourceOf(call: CallEvidence, sources: readonly Citation[]): Citation | undefined {
  // The answer of another maker's agent is a source of its own, by its task.
  const ids = [`call:${call.callId}`, `agent:${call.callId}`].map((id) => id.toLowerCase());
  const own = sources.filter((source) => ids.includes(source.id.toLowerCase()));
  return own.find((source) => !call.stepId || source.stepId === call.stepId) ?? equalCall(call, sources);
}

/** A source that two steps asked for in the same words is listed once, under the first one's call. */
function equalCall(call: CallEvidence, sources: readonly Citation[]): Citation | undefined {
  const asked = canonicalJson(call.arguments);
  return sources.find(
    (source) =>
      source.documentId === undefined &&
      source.source === `${call.server}/${call.tool}` &&
      canonicalJson(source.arguments ?? {}) === asked,
  );
}

function passagesOf(call: CallEvidence, sources: readonly Citation[]): Passage[] {
  const documents = recordsIn(call.result).flatMap((item) => {
    const parsed = documentSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  if (documents.length > 0) {
    return documents.flatMap((document) => {
      const text = document.snippet ?? document.content ?? document.text ?? '';
      const source = sources.find(({ documentId }) => documentId === document.document_id);
      return text === ''
        ? []
        : [
            {
              sourceId: source?.id ?? `doc:${document.document_id}`,
              n: source?.n,
              documentId: document.document_id,
              title: document.title,
              text: document.heading ? `${document.heading}\n${text}` : text,
            },
          ];
    });
  }
  const source = sourceOf(call, sources);
  return longTexts(call.result).map((text) => ({
    sourceId: source?.id ?? `call:${call.callId}`,
    n: source?.n,
    documentId: call.callId,
    title: source?.title ?? call.tool,
    text,
  }));
}

/** A document that no call of this run shows may still bring its passage along. */
function snippetOf(source: Citation, known: readonly Passage[]): Passage[] {
  if (!source.snippet || known.some(({ sourceId, n }) => sourceId === source.id && n === source.n)) return [];
  const { id, n, documentId = '', title, snippet } = source;
  return [{ sourceId: id, n, documentId, title, text: snippet }];
}

const LONG_TEXT = 12;

function longTexts(value: unknown): string[] {
  if (typeof value === 'string') return value.length >= LONG_TEXT ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(longTexts);
  const object = record.safeParse(value);
  return object.success ? Object.values(object.data).flatMap(longTexts) : [];
}

function recordsIn(result: unknown): Record<string, unknown>[] {
  const object = record.safeParse(result);
  if (!object.success) return [];
  const list = Object.values(object.data).find((value) => Array.isArray(value) && value.length > 0);
  const items = Array.isArray(list) ? list.filter((item) => record.safeParse(item).success) : [];
  return items.length > 0 ? (items as Record<string, unknown>[]) : [object.data];
}

function tableOf(call: CallEvidence, sources: readonly Citation[]): Table[] {
  const cut = cutSchema.safeParse(call.result);
  const object = record.safeParse(call.result);
  if (!object.success) return [];
  const listed = Array.isArray(object.data['rows'])
    ? (object.data['rows'] as unknown[]).filter((row) => record.safeParse(row).success)
    : recordsIn(call.result);
  const cells = cut.success ? recoverRows(cut.data.beginning) : (listed as Record<string, unknown>[]);
  if (cells.some((row) => 'document_id' in row)) return [];
  const query = querySchema.parse(call.arguments);
  const source = sourceOf(call, sources);
  const columns = [...new Set(cells.flatMap((row) => Object.keys(row)))];
  const filters = query.filters.map(({ column, op, value, values }) => ({
    column,
    op,
    values: values ?? (value === undefined ? [] : [value]),
  }));
  const table: Table = {
    callId: call.callId,
    stepId: call.stepId,
    sourceId: source?.id ?? `call:${call.callId}`,
    n: source?.n,
    title: source?.title ?? call.tool,
    columns,
    rows: [],
    complete: !cut.success && object.data['truncated'] !== true,
    filters,
    conditions: query.having.flatMap(({ value }) => value ?? []),
    grouped: query.group_by.length > 0,
    period: periodOf(query.group_by),
    entity: entityOf(query),
    subject: new Set([query.table, ...query.without].flatMap(nameStems)),
    measures: measuresOf(columns, query),
  };
  table.rows = cells.map((row, index) => ({ table, index, cells: row, labels: [] }));
  for (const row of table.rows) row.labels = labelsOf(row, query.group_by);
  return [table];
}

function periodOf(groupBy: readonly string[]): Table['period'] {
  const parts = ['month', 'quarter', 'year'] as const;
  return parts.find((part) => groupBy.some((key) => key.endsWith(`:${part}`)));
}

/** What is counted when rows are counted: groups by what they are grouped by, rows by their table. */
function entityOf(query: Query): Set<string> {
  const keys = query.group_by.flatMap((key) => nameStems(key.split(':')[0] ?? key));
  const ownRows = query.group_by.length === 0 || keys.some((key) => key === 'id' || key === 'nam');
  return new Set([...keys, ...(ownRows ? nameStems(query.table) : [])]);
}

const FUNCTION_WORDS: Record<string, string> = {
  sum: 'total sum overall',
  avg: 'average mean',
  median: 'median',
  count: 'count number counted',
  count_distinct: 'count number counted different distinct',
  min: 'lowest smallest minimum earliest oldest first',
  max: 'highest largest maximum latest newest last',
};

function measuresOf(columns: readonly string[], query: Query): Table['measures'] {
  return new Map(columns.map((column) => [column, measureOf(column, query)]));
}

const PEOPLE = stemsOf('staff employees people headcount persons workforce workers');

/** Those who work somewhere go by many names. */
function withPeople(words: string[]): string[] {
  return words.some((word) => PEOPLE.has(word)) ? [...words, ...PEOPLE] : words;
}

function measureOf(column: string, query: Query): { fn: string | undefined; words: Set<string> } {
  const nameOf = ({ fn, column: of, as }: Query['aggregates'][number]): string =>
    as ?? (of ? `${fn}_${of}` : fn);
  const made = query.aggregates.find((aggregate) => nameOf(aggregate) === column);
  if (!made) return { fn: undefined, words: new Set(withPeople(nameStems(column))) };
  const words = [
    ...nameStems(column),
    ...stemsOf(FUNCTION_WORDS[made.fn] ?? made.fn),
    ...nameStems(made.column ?? ''),
    ...(made.fn.startsWith('count') ? nameStems(query.table) : []),
  ];
  return { fn: made.fn, words: new Set(withPeople(words)) };
}
