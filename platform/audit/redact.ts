const SECRET_KEY =
  /pass(?:word|wd|phrase)|secret|token|authorization|api[-_]?key|cookie|credential|private[-_]?key/i;
/** A JWT, a bearer header, a key with a well-known beginning, a private key, a password inside an address. */
const SECRET_TEXT =
  /eyJ[\w-]{8,}\.[\w-]+\.[\w-]*|\bbearer\s+\S{8,}|\b(?:sk|pk|ghp|gho|xox[abp])[-_][\w-]{12,}|\bAKIA[A-Z0-9]{12,}|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?|(?<=:\/\/[^\s/:@]{1,100}:)[^\s/@]{1,200}(?=@)/gi;
const REDACTED = '[redacted]';

const MAX_CHARS = 4_096;
const MAX_TEXT = 1_000;
const MAX_ITEMS = 50;
const MAX_DEPTH = 8;

/** Arguments as the audit keeps them: without secrets, bounded, and in characters that a table takes. */
export function redact(args: unknown): unknown {
  const value = clean(args, 0);
  const json = JSON.stringify(value) ?? 'null';
  if (json.length <= MAX_CHARS) return value;
  return { truncated: true, characters: json.length, beginning: json.slice(0, MAX_CHARS).toWellFormed() };
}

function clean(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value !== 'object') return typeof value === 'bigint' ? String(value) : value;
  if (depth >= MAX_DEPTH) return '[deep]';
  if (Array.isArray(value)) return value.slice(0, MAX_ITEMS).map((item) => clean(item, depth + 1));
  const fields = Object.entries(value).slice(0, MAX_ITEMS);
  return Object.fromEntries(
    fields.map(([key, inner]) => [cleanText(key), SECRET_KEY.test(key) ? REDACTED : clean(inner, depth + 1)]),
  );
}

/** PostgreSQL takes no NUL; half a surrogate pair is no text. */
export function cleanText(text: string): string {
  const whole = text
    .slice(0, MAX_TEXT)
    .replaceAll('\u0000', '')
    .toWellFormed()
    .replace(SECRET_TEXT, REDACTED);
  return text.length > MAX_TEXT ? `${whole}…` : whole;
}
