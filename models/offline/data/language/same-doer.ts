import { escaped } from '../../text/escaped.ts';

const PARTICLE = '(?: (?:out|up|off|in|over|down|back))?(?: for)?';
const LATER = '(?:then |later |also |afterwards |subsequently )?';
const PERSON = String.raw`(?:(?:member of (?:the )?|one of (?:our|the) )?(?!who\b|that\b|as\b|to\b)\p{L}+(?: member| of staff| person| clerk)?)`;
const NO_DEED =
  'the same|who|which|what|how|by|where|not|never|also|again|as well|too|different|other|another|some(?:body|one)|any(?:body|one)|than';
/** A deed with what it was done to, up to the end of its clause. */
const DEED = String.raw`(?:(?!(?:${NO_DEED})\b)[\p{L}-]+ ?){1,6}?`;
const END = String.raw`(?=\s*(?:[?.!,;:)]|$)| (?:in|during|since|between|before|after|until|last|this|per) (?!(?:place|order|charge)\b)| (?:of|from) (?:19|20)\d\d\b| (?:that|which) (?:are|were|is|was)\b)`;
const ONE = String.raw`(?:the (?:very |exact |self)?same|exactly the(?: same)?|one and the same|the very)`;
const OTHER = String.raw`(?:(?:someone|somebody|anyone|anybody) (?:else|other)|(?:an?other|a different|some other) ${PERSON}|an? different ${PERSON}|a ${PERSON} other)`;
const THAN = String.raw`(?:,? (?:than|as|from|to))*`;
/** "The one who", "who had", "that" */
const WHO = String.raw`(?: (?:(?:the (?:one|person|${PERSON}) |the )?(?:who|that|whom)|as|whoever))(?: (?:had|has|have|also|originally|first|it was|they were|was|were|would|did))*`;
const WHERE = String.raw`(?:(?:where|in which|for which|on which|of which|that|which|when) )?`;
const HELPERS = String.raw`(?:(?:was|were|is|are|been|being|have|has|had|did|does|do|got|there|it that) )*`;
const SELF = '(?:him|her|them)sel(?:f|ves)(?: or (?:him|her)self)?';
const PASSIVE = String.raw`(?<first>(?!(?:was|were|is|are|been)\b)\p{L}+${PARTICLE})`;

