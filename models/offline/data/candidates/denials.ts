import type { Evidence } from './evidence.ts';

interface Span {
  start: number;
  end: number;
}

const BEFORE = /^(?:leaving|leave|ignoring|ignore|disregarding|disregard|excluding|exclude|minus|omitting|omit|skipping|skip|except|neither|nor)$/;
const AFTER = /^(?:excluded|omitted|ignored|disregarded|aside)$/;
const REACH_BEFORE = 7;
const REACH_AFTER = 4;

/** The words that shut out what a stretch of the question names: "leaving out the refunded ones", "cancelled ones left out". */
export function denialOf({ operators, tokens }: Evidence, { start, end }: Span): Span | undefined {
  const negation = operators.find(
    ({ operator, end: stop }) => operator.kind === 'negation' && stop <= start && start - stop <= 3,
  );
  if (negation) return negation;
  const lower = tokens.map((token) => token.lower);
  for (let at = start - 1; at >= 0 && start - at <= REACH_BEFORE && !tokens[at]?.comma; at -= 1) {
    const word = lower[at] ?? '';
    if (word === 'in') break;
    if (BEFORE.test(word)) return { start: at, end: /^(?:out|aside)$/.test(lower[at + 1] ?? '') ? at + 2 : at + 1 };
  }
  for (let at = end; at < lower.length && at - end <= REACH_AFTER && !tokens[at - 1]?.comma; at += 1) {
    const word = lower[at] ?? '';
    if (AFTER.test(word)) return { start: at, end: at + 1 };
    if (word === 'left' && lower[at + 1] === 'out') return { start: at, end: at + 2 };
    if (lower[at] === 'do') break;
    if (/^(?:not|never)$/.test(word) && /^(?:count|counted|include|included|considered)$/.test(lower[at + 1] ?? ''))
      return { start: at, end: at + 2 };
  }
  return undefined;
}
