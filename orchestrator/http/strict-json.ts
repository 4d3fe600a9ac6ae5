import { ParleyError } from '@parley/platform/errors';

const MAX_DEPTH = 64;
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Parses JSON as two readers would agree on it: valid UTF-8, no duplicate keys, no number that a double rounds,
 * no key that reaches a prototype, nesting of 64 at most.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw invalid('The body is empty; a JSON document is expected.');
  const fault = scanStructure(text);
  if (fault !== undefined) throw invalid(fault);
  try {
    return JSON.parse(text, reviveStrictly);
  } catch (error) {
    if (error instanceof ParleyError) throw error;
    throw invalid('The body is not valid JSON.', { cause: error });
  }
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw invalid('The body is not valid UTF-8.', { cause });
  }
}

function reviveStrictly(key: string, value: unknown, context?: { source?: string }): unknown {
  if (FORBIDDEN_KEYS.has(key)) throw invalid(`The key "${key}" is not allowed.`);
  if (!key.isWellFormed()) throw invalid('A key holds half of a surrogate pair.');
  if (typeof value === 'string' && !value.isWellFormed()) {
    throw invalid(`The text of "${key}" holds half of a surrogate pair.`);
  }
  if (typeof value === 'number' && isRounded(value, context?.source)) {
    throw invalid(`The number ${context?.source?.slice(0, 40)} is too large to be kept exactly.`);
  }
  return value;
}

function isRounded(value: number, source: string | undefined): boolean {
  if (!Number.isFinite(value)) return true;
  return /^-?\d+$/.test(source ?? '') && !Number.isSafeInteger(value);
}

interface Frame {
  keys: Set<string> | undefined;
  expectsKey: boolean;
}

/** Finds what `JSON.parse` lets pass, depth and duplicate keys, in one pass without recursion. */
function scanStructure(text: string): string | undefined {
  const frames: Frame[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at];
    if (char === '"') {
      const end = endOfString(text, at);
      if (end === -1) return undefined;
      const duplicate = noteKey(frames.at(-1), text.slice(at, end + 1));
      if (duplicate !== undefined) return `The key ${duplicate} is given twice.`;
      at = end;
    } else if (enterOrLeave(frames, char) > MAX_DEPTH) {
      return `The body is nested deeper than ${MAX_DEPTH} levels.`;
    }
  }
  return undefined;
}

function enterOrLeave(frames: Frame[], char: string | undefined): number {
  if (char === '{') frames.push({ keys: new Set(), expectsKey: true });
  else if (char === '[') frames.push({ keys: undefined, expectsKey: false });
  else if (char === '}' || char === ']') frames.pop();
  else if (char === ',') {
    const frame = frames.at(-1);
    if (frame?.keys !== undefined) frame.expectsKey = true;
  }
  return frames.length;
}

function noteKey(frame: Frame | undefined, literal: string): string | undefined {
  if (frame?.keys === undefined || !frame.expectsKey) return undefined;
  frame.expectsKey = false;
  const key = unescapeKey(literal);
  if (frame.keys.has(key)) return literal.slice(0, 60);
  frame.keys.add(key);
  return undefined;
}

// Two spellings of one key ("a" and "\u0061") are one key; a broken escape is left for JSON.parse to refuse.
function unescapeKey(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function invalid(message: string, options?: { cause?: unknown }): ParleyError {
  return new ParleyError('invalid_input', message, options);
}
