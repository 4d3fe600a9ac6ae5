import type { Token } from '../../language/tokens.ts';
import { type Span, textOf } from './span.ts';

/** Words that leave rows out, and the words that say which. */
export interface Exclusion extends Span {
  cue: Span;
}

const BEFORE =
  /^(?:leav(?:e|ing) (?:out|aside|off)|ignor(?:e|ing)|disregard(?:ing)?|exclud(?:e|ing)|omit(?:ting)?|except(?: for)?|not (?:counting|including|considering)|do not (?:count|include|consider)|without (?:counting|including)|but (?:not|no)|apart from|other than)\b/;
const AFTER =
  /^(?:left (?:out|aside)|(?:are |is |to be )?(?:excluded|ignored|omitted|disregarded)|(?:are |is |do |does )?not (?:be )?(?:counted|count|included|considered|meant)|aside|excepted)\b/;
const APART = /^leav(?:e|ing)$/;
const NEITHER = /^neither$/;
const LONGEST_CUE = 4;
/** How far before a cue the words stand that it is about. */
const REACH = 6;

/** "Leave out the refunded ones", "cancelled orders excluded", "neither approved nor dropped". */
export function exclusionsIn(tokens: readonly Token[]): Exclusion[] {
  return tokens.flatMap((token, at): Exclusion[] => {
    const clause = clauseAt(tokens, at);
    const text = textOf({ tokens: tokens.slice(at, Math.min(clause.end, at + LONGEST_CUE)) });
    const before = BEFORE.exec(text);
    if (before) {
      const end = at + before[0].split(' ').length;
      return [{ cue: { start: at, end }, start: end, end: clause.end }];
    }
    const after = AFTER.exec(text);
    const [previous] = tokens.slice(at - 1, at);
    if (after && at > clause.start && previous?.lower !== 'not') {
      const end = at + after[0].split(' ').length;
      return [{ cue: { start: at, end }, start: Math.max(clause.start, at - REACH), end: at }];
    }
    if (APART.test(token.lower)) return apart(tokens, at, clause.end);
    const nor = NEITHER.test(token.lower)
      ? tokens.findIndex(({ lower }, index) => index > at && lower === 'nor')
      : -1;
    return nor > 0
      ? [
          { cue: { start: at, end: at + 1 }, start: at + 1, end: nor },
          { cue: { start: nor, end: nor + 1 }, start: nor + 1, end: Math.min(tokens.length, nor + REACH) },
        ]
      : [];
  });
}

/** "Leaving cancelled orders out" */
function apart(tokens: readonly Token[], at: number, end: number): Exclusion[] {
  const out = tokens.findIndex(
    ({ lower }, index) => index > at + 1 && index < end && /^(?:out|aside|off)$/.test(lower),
  );
  return out < 0 ? [] : [{ cue: { start: out, end: out + 1 }, start: at + 1, end: out }];
}

function clauseAt(tokens: readonly Token[], at: number): Span {
  const before = tokens.slice(0, at).findLastIndex(({ comma }) => comma);
  const after = tokens.findIndex(({ comma }, index) => index >= at && comma);
  return { start: before + 1, end: after < 0 ? tokens.length : after + 1 };
}
