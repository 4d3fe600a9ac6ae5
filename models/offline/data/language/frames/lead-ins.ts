import { ARTICLE, ASKING, anyOf, CLAUSE_END, END, PHRASE, type Rule } from './rule.ts';

/** Speaks to whom is asked, not of what is asked. */
const ADDRESS = anyOf(`
  (?:quick|short|simple|one|another|small|last) question | question | just (?:the|one) (?:total|number|figure)(?: please)? | a figure,? please
  | (?:do|would|could|can) you (?:happen to )?(?:know|tell me|say|work out|find out|check)
  | (?:i|we)(?:'d| would)? (?:like|love|want|need) (?:you )?to (?:know|see|learn|find out|tell me) | (?:i'm|i am|we are|we're) (?:interested in|wondering|asking)
  | i (?:wonder|was wondering|wanted to know) | any idea | have you any idea | remind me | let me know | please (?:work|find) out | work out | find out
  | let(?:'s| us) (?:see|find out) | (?:may|can|could) (?:i|we) ask(?: you)? | tell (?:me|us) | what i(?:'d like| want| need)(?: to know)? is | what (?:we|i) need to know is | i need to know
`);

/** Names a topic in so many words before the question is put. */
const TOPIC = anyOf(`
  (?:if (?:we|you|i) )?(?:only )?(?:look(?:ing)?|taking a look) (?:only |just |purely )?at | when (?:we |you |i )?look(?:ing)? at | when it comes to | as for | as regards | regarding | concerning
  | with (?:regard|respect|reference) to | speaking of | talking of | considering | thinking of | in the case of | going through | focus(?:s)?ing on | in terms of
  | as to
`);

const small = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
const bare = (words: string): string => words.replace(new RegExp(`^${ARTICLE}`, 'i'), '').trim();

/** "Visits in 2025: how many were cancelled?" asks how many visits in 2025 were cancelled. */
function ofTopic(_whole: string, topic = '', asked = '', rest = ''): string {
  const noun = small(bare(topic));
  if (/^how many/i.test(asked)) return `how many ${noun} ${rest}`.trim();
  return `${asked.replace(/ (?:ones?|of (?:them|those|these))$/i, '')} ${noun} ${rest}`.trim();
}

/** "Rooms with a view, how many of those do we have?" */
const thereAre = `(?:do|did|have|has|had) (?:we|you|they)(?: (?:have|got|get|had))?(?: in (?:total|all))?|(?:are|were|was|is)(?: there)?(?: in (?:total|all))?`;
const PREDICATE = String.raw`(?:are|is|were|was|have|has|had|do|did|came|come|went|belong|took|take|got|live|work|started|ended|still)\b[^?!.:]*`;

const DURATION = `(?:on average,? )?(?:how (?:long|many (?:days|hours|minutes|weeks|months))|what (?:is|was) the average (?:time|number of days|duration|length))\\b[^?!:]*?`;
const VERB = String.raw`(?:left|joined|were|was|are|is|have|has|had|did|do|came|went|\p{L}+ed)\b`;

