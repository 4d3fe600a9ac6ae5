import type { Citation } from '@parley/a2a/findings';
import type { Random } from '../../../test/faults/random.ts';
import type { CallEvidence } from '../types.ts';

/** Rows of a result, by column. */
export type Cells = Record<string, string | number>;

const TOOL = { server: 'enterprise-data', tool: 'query_database' };

/** Calls and sources as specialists hand them over, built up one by one. */
export interface Findings {
  calls: CallEvidence[];
  sources: Citation[];
  /** Adds a query with its result and gives the number by which it is cited. */
  query(title: string, args: Record<string, unknown>, rows: Cells[]): number;
  /** Adds a document and gives the number by which it is cited. */
  document(title: string, passage: string): number;
  /** Adds a report that a tool wrote, in Markdown, and gives the number by which it is cited. */
  report(title: string, type: string, markdown: string): number;
}

export function createFindings(): Findings {
  const calls: CallEvidence[] = [];
  const sources: Citation[] = [];
  return {
    calls,
    sources,
    query(title, args, rows) {
      const callId = `call-${calls.length + 1}`;
      const result = { rows, row_count: rows.length, truncated: false, table: args['table'] };
      calls.push({ callId, stepId: 's1', ...TOOL, arguments: args, ok: true, result });
      const n = sources.length + 1;
      const source = `${TOOL.server}/${TOOL.tool}`;
      sources.push({ id: `call:${callId}`, kind: 'data', title, source, arguments: args, n, stepId: 's1' });
      return n;
    },
    document(title, passage) {
      const id = `DOC-${calls.length + 1}`;
      const document = { document_id: id, title, updated: '2026-02-03', heading: title, snippet: passage };
      calls.push({
        callId: `call-${calls.length + 1}`,
        stepId: 's2',
        server: 'knowledge',
        tool: 'search_knowledge_base',
        arguments: { query: title },
        ok: true,
        result: { results: [document], total: 1 },
      });
      const n = sources.length + 1;
      const source = 'knowledge/search_knowledge_base';
      sources.push({ id: `doc:${id}`, kind: 'document', title, source, documentId: id, n, stepId: 's2' });
      return n;
    },
    report(title, type, markdown) {
      const callId = `call-${calls.length + 1}`;
      const args = { report_type: type };
      const job = { job_id: `0199a8e2-4c1b-7d2e-9f3a-5b6c7d8e9f0${calls.length % 10}`, report_type: type };
      const result = { ...job, status: 'completed', progress: 100, message: 'done', title, markdown };
      const tool = { server: 'reports', tool: 'generate_report' };
      calls.push({ callId, stepId: 's3', ...tool, arguments: args, ok: true, result });
      const n = sources.length + 1;
      const source = 'reports/generate_report';
      sources.push({ id: `call:${callId}`, kind: 'data', title, source, arguments: args, n, stepId: 's3' });
      return n;
    },
  };
}

/** A figure of an answer: as it is written, and other values that stand close by in the evidence. */
export interface Stated {
  text: string;
  others: string[];
}

/** A piece of an answer: text and figures in turn. */
export type Piece = (string | Stated)[];

export interface Answer {
  markdown: string;
  /** Where its figures are. */
  figures: (Stated & { offset: number })[];
  question: string;
  findings: Findings;
}

/** Puts pieces together and notes where their figures came to stand. */
export function compose(pieces: readonly Piece[], question: string, findings: Findings): Answer {
  let markdown = '';
  const figures: Answer['figures'] = [];
  for (const piece of pieces) {
    if (markdown !== '') markdown += '\n\n';
    for (const part of piece) {
      if (typeof part !== 'string') figures.push({ ...part, offset: markdown.length });
      markdown += typeof part === 'string' ? part : part.text;
    }
  }
  return { markdown, figures, question, findings };
}

export function english(value: number, decimals = 0): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** Some of a list, each once. */
export function sample<T>(random: Random, items: readonly T[], count: number): T[] {
  const left = [...items];
  return Array.from({ length: Math.min(count, left.length) }, () => {
    const [item] = left.splice(random.between(0, left.length - 1), 1);
    return item as T;
  });
}
