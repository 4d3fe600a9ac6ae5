import { createHash, randomBytes } from 'node:crypto';

function format(bytes: Uint8Array, version: number): string {
  const b = Uint8Array.from(bytes.subarray(0, 16));
  b[6] = ((b[6] ?? 0) & 0x0f) | (version << 4);
  b[8] = ((b[8] ?? 0) & 0x3f) | 0x80;
  const hex = Buffer.from(b).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A UUID of version 7 (RFC 9562 §5.7): sorts by the time it was made. */
export function newId(now: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  return format(bytes, 7);
}

/** A UUID of version 8 (RFC 9562 §5.8) made from its parts: the same parts always give the same id. */
export function stableId(...parts: string[]): string {
  return format(createHash('sha256').update(JSON.stringify(parts)).digest(), 8);
}
