import { describe, expect, it } from 'vitest';
import type { AuditEntryInfo } from '../api/types.ts';
import { NO_FILTER, queryOf } from './audit-api.ts';
import { auditCsv } from './audit-csv.ts';

const NOW = Date.parse('2026-03-02T09:00:00.000Z');

describe('what the audit is asked for (R9.3)', () => {
  it('is nothing where the reader has no wish', () => {
    expect(queryOf(NO_FILTER, NOW)).toEqual({});
  });

  it('is each wish, and the time from now back or as written', () => {
    const wish = { ...NO_FILTER, subject: ' ana ', kind: 'tool', outcome: 'denied', period: 'day' } as const;
    const asked = { subject: 'ana', kind: 'tool', outcome: 'denied', since: '2026-03-01T09:00:00.000Z' };
    expect(queryOf(wish, NOW)).toEqual(asked);
    const exact = { ...NO_FILTER, period: 'exact', from: '2026-03-01T08:00', to: 'nonsense' } as const;
    expect(queryOf(exact, NOW)).toEqual({ since: new Date('2026-03-01T08:00').toISOString() });
    expect(queryOf({ ...exact, period: 'all' }, NOW)).toEqual({});
  });
});

describe('the audit as CSV', () => {
  it('never runs what a caller wrote, and keeps one line for each entry', () => {
    const entry = {
      at: '2026-03-02T09:00:00.000Z',
      target: '=HYPERLINK("x")',
      subject: '@eve',
      actors: ['coordinator', 'orchestrator'],
      arguments: { query: 'a,b' },
      durationMs: -1.5,
    } as AuditEntryInfo;
    const [, line = '', end] = auditCsv([entry]).split('\r\n');
    expect(line).toContain(`"'=HYPERLINK(""x"")",'@eve,coordinator ← orchestrator`);
    expect(line).toContain(',-1.5,"{""query"":""a,b""}"');
    expect(end).toBe('');
  });
});
