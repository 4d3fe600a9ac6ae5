import type { Field, Schema } from './schema-fields.ts';

/** What stands in the fields, as people write it; a switch is 'true' or ''. */
export type Entries = Readonly<Record<string, string>>;

export type Fault =
  | { is: 'required' | 'number' | 'whole' | 'format' | 'json' }
  | { is: 'short' | 'long' | 'low' | 'high' | 'few' | 'many'; limit: number };

export interface FormResult {
  value: Record<string, unknown>;
  faults: Record<string, Fault>;
}

/** The fields filled in with a value, or with what the schema proposes. */
export function entriesOf(fields: readonly Field[], value: Record<string, unknown> = {}): Entries {
  return Object.fromEntries(
    fields.map((field) => [field.name, entryOf(field, value[field.name] ?? field.schema.default)]),
  );
}

function entryOf({ kind }: Field, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (kind === 'switch') return value === true ? 'true' : '';
  if (kind === 'list' && Array.isArray(value)) return value.join('\n');
  return kind === 'json' || typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

/** Reads the fields: the value they make, and what is wrong with each. What is empty and optional is left out. */
export function readEntries(fields: readonly Field[], entries: Entries): FormResult {
  const result: FormResult = { value: {}, faults: {} };
  for (const field of fields) {
    const read = readOne(field, entries[field.name] ?? '');
    if ('fault' in read) result.faults[field.name] = read.fault;
    else if (read.value !== undefined) result.value[field.name] = read.value;
  }
  return result;
}

type Read = { value: unknown } | { fault: Fault };

function readOne(field: Field, entry: string): Read {
  const { kind, schema, isRequired } = field;
  if (kind === 'switch') {
    const isOn = entry === 'true';
    return { value: isOn || isRequired || schema.default === true ? isOn : undefined };
  }
  if (entry.trim() === '') return isRequired ? { fault: { is: 'required' } } : { value: undefined };
  if (kind === 'number') return readNumber(schema, entry);
  if (kind === 'list') return readList(schema, entry);
  if (kind === 'json') return readJson(entry);
  return readText(schema, entry);
}

function readNumber(schema: Schema, entry: string): Read {
  const value = Number(entry);
  if (!Number.isFinite(value)) return { fault: { is: 'number' } };
  if (schema.type === 'integer' && !Number.isInteger(value)) return { fault: { is: 'whole' } };
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = schema;
  if (value < minimum) return { fault: { is: 'low', limit: minimum } };
  return value > maximum ? { fault: { is: 'high', limit: maximum } } : { value };
}

function readList({ minItems = 0, maxItems = Number.POSITIVE_INFINITY }: Schema, entry: string): Read {
  const value = entry
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (value.length < minItems) return { fault: { is: 'few', limit: minItems } };
  return value.length > maxItems ? { fault: { is: 'many', limit: maxItems } } : { value };
}

function readJson(entry: string): Read {
  try {
    return { value: JSON.parse(entry) as unknown };
  } catch {
    return { fault: { is: 'json' } };
  }
}

function readText(
  { minLength = 0, maxLength = Number.POSITIVE_INFINITY, pattern }: Schema,
  entry: string,
): Read {
  if (entry.length < minLength) return { fault: { is: 'short', limit: minLength } };
  if (entry.length > maxLength) return { fault: { is: 'long', limit: maxLength } };
  return pattern !== undefined && !fits(pattern, entry) ? { fault: { is: 'format' } } : { value: entry };
}

// A pattern that this browser cannot read is left to the service.
function fits(pattern: string, entry: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(entry);
  } catch {
    return true;
  }
}
