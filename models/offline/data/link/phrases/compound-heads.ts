import { singular } from '../../language/singular.ts';
import type { Target } from '../entry.ts';
import { valueWords } from './value-phrases.ts';

/** Engineers are "Software Engineers", but tickets are no "Ticket Clerk": compounds end in what they name. */
export function isKindOf(target: Target, surface: string): boolean {
  if (target.kind !== 'value' || !target.loose) return true;
  const last = singular(surface.toLowerCase().split(' ').at(-1) ?? '');
  return target.values.some((value) => {
    const words = valueWords(value).map(singular);
    const next = words[words.lastIndexOf(last) + 1];
    return next === undefined || behindHead.test(next);
  });
}

/** "Director of Sales", "Nurse II" */
const behindHead = /^(?:of|for|in|at|and|to|i{1,3}|iv|v|\d+|[a-z])$/;
