// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
const ANSI = /\u001B(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001B]*(?:\u0007|\u001B\\))/g;
// Zero-width, direction and tag characters carry instructions that no reader of the text can see.
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed.
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]|[\u{E0000}-\u{E007F}]/gu;

/** Text without terminal codes and without characters that cannot be seen. */
export function cleanText(text: string): string {
  return text.replace(ANSI, '').replace(INVISIBLE, '');
}

/** The same for every string inside a value, keys included. */
export function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanValue);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleanText(key), cleanValue(inner)]));
}

/** The value when its JSON is short enough, else the beginning of that JSON, marked as cut. */
export function capValue(value: unknown, maxChars: number): unknown {
  const json = JSON.stringify(value) ?? 'null';
  if (json.length <= maxChars) return value;
  return { truncated: true, characters: json.length, beginning: json.slice(0, maxChars) };
}
