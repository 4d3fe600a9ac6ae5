import type { Condition } from './define.ts';
import { type Environment, lookUp } from './references.ts';

/** Whether a condition holds. A comparison with a value that is not there, or of another type, does not. */
export function holds(condition: Condition, env: Environment): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, env));
  if ('any' in condition) return condition.any.some((part) => holds(part, env));
  if ('not' in condition) return !holds(condition.not, env);
  const value = lookUp(pathOf(condition.value), env);
  if (condition.is === 'present') return !isEmpty(value);
  if (condition.is === 'empty') return isEmpty(value);
  return compares(value, condition.is, 'than' in condition ? condition.than : '');
}

/** The paths that a condition looks at. */
export function pathsIn(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(pathsIn);
  if ('any' in condition) return condition.any.flatMap(pathsIn);
  if ('not' in condition) return pathsIn(condition.not);
  return [pathOf(condition.value)];
}

function pathOf(written: string): string {
  return written.replace(/^\{\{(.*)\}\}$/, '$1');
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function compares(value: unknown, is: string, than: string | number | boolean): boolean {
  const left = typeof than === 'number' && typeof value === 'string' ? Number(value) : value;
  if (is === 'equal') return left === than;
  if (typeof left !== typeof than || typeof left === 'boolean' || Number.isNaN(left)) return false;
  const order = (left as number) < (than as number) ? -1 : Number((left as number) > (than as number));
  if (is === 'less') return order < 0;
  if (is === 'at-most') return order <= 0;
  return is === 'greater' ? order > 0 : order >= 0;
}
