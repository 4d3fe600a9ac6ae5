import type { Evidence, EvidenceCall, Source } from '@parley/a2a/findings';
import { z } from 'zod';
import { capValue } from '../tools/clean.ts';
import type { CallRecord, Stop } from './state.ts';

// Enough for the most rows that a query gives: figures of the answer are looked up in them.
const MAX_EVIDENCE_CHARS = 80_000;
/** A whole passage, as a search gives it: what was used may stand at its end. */
const MAX_SNIPPET = 1_500;

/** The convention of all specialists: a reply that begins so says that nothing within reach answers. */
const NOT_ANSWERED = /^[\s*_#>]*NOT ANSWERED\b/i;

const documentSchema = z.object({
  document_id: z.string().min(1),
  title: z.string().catch(''),
  category: z.string().optional().catch(undefined),
  updated: z.string().optional().catch(undefined),
  snippet: z.string().optional().catch(undefined),
});

const rowsSchema = z.object({ row_count: z.number().int().nonnegative() });

/** Kinds of sources by the server that they come from; anything else is data. */
const KINDS: Record<string, Source['kind']> = { reports: 'report', files: 'file' };

export function isAnswered(text: string): boolean {
  return !NOT_ANSWERED.test(text);
}

/** What the findings rest on: every call that was made, and the documents and data that came out of them. */
export function evidenceOf(x: {
  calls: readonly CallRecord[];
  text: string;
  stop?: Stop | undefined;
}): Evidence {
  const made = x.calls.filter((record) => record.server && record.sameAs === undefined);
  const sources = new Map<string, Source>();
  for (const record of made) {
    if (!record.ok) continue;
    for (const source of sourcesOf(record)) {
      const known = sources.get(source.id);
      sources.set(source.id, known ? closerTo(claimsOn(source.id, x.text), known, source) : source);
    }
  }
  return {
    calls: made.map(toEvidenceCall),
    sources: [...sources.values()],
    answered: isAnswered(x.text),
    ...(x.stop ? { limits: [x.stop.message] } : {}),
  };
}

/** Several passages of one document were found: the source shows the one that the reply took its words from. */
function closerTo(claims: ReadonlySet<string>, known: Source, other: Source): Source {
  const shared = ({ snippet = '' }: Source) =>
    [...wordsOf(snippet)].filter((word) => claims.has(word)).length;
  return shared(other) > shared(known) ? { ...known, snippet: other.snippet } : known;
}

/** What cites may stand behind the full stop. */
const SENTENCES = /(?<=[.!?:])\s+(?!\[)|\n+/;

/** The words of the sentences that cite this source. */
function claimsOn(sourceId: string, text: string): Set<string> {
  const citing = text.split(SENTENCES).filter((sentence) => sentence.includes(`[${sourceId}]`));
  return wordsOf(citing.join(' ').replaceAll(`[${sourceId}]`, ' '));
}

function wordsOf(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? []);
}

function toEvidenceCall(record: CallRecord): EvidenceCall {
  const { id, server, tool, ok, result, error } = record;
  return {
    callId: id,
    server,
    tool,
    arguments: record.arguments,
    ok,
    ...(result === undefined ? {} : { result: capValue(result, MAX_EVIDENCE_CHARS) }),
    ...(error === undefined ? {} : { error }),
  };
}

function sourcesOf(record: CallRecord): Source[] {
  const from = `${record.server}/${record.tool}`;
  const documents = documentsIn(record.result);
  if (documents !== undefined) {
    return documents.map((document) => ({
      id: `doc:${document.document_id}`,
      kind: 'document',
      title: document.title || document.document_id,
      source: from,
      documentId: document.document_id,
      ...(document.category ? { category: document.category } : {}),
      ...(document.updated ? { updated: document.updated } : {}),
      ...(document.snippet ? { snippet: document.snippet.slice(0, MAX_SNIPPET) } : {}),
    }));
  }
  const rows = rowsSchema.safeParse(record.result);
  return [
    {
      id: `call:${record.id}`,
      kind: KINDS[record.server] ?? 'data',
      title: plainTitle(record),
      source: from,
      arguments: record.arguments,
      ...(rows.success ? { rows: rows.data.row_count } : {}),
    },
  ];
}

/** The documents that a search or a reading gave; `undefined` when the result is of another kind. */
function documentsIn(result: unknown): z.infer<typeof documentSchema>[] | undefined {
  const single = documentSchema.safeParse(result);
  if (single.success) return [single.data];
  const list = z.object({ results: z.array(z.unknown()) }).safeParse(result);
  if (!list.success) return undefined;
  const documents = list.data.results.flatMap((item) => {
    const parsed = documentSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  return documents.length > 0 || list.data.results.length === 0 ? documents : undefined;
}

const querySchema = z.object({
  table: z.string(),
  columns: z.array(z.string()).optional().catch(undefined),
  filters: z
    .array(
      z.object({
        column: z.string(),
        op: z.string(),
        value: z.unknown().optional(),
        values: z.unknown().optional(),
      }),
    )
    .optional()
    .catch(undefined),
  without: z.array(z.string()).optional().catch(undefined),
  group_by: z.array(z.string()).optional().catch(undefined),
  aggregates: z
    .array(z.object({ fn: z.string(), column: z.string().optional() }))
    .optional()
    .catch(undefined),
});

const COMPARISONS: Record<string, string> = {
  eq: 'is',
  ne: 'is not',
  lt: '<',
  lte: '≤',
  gt: '>',
  gte: '≥',
  in: 'is one of',
  not_in: 'is none of',
  between: 'is between',
  like: 'is like',
  ilike: 'is like',
  is_null: 'is empty',
  not_null: 'is not empty',
};

/** A call in plain words: which table, what was computed, of which rows. */
export function plainTitle(record: Pick<CallRecord, 'title' | 'arguments'>): string {
  const query = querySchema.safeParse(record.arguments);
  if (!query.success) {
    const args = Object.entries(record.arguments).map(([key, value]) => `${key} ${short(value)}`);
    return args.length > 0 ? `${record.title}: ${args.join(', ')}` : record.title;
  }
  const { table, columns, filters, without, group_by, aggregates } = query.data;
  const what = aggregates?.map((a) => (a.column ? `${a.fn} of ${a.column}` : a.fn)) ?? columns ?? [];
  const where = filters?.map((f) =>
    [f.column, COMPARISONS[f.op] ?? f.op, short(f.values ?? f.value)].filter(Boolean).join(' '),
  );
  return [
    `Table ${table}${what.length > 0 ? `: ${what.join(', ')}` : ''}`,
    ...(where?.length ? [`where ${where.join(' and ')}`] : []),
    ...(without?.length ? [`without any ${without.join(', ')}`] : []),
    ...(group_by?.length ? [`by ${group_by.join(', ')}`] : []),
  ].join(' ');
}

function short(value: unknown): string {
  if (value === undefined || value === null) return '';
  const text = Array.isArray(value)
    ? value.map(String).join(', ')
    : String(typeof value === 'object' ? JSON.stringify(value) : value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
