import { createHash } from 'node:crypto';

/** JSON with sorted keys and no white space (RFC 8785): equal values give equal text. */
export function canonicalJson(value: unknown): string {
  return write(value) as string;
}

/** Written by hand: objects order keys that look like numbers in their own way. */
function write(given: unknown): string | undefined {
  const value = hasToJson(given) ? given.toJSON() : given;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((item) => write(item) ?? 'null').join(',')}]`;
  const record = value as Record<string, unknown>;
  const members = Object.keys(record)
    .sort()
    .flatMap((key) => {
      const text = write(record[key]);
      return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`];
    });
  return `{${members.join(',')}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === 'function';
}

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}
