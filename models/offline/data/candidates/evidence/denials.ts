import type { Evidence } from './evidence.ts';
import type { Span } from './span.ts';

const BEFORE =
  /^(?:leaving|leave|ignoring|ignore|disregarding|disregard|excluding|exclude|minus|omitting|omit|skipping|skip|except|neither|nor)$/;
const AFTER = /^(?:excluded|omitted|ignored|disregarded|aside)$/;
const AFTER_TWO = /^(?:left out|(?:not|never) (?:count|counted|include|included|considered))$/;
const REACH_BEFORE = 7;
const REACH_AFTER = 4;

/** The words that shut out what a stretch of the question names: "leaving out the refunded ones", "cancelled ones left out". */
export function denialOf(evidence: Evidence, span: Span): Span | undefined {
  const negation = evidence.operators.find(
    ({ operator, end }) => operator.kind === 'negation' && end <= span.start && span.start - end <= 3,
  );
  return negation ?? deniedBefore(evidence, span) ?? deniedAfter(evidence, span);
}

function deniedBefore({ tokens }: Evidence, { start }: Span): Span | undefined {
  for (let at = start - 1; at >= 0 && start - at <= REACH_BEFORE; at -= 1) {
    const token = tokens[at];
    if (!token || token.comma || token.lower === 'in') return undefined;
    if (BEFORE.test(token.lower))
      return { start: at, end: /^(?:out|aside)$/.test(tokens[at + 1]?.lower ?? '') ? at + 2 : at + 1 };
  }
  return undefined;
}

function deniedAfter({ tokens }: Evidence, { end }: Span): Span | undefined {
  for (let at = end; at < tokens.length && at - end <= REACH_AFTER; at += 1) {
    const word = tokens[at]?.lower ?? '';
    // "Do not count …" speaks of what follows.
    if (tokens[at - 1]?.comma || word === 'do') return undefined;
    if (AFTER.test(word)) return { start: at, end: at + 1 };
    if (AFTER_TWO.test(`${word} ${tokens[at + 1]?.lower ?? ''}`)) return { start: at, end: at + 2 };
  }
  return undefined;
}
