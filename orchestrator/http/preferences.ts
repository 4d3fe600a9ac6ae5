import { ParleyError } from '@parley/platform/errors';

/** How the caller wants to wait (RFC 7240 `respond-async` and `wait`, or the events as they happen). */
export interface Waiting {
  mode: 'json' | 'async' | 'events';
  /** With `wait`: answer after this long, finished or not. */
  waitSeconds: number | undefined;
  /** The value of `Preference-Applied`. */
  applied: string | undefined;
}

/** Reads `Accept` and `Prefer`. */
export function waitingOf(headers: Headers): Waiting {
  if (prefersEvents(headers.get('accept') ?? '')) {
    return { mode: 'events', waitSeconds: undefined, applied: undefined };
  }
  const preferences = (headers.get('prefer') ?? '')
    .toLowerCase()
    .split(/[,;]/)
    .map((p) => p.trim());
  const seconds = Number(
    preferences.find((p) => /^wait=\d{1,5}$/.test(p))?.slice('wait='.length) ?? Number.NaN,
  );
  const wait = Number.isNaN(seconds) ? undefined : seconds;
  const isAsync = preferences.includes('respond-async');
  const applied = [isAsync ? 'respond-async' : '', wait === undefined ? '' : `wait=${wait}`].filter(Boolean);
  return {
    mode: isAsync ? 'async' : 'json',
    waitSeconds: wait,
    applied: applied.length === 0 ? undefined : applied.join(', '),
  };
}

// A client that names both gets what it names first.
function prefersEvents(accept: string): boolean {
  const types = accept.split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const events = types.indexOf('text/event-stream');
  const json = types.indexOf('application/json');
  return events !== -1 && (json === -1 || events < json);
}

/** The caller's `Idempotency-Key`, if it gave one. */
export function idempotencyKeyOf(headers: Headers): string | undefined {
  const key = headers.get('idempotency-key');
  if (key === null) return undefined;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw new ParleyError('invalid_input', 'The Idempotency-Key must be 1 to 255 visible ASCII characters.');
}
