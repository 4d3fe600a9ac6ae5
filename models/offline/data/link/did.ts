import type { Token } from '../language/tokens.ts';
import type { Target } from './entry.ts';
import type { Mention } from './mention.ts';

const article = /^(?:the|an?|our|all|any|each|every|of|in|on|at|for|with|from|to|by|and|or|not)$/;

/** "When did we open the shop", "when did the shop open": what "did" leads to is a verb, and no state of a row. */
export function isDeedBehindDid(tokens: readonly Token[], { start, end }: Mention): boolean {
  const did = tokens.slice(0, start).findLastIndex(({ lower }) => lower === 'did');
  const [before, verb] = [tokens[start - 1], tokens[start]];
  if (did < 0 || did >= start - 1 || end !== start + 1 || !before || !verb) return false;
  const between = tokens.slice(did + 1, start);
  return (
    verb.quote === undefined &&
    /^[a-z]+$/.test(verb.text) &&
    !/(?:ed|s)$/.test(verb.lower) &&
    !article.test(before.lower) &&
    (/^(?:we|they|you|i|it|he|she)$/.test(before.lower) || before.capital || isLast(tokens, end)) &&
    !between.some(({ comma, lower }) => comma || /^(?:and|or|but|that|which|who)$/.test(lower))
  );
}

/** Nothing follows that it could describe. */
function isLast(tokens: readonly Token[], end: number): boolean {
  const next = tokens[end];
  return (
    next === undefined ||
    /^(?:in|on|at|for|from|to|by|last|this|since|until|before|after|during|between)$/.test(next.lower)
  );
}

/** A verb tells a date or a part that somebody plays, where the row keeps one: it is no state then. */
export function withoutStatesBehindDid(mention: Mention, tokens: readonly Token[]): Mention {
  if (!isDeedBehindDid(tokens, mention)) return mention;
  const isTold = (target: Target): boolean =>
    target.kind === 'column' && (target.column.kind === 'date' || target.column.reference !== undefined);
  const told = mention.targets.filter(isTold);
  if (told.length === 0) return mention;
  return { ...mention, targets: mention.targets.filter(({ kind }) => kind === 'column' || kind === 'table') };
}
