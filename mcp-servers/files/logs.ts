import { ParleyError } from '@parley/platform/errors';
import type { ResourceDefinition } from '../define.ts';
import type { Root } from './root.ts';

const SHOWN = 5_000;
const LISTED = 100;
const NAME = /^logs\/app-(\d{4}-\d{2}-\d{2})\.log$/;

/** Logs can hold what documents do not: reading them asks for a scope of its own. */
export function isLog(path: string): boolean {
  return /(^|\/)logs\/|\.log$/i.test(path);
}

/** `logs://app/{date}`: the end of the application's log of one day. */
export function createLogs(root: Root): ResourceDefinition {
  return {
    uri: 'logs://app/{date}',
    name: 'application-log',
    title: 'Application log of a day',
    description: `The last ${SHOWN} characters of the application's log of a day (YYYY-MM-DD).`,
    mimeType: 'text/plain',
    scopes: ['logs:read'],
    cacheTtlMs: 10_000,
    async read({ date = '' }, { signal }) {
      if (!isDate(date)) {
        throw new ParleyError('invalid_input', `"${date}" is not a date.`, {
          hint: 'Use logs://app/YYYY-MM-DD, for example logs://app/2026-03-31.',
        });
      }
      return lastCharacters((await root.read(`logs/app-${date}.log`, signal)).text, SHOWN);
    },
    async list({ signal }) {
      const files = await root.list('', signal);
      const dates = files.flatMap(({ path }) => NAME.exec(path)?.[1] ?? []);
      return dates
        .toReversed()
        .slice(0, LISTED)
        .map((date) => ({
          uri: `logs://app/${date}`,
          name: `app-${date}`,
          title: `Application log of ${date}`,
        }));
    },
  };
}

function isDate(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The end of a text, not beginning in the middle of a character. */
export function lastCharacters(text: string, count: number): string {
  const end = text.slice(Math.max(0, text.length - count));
  return /^[\uDC00-\uDFFF]/.test(end) ? end.slice(1) : end;
}