/** What stands before a question without asking anything. */
export const leadIns: readonly Rule[] = [
  [/\b(what|where|how)['’]s\b/gi, '$1 is'],
  [/^from among /i, 'among '],
  [/^(?:in|as a) (?:percent|per cent|percentage|%),? how (?:many|much) of /i, 'what percentage of '],
  [/^give (?=(?:the|all|an?) )/i, 'give me '],
  [
    new RegExp(
      `^((?:per|by|for each|for every|in each|in every) [^,:?]+?)[,:] ((?:${ASKING}|the |total |number )[^?]*?)[?.!]*$`,
      'i',
    ),
    (_whole, each, question) => `${question} ${small(each ?? '')}`,
  ],
  [/^(?:please|so|well|ok|okay|now|and|hi|hello),? (?=\p{L})/iu, ''],
  [/,? (?:please|will you|would you|thanks|thank you)(?=[?.!]|$)/gi, ''],
  [new RegExp(`^(?:${ADDRESS})(?:,|:|\\?| -| –)? (?=(?:just |exactly |please )?${ASKING})`, 'i'), ''],
  [
    /^(?:what (?:i|we) (?:need|want) is|please (?:work|find) out|work out|find out|tell (?:me|us)|let me have|i need|i want) (?=(?:the |a )?(?:total|number|count|average|sum|share|percentage)\b)/i,
    'what is ',
  ],
  [
    /^(?:(?:can|could|may|would) (?:i|we|you) (?:please )?(?:have|get|see|give me|make me) |(?:i|we)(?:'d| would) (?:like|love)(?: to (?:have|get|see))? |give me |i need |i want |please make |make me |show me )?(?:an? |the )?(?:full |complete |short |whole )?list of (?:all )?(?=\p{L})/iu,
    'list ',
  ],
  [
    new RegExp(
      `^(?:as far as (?:the |our )?(${PHRASE}) (?:is|are) concerned|(?:${TOPIC}) (${PHRASE}))(?: (?:only|alone))?(?:,|:| -| –|;) (?=${ASKING})`,
      'i',
    ),
    (_whole, concerned, topic) => `${concerned ?? topic}: `,
  ],
  [
    new RegExp(
      `^(?:if we )?(?:taking|taken?|count(?:ing)?|adding) (${PHRASE}) (?:together|as a whole)[,:] (?=${ASKING})`,
      'i',
    ),
    '$1: ',
  ],
  [
    new RegExp(
      `^(?:taken (?:all )?together|all together|altogether|all in all|in total|in all|all told|overall)[,:] (?=${ASKING})`,
      'i',
    ),
    '',
  ],
  [
    new RegExp(
      `^((?!${ASKING})[^,:?!.]+?)(?:,|:| -| –) how many(?: of (?:them|those|these))?(?: (?:${thereAre}))?[?.!]*$`,
      'i',
    ),
    counted,
  ],
  [
    new RegExp(`^for (${PHRASE})[,:] how many (?:of (?:them|those|these) )?(?=${PREDICATE}[?.!]*$)`, 'i'),
    '$1: how many ',
  ],
  [new RegExp(`^([^,:?!.]+?): (how many) (?:of (?:them|those|these) )?(${PREDICATE}[?.!]*)$`, 'i'), ofTopic],
  [
    /^(how many) (?:of )?(?:those|the ones|everyone|everybody|all) (?:(?:who|that) (?:are|is) )?(still|currently) (?:employed|working)(?: here| with us| for us)? /i,
    '$1 $2 employed people ',
  ],
  [new RegExp(`^([^,:?!.]+?): (${DURATION})[?.!]*$`, 'i'), '$2 for $1'],
  // Each of two questions counts the same people, and both in the period that was said first.
  [
    new RegExp(
      `^((?:in|during|since) [^,:?]+), (how many (\\p{L}+) (?=${VERB})[^?]*?),? and how many (?=${VERB})([^?]*?)[?.!]*$`,
      'iu',
    ),
    (_whole, period, first, noun, second) =>
      `${first} ${small(period ?? '')}; how many ${noun} ${second} ${small(period ?? '')}`,
  ],
  [
    new RegExp(
      `^(how many (\\p{L}+) (?=${VERB})[^?;]*?),? and how many (?=${VERB})(?!(?:did|do|have|had|were|was|are|is) not\\b)([^?;]*?)[?.!]*$`,
      'iu',
    ),
    '$1; how many $2 $3',
  ],
  [
    /^((?:in|during|since) [^,:?]+), (how (?:many|much) [^?]*?),? and (how (?:many|much) [^?]*?)[?.!]*$/i,
    (_whole, period, first, second) => `${first} ${small(period ?? '')}; ${second} ${small(period ?? '')}`,
  ],
  [
    new RegExp(`^([^,:?!.]+?): (which|what)(?: ones?| of (?:them|those|these))? (${PREDICATE}[?.!]*)$`, 'i'),
    ofTopic,
  ],
  [
    new RegExp(
      `^(?:of|among|out of)(?: all)?(?: of)? (?:the |our )*([^,:?]+)[,:] (which)(?: ones?| of (?:them|those|these))? (${PREDICATE}[?.!]*)$`,
      'i',
    ),
    ofTopic,
  ],
];

function counted(_whole: string, topic = ''): string {
  return `how many ${small(bare(topic))} are there`;
}

/** Adverbials of completeness that every row fits. */
export const tailings: readonly Rule[] = [
  // "Severity 1 or 2": two numbers that follow upon one another.
  [
    /\b(?!(?:between|from|in|on|of|the|at|by|with|least|most|than|or|and|are|is|to|for)\b)(\p{Ll}+) (\d{1,2}) (?:or|and) (\d{1,2})(?= (?:have|has|had|were|was|are|is|do|did|in|with|without)\b|[?.!,]|$)/gu,
    (whole, noun, a, b) => (Number(b) === Number(a) + 1 ? `${noun} between ${a} and ${b}` : whole),
  ],
  [
    new RegExp(
      `( and (?!\\d{4})[^,.;:?!()]*?),? (?:all )?(?:together|combined|taken together|put together|between them)${CLAUSE_END}`,
      'gi',
    ),
    '$1',
  ],
  // Together they have one figure: "for all" tells nothing apart.
  [
    /\b(for|across|of|from|by) all (?:the |our |of )*([^,.;:?!()]*?),? (?:all )?(?:together|taken together|put together|altogether|combined|between them|in total|in all)(?=\s*(?:[,.;:?!)]|$))/gi,
    '$1 the $2 in total',
  ],
  [new RegExp(`,? (?:all )?between them${CLAUSE_END}`, 'gi'), ''],
  [
    new RegExp(
      `,? (?:all together|taken together|put together|added together|all told|all in all|in all)${CLAUSE_END}`,
      'gi',
    ),
    ' in total',
  ],
  [new RegExp(`(?<=\\b(?:all|every) [^,.;:?!]+) together${CLAUSE_END}`, 'gi'), ' in total'],
  [
    new RegExp(`,? so far(?: this year)?${END}`, 'gi'),
    (whole) => (/this year/i.test(whole) ? ' this year' : ''),
  ],
];
