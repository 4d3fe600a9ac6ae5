import { isRecord } from '@parley/a2a/protocol/wire';
import { newId } from '@parley/platform/ids';

/** Everything at a path such as `task.artifacts[*].parts[0].text`. */
export function valuesAt(root: unknown, path: string): unknown[] {
  const steps = path.match(/[^.[\]]+/g) ?? [];
  return steps.reduce<unknown[]>((values, step) => values.flatMap((value) => stepInto(value, step)), [root]);
}

function stepInto(value: unknown, step: string): unknown[] {
  if (step === '*') return Array.isArray(value) ? value : [];
  if (Array.isArray(value))
    return /^\d+$/.test(step) && Number(step) < value.length ? [value[Number(step)]] : [];
  return isRecord(value) && Object.hasOwn(value, step) ? [value[step]] : [];
}

export type Scope = Record<string, unknown>;

/** A variable that nobody set; the test cannot be run. */
export class Unresolved extends Error {}

/** Puts variables in: `{{name}}`, `{{step.name}}`, `{{$uuid}}`. */
export function filled(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, scope));
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, filled(field, scope)]));
  if (typeof value !== 'string') return value;
  const [, whole] = /^\{\{([^{}]+)\}\}$/.exec(value) ?? [];
  if (whole !== undefined) return lookUp(whole.trim(), scope);
  return value.replaceAll(/\{\{([^{}]+)\}\}/g, (_text, name: string) => String(lookUp(name.trim(), scope)));
}

function lookUp(name: string, scope: Scope): unknown {
  if (name === '$uuid') return newId();
  const [found] = Object.hasOwn(scope, name) ? [scope[name]] : valuesAt(scope, name);
  if (found === undefined) throw new Unresolved(`{{${name}}} has no value`);
  return found;
}

/** `path == value`, `path != value`, `path in [a, b]`. */
export function holds(condition: string, root: unknown): boolean {
  const {
    path = '',
    operator,
    value = '',
  } = /^(?<path>\S+)\s+(?<operator>==|!=|in)\s+(?<value>.+)$/.exec(condition)?.groups ?? {};
  const [found] = valuesAt(root, path);
  const wanted = value
    .replace(/^\[|\]$/g, '')
    .split(',')
    .map((one) => one.trim().replace(/^["']|["']$/g, ''));
  const is = wanted.includes(String(found));
  return operator === '!=' ? !is : is;
}
