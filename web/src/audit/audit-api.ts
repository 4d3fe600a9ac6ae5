import { getJson } from '../api/client.ts';
import type { AuditEntryInfo, AuditPage } from '../api/types.ts';

export const KINDS = ['tool', 'resource', 'prompt', 'request', 'credential', 'sign-in', 'token'] as const;
export const OUTCOMES = ['ok', 'denied', 'error', 'canceled'] as const;
export const PERIODS = ['hour', 'day', 'week', 'all', 'exact'] as const;

const HOUR_MS = 3_600_000;
const LENGTHS: Partial<Record<Filter['period'], number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
};

/** What the reader looks for; an empty text is no wish. */
export interface Filter {
  subject: string;
  text: string;
  kind: (typeof KINDS)[number] | '';
  outcome: (typeof OUTCOMES)[number] | '';
  period: (typeof PERIODS)[number];
  /** In the reader's own time, without a zone. */
  from: string;
  to: string;
}

export const NO_FILTER: Filter = {
  subject: '',
  text: '',
  kind: '',
  outcome: '',
  period: 'all',
  from: '',
  to: '',
};

/** The filter as the service takes it. */
export function queryOf(filter: Filter, now: number): Record<string, string> {
  const { period, from, to } = filter;
  const length = LENGTHS[period];
  const wishes = {
    subject: filter.subject.trim(),
    text: filter.text.trim(),
    kind: filter.kind,
    outcome: filter.outcome,
    since: length === undefined ? momentOf(period, from) : new Date(now - length).toISOString(),
    until: momentOf(period, to),
  };
  return Object.fromEntries(Object.entries(wishes).filter(([, value]) => value !== ''));
}

function momentOf(period: Filter['period'], local: string): string {
  const moment = new Date(local);
  return period !== 'exact' || Number.isNaN(moment.getTime()) ? '' : moment.toISOString();
}

interface Page {
  before?: string | undefined;
  limit: number;
}

export function listAudit(filter: Filter, page: Page, signal?: AbortSignal): Promise<AuditPage> {
  const query = new URLSearchParams(queryOf(filter, Date.now()));
  query.set('limit', String(page.limit));
  if (page.before !== undefined) query.set('before', page.before);
  return getJson(`/audit?${query}`, signal);
}

const EXPORT_PAGE = 500;
/** As much as a spreadsheet opens without trouble. */
export const MOST_EXPORTED = 20_000;

/** All that fits the filter, newest first. */
export async function wholeAudit(filter: Filter): Promise<AuditEntryInfo[]> {
  const entries: AuditEntryInfo[] = [];
  let before: string | undefined;
  while (entries.length < MOST_EXPORTED) {
    const page = await listAudit(filter, { before, limit: EXPORT_PAGE });
    entries.push(...page.entries);
    if (page.next === null) break;
    before = page.next;
  }
  return entries;
}
