/** A file of named arrays: the length of a JSON head, the head, then each array on a multiple of eight bytes. */
type Part = Int8Array | Uint8Array | Uint16Array | Uint32Array | Float32Array;

const KINDS = { Int8Array, Uint8Array, Uint16Array, Uint32Array, Float32Array } as const;
type Kind = keyof typeof KINDS;

interface Entry {
  name: string;
  kind: Kind;
  length: number;
}

const HEAD_LENGTH = 4;
const aligned = (n: number): number => Math.ceil(n / 8) * 8;

export function writeParts(parts: Readonly<Record<string, Part>>): Uint8Array {
  const entries: Entry[] = Object.entries(parts).map(([name, part]) => ({
    name,
    kind: part.constructor.name as Kind,
    length: part.length,
  }));
  const head = new TextEncoder().encode(JSON.stringify(entries));
  const start = aligned(HEAD_LENGTH + head.length);
  const size = Object.values(parts).reduce((sum, { byteLength }) => sum + aligned(byteLength), start);
  const file = new Uint8Array(size);
  new DataView(file.buffer).setUint32(0, head.length, true);
  file.set(head, HEAD_LENGTH);
  let at = start;
  for (const part of Object.values(parts)) {
    file.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += aligned(part.byteLength);
  }
  return file;
}

/** The arrays of a file, as views of its bytes: nothing is copied. */
export function readParts(file: Uint8Array<ArrayBuffer>): { [name: string]: Part | undefined } {
  const { buffer } = file;
  const headLength = new DataView(buffer).getUint32(0, true);
  const head = new TextDecoder().decode(file.subarray(HEAD_LENGTH, HEAD_LENGTH + headLength));
  const entries = JSON.parse(head) as Entry[];
  let at = aligned(HEAD_LENGTH + headLength);
  const parts: { [name: string]: Part } = {};
  for (const { name, kind, length } of entries) {
    const part = new KINDS[kind](buffer, at, length);
    parts[name] = part;
    at += aligned(part.byteLength);
  }
  return parts;
}
