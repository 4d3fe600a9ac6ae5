/** Whether an answer in words holds a figure or a name, however it is formatted. */
export function holds(text: string, expected: unknown): boolean {
  if (expected === null) return true;
  const plain = text
    .replaceAll(/\[call:[^\]]*\]/g, '')
    .replaceAll(/(\d),(?=\d{3})/g, '$1')
    .toLowerCase();
  const value = expected instanceof Date ? expected.toISOString().slice(0, 10) : String(expected);
  const number = Number(value);
  if (value === '' || !Number.isFinite(number)) return plain.includes(value.toLowerCase());
  const numbers = [...plain.matchAll(/-?\d+(?:\.\d+)?/g)].map((match) => Number(match[0]));
  return numbers.some((each) => Math.abs(each - number) <= Math.max(0.006, Math.abs(number) * 1e-4));
}

/** A table of many rows proves nothing about the one figure that was asked for. */
export function isScattered(text: string, rows: number): boolean {
  return rows === 1 && (text.match(/^\| \S/gm)?.length ?? 0) > 14;
}
