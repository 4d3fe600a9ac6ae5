import type { AuditEntryInfo } from '../api/types.ts';
import { toCsv } from '../run/table-text.ts';

const COLUMNS = [
  'at',
  'outcome',
  'kind',
  'target',
  'subject',
  'actors',
  'service',
  'code',
  'cache',
  'durationMs',
  'arguments',
  'argumentsHash',
  'requestId',
  'traceparent',
] as const satisfies (keyof AuditEntryInfo)[];

/** Entries for a spreadsheet: what callers wrote is never run as a formula. */
export function auditCsv(entries: readonly AuditEntryInfo[]): string {
  const rows = entries.map((entry) =>
    COLUMNS.map((column) => (column === 'actors' ? entry.actors.join(' ← ') : entry[column])),
  );
  return toCsv({ columns: COLUMNS, rows });
}
