import { ParleyError } from '@parley/platform/errors';
import type { Template } from './define.ts';

/** What references are looked up in: `input`, `steps`, `run`, and `self` in an undo. */
export type Environment = Readonly<Record<string, unknown>>;

const REFERENCE = /\{\{([^{}]*)\}\}/g;
const WHOLE = /^\{\{([^{}]*)\}\}$/;
const PATH = /^[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*|\[\d{1,6}\])*$/;

/** The paths that a template refers to: `{{steps.count.rows[0].n}}` gives `['steps', 'count', 'rows', '0', 'n']`. */
export function referencesIn(template: Template): string[][] {
  if (typeof template === 'string') return [...template.matchAll(REFERENCE)].map(([, path]) => partsOf(path));
  if (typeof template !== 'object' || template === null) return [];
  return Object.values(template).flatMap(referencesIn);
}

/**
 * Fills a template in. A text that is one reference becomes the value itself, whatever its type; elsewhere values are
 * put into the text.
 *
 * @throws ParleyError `invalid_input` naming the reference that leads nowhere.
 */
export function fillIn(template: Template, env: Environment): unknown {
  if (typeof template === 'string') return fillText(template, env);
  if (Array.isArray(template)) return template.map((item) => fillIn(item, env));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillIn(value, env)]));
}

function fillText(text: string, env: Environment): unknown {
  const whole = WHOLE.exec(text);
  if (whole) return present(whole[1] ?? '', env);
  return text.replace(REFERENCE, (_reference, path: string) => asText(present(path, env)));
}

function asText(value: unknown): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function present(path: string, env: Environment): unknown {
  const value = lookUp(path, env);
  if (value !== undefined) return value;
  throw new ParleyError('invalid_input', `The reference {{${path}}} leads nowhere.`, { retryable: false });
}

/** The value at a path, or undefined. Only own properties count: `constructor` is not there. */
export function lookUp(path: string, env: Environment): unknown {
  let value: unknown = env;
  for (const part of partsOf(path)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function partsOf(path = ''): string[] {
  const written = path.trim();
  if (!PATH.test(written)) {
    throw new ParleyError('invalid_input', `"{{${path}}}" is not a reference.`, {
      hint: 'Write a path such as {{steps.count.rows[0].n}}.',
    });
  }
  return written.split(/[.[\]]+/).filter((part) => part !== '');
}
