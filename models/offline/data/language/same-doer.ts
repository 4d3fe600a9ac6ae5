import { escaped } from '../../text/escaped.ts';

const VERB = String.raw`(\p{L}+(?:ed|en|ne|de|ld|ht|nt|ung|ut|un|aw|ew|ove|ote))`;
const PARTICLE = String.raw`(?: (?:out|up|off|in|over|down))?`;
const PERSON = String.raw`(?:\p{L}+(?: of \p{L}+)?)`;
/** One person, or somebody else than the one that follows. */
const SAME = String.raw`(?:the (?:very |exact )?same ${PERSON}|exactly the ${PERSON})`;
const OTHER = String.raw`(?:an? (?:different|other) ${PERSON}|another ${PERSON}|(?:someone|somebody|anyone|anybody) (?:else|other))`;
const WHO = String.raw`(?:(?:than|as|from) )*(?:the (?:one|person|${PERSON}) )?(?:who|that|as|whom)?(?: (?:had|has|have|also|originally|first|it was|they were|was|were))*`;
const TWICE: readonly [pattern: RegExp, same: boolean][] = [
  [
    new RegExp(`${VERB}${PARTICLE} by ${SAME} ${WHO} ${VERB}${PARTICLE}(?: (?:them|it)(?! was))?`, 'iu'),
    true,
  ],
  [
    new RegExp(`(?:both )?${VERB}${PARTICLE} and (?:then |later |also )?${VERB}${PARTICLE} by ${SAME}`, 'iu'),
    true,
  ],
  [
    new RegExp(`${VERB}${PARTICLE} by ${OTHER} ${WHO} ${VERB}${PARTICLE}(?: (?:them|it)(?! was))?`, 'iu'),
    false,
  ],
  [
    new RegExp(
      `${VERB}${PARTICLE} and (?:then |later |also )?${VERB}${PARTICLE} by different ${PERSON}`,
      'iu',
    ),
    false,
  ],
];

/** Two deeds and the keys that say who did them: of one table, and leading to the same people. */
export type KeysOf = (first: string, second: string) => readonly [string, string] | undefined;

/**
 * "Closed by the same clerk who had opened them" compares two keys of a row. What is no such pair of keys stays as it
 * was said.
 */
export function withSameDoer(text: string, keysOf: KeysOf): string {
  for (const [pattern, same] of TWICE) {
    const [whole, first, second] = pattern.exec(text) ?? [];
    const keys = whole && first && second ? keysOf(first.toLowerCase(), second.toLowerCase()) : undefined;
    if (whole && keys)
      return text.replace(
        new RegExp(
          `(?:(?:that|which|who) )?(?:(?:was|were|is|are|been|have|has|had) )*${escaped(whole)}`,
          'iu',
        ),
        `where ${keys[0]} is ${same ? 'the same as' : 'different from'} ${keys[1]}`,
      );
  }
  return text;
}
