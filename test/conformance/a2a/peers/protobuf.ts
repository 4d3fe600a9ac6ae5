export interface Field {
  number: number;
  bytes: Uint8Array;
}

function varintAt(bytes: Uint8Array, at: number): { value: number; next: number } {
  let value = 0;
  for (let next = at, shift = 0; ; next++, shift += 7) {
    const byte = bytes[next] ?? 0;
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return { value, next: next + 1 };
  }
}

/** The fields of a message that has texts and messages only: each is a tag, a length, and bytes. */
export function fieldsIn(bytes: Uint8Array): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length; ) {
    const tag = varintAt(bytes, at);
    if (tag.value % 8 !== 2) throw new TypeError(`field ${tag.value >> 3} is neither text nor message`);
    const { value: length, next } = varintAt(bytes, tag.next);
    fields.push({ number: tag.value >> 3, bytes: bytes.subarray(next, next + length) });
    at = next + length;
  }
  return fields;
}