/** The ways to say that one person did two things, or that two did; `deny` where the words for it say so. */
const FRAMES: readonly { pattern: RegExp; same: boolean }[] = [
  // "Closed by the same clerk who had opened them", "closed by whoever opened them"
  {
    pattern: frame(
      String.raw`(?<not>not )?${PASSIVE} by (?:${ONE} ${PERSON}${WHO}|whoever(?: had| has)?) (?<second>${DEED})${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`(?<not>not )?${PASSIVE} by the ${PERSON}${WHO} (?<second>\p{L}+${PARTICLE}(?: (?:it|them|the \p{Ll}+))?${PARTICLE})${END}`,
    ),
    same: true,
  },
  // "Closed by somebody other than the one who opened them", "by another clerk than the opener"
  {
    pattern: frame(String.raw`${PASSIVE} by ${OTHER}${THAN}${WHO} (?<second>${DEED})${END}`),
    same: false,
  },
  {
    pattern: frame(String.raw`${PASSIVE} by ${OTHER},? (?:than|from|to) the (?<second>\p{L}+)${END}`),
    same: false,
  },
  // "Opened and closed by the same person", "opened by one person and closed by another"
  {
    pattern: frame(
      String.raw`(?<not>not )?(?:both )?${PASSIVE} and ${LATER}(?<second>\p{L}+${PARTICLE}) by ${ONE} ${PERSON}${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`${PASSIVE} and ${LATER}(?<second>\p{L}+${PARTICLE}) by (?:two )?different ${PERSON}${END}`,
    ),
    same: false,
  },
  {
    pattern: frame(
      String.raw`${PASSIVE} by (?:one|a|some) ${PERSON} (?:and|but) ${LATER}(?<second>\p{L}+${PARTICLE}) by (?:another|a different|some other)(?: (?:one|${PERSON}))?${END}`,
    ),
    same: false,
  },
  // "Did the same clerk open and close it", "where one and the same clerk both opened and closed it"
  {
    pattern: frame(
      String.raw`(?:${ONE}) ${PERSON}(?: both)? (?<first>${DEED}) (?:and|as well as) ${LATER}(?<second>${DEED})(?: again| too| as well)?${END}`,
    ),
    same: true,
  },
  // "Was the person who opened it also the one who closed it", "… not the one who closed it"
  {
    pattern: frame(
      String.raw`the ${PERSON}${WHO} (?<first>${DEED}) ?(?:${HELPERS})(?:(?<not>not |n['’]t |never )|also |again )*(?:the (?:very )?(?:same )?(?:one|${PERSON})|the same(?: one)?|${ONE} ${PERSON})${WHO} (?<second>${DEED})${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`the ${PERSON}${WHO} (?<first>${DEED}) ?(?:${HELPERS})(?:someone|somebody|an?other ${PERSON}|a different ${PERSON}|different)(?: other| else)?${THAN}${WHO} (?<second>${DEED})${END}`,
    ),
    same: false,
  },
  // "Did the person who took the call also decide on it"
  {
    pattern: frame(
      String.raw`the ${PERSON}${WHO} (?<first>${DEED}) (?:also|again|later|(?<not>not|never)) (?!the\b)(?<second>${DEED})(?: ${SELF})?${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`the ${PERSON}${WHO} (?<first>${DEED} (?:it|them|one|the \p{L}+)) (?:still |then |later )?(?<second>${DEED}) (?:${SELF}|as well|too)${END}`,
    ),
    same: true,
  },
  // "Did the brewer sign off his or her own gyle"
  {
    pattern: frame(
      String.raw`the (?<first>\p{L}+) (?<second>${DEED}) ?(?:(?:his or her|her or his|his|her|their) own \p{L}+|${SELF})${END}`,
    ),
    same: true,
  },
  // "Signed off by the brewer himself", "is the opener also the closer"
  {
    pattern: frame(String.raw`(?<not>not )?${PASSIVE} by the (?<second>\p{L}+) ${SELF}${END}`),
    same: true,
  },
  {
    pattern: frame(
      String.raw`the (?<first>\p{L}+) (?:(?<not>not )|also )*(?:${HELPERS})the (?<second>\p{L}+)${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`the (?<first>\p{L}+) and the (?<second>\p{L}+) ${HELPERS}(?<not>not )?(?:the same|one and the same)(?: ${PERSON})?${END}`,
    ),
    same: true,
  },
  {
    pattern: frame(
      String.raw`the (?<first>\p{L}+) and the (?<second>\p{L}+) ${HELPERS}(?:two )?different(?: ${PERSON})?${END}`,
    ),
    same: false,
  },
];

function frame(words: string): RegExp {
  return new RegExp(`${WHERE}${HELPERS}${words}`, 'iu');
}

/** Two deeds and the keys that say who did them: of one table, and leading to the same people. */
export type KeysOf = (
  deeds: readonly [string, string],
) => { keys: readonly [string, string]; rows: string } | undefined;

/**
 * "Closed by the same clerk who had opened them" compares two keys of a row. What is no such pair of keys stays as it
 * was said.
 */
export function withSameDoer(text: string, keysOf: KeysOf): string {
  for (const { pattern, same } of FRAMES) {
    const found = pattern.exec(text);
    const { first, second, not } = found?.groups ?? {};
    const pair = first && second ? keysOf([first.toLowerCase(), second.toLowerCase()]) : undefined;
    if (!found || !pair) continue;
    const [a, b] = pair.keys;
    const isSame = same !== (not !== undefined);
    const said = text.replace(
      new RegExp(` ?${escaped(found[0])}`, 'iu'),
      ` where ${a} is ${isSame ? 'the same as' : 'different from'} ${b}`,
    );
    return counting(said, pair.rows);
  }
  return text;
}

const CASES =
  /^(?:(?:in|for|on|at|with) )?how (?:many (?:cases|instances|occasions|times)|often) (?:(?:is|was) it )?(?=where\b)/i;
/** "In how many cases was the order closed by …": orders. */
const NOUN_OF_CASES =
  /^(?:(?:in|for|on|at) how many (?:cases|instances|occasions)|how (?:many times|often)) (?:is|are|was|were|has|have|had) (?:an?|the|our) \p{L}+ (?=where\b)/iu;
const AMONG = /^(?:in|for|on|at|with) how many (?:of (?:the |our |all )*)?/i;

/** "In how many of the drills": how many drills; where they are only called cases, the rows of those keys are meant. */
const counting = (text: string, rows: string): string =>
  text
    .trim()
    .replace(NOUN_OF_CASES, `how many ${rows} `)
    .replace(CASES, `how many ${rows} `)
    .replace(AMONG, 'how many ');
