import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { anyOf, CLAUSE_END, type Rule, reworded } from './frames/rule.ts';
import { personNouns } from './thesaurus.ts';

/** Said of those who came first and are still there. */
const WITH_US = anyOf(`
  here | with us | in the (?:company|firm|group|house|team|business) | at the (?:company|firm|university|school) | on (?:the|our) (?:staff|team|books)
  | (?:working|employed)(?: here| with us| for us)? | a (?:customer|client|member|patient|guest)(?: of ours| here| with us)?
`);
const LONGEST = '(?:the |our )?longest';
const NUMBER = String.raw`(?:${Object.keys(SMALL_NUMBERS).join('|')}|\d{1,2})`;
/** What is done with a thing each time that it is chosen; pieces sold are added up elsewhere. */
const CHOSEN = anyOf(
  'used | booked | chosen | visited | requested | prescribed | borrowed | hired | picked | redeemed | reserved',
);

/** "With us longest" speaks of people whatever they are called; the employees, where nobody else is named. */
const firstToCome = (_whole: string, who = ''): string =>
  /^who$/i.test(who) ? 'who is the earliest employee' : `which is the earliest ${nounOf(who)}`;
const nounOf = (who: string): string => who.replace(/^(?:which|what) (?:of our |of the )?/i, '');

/** What is said in everyday words, in the words that schemas and questions about them have. */
export const colloquialisms: readonly Rule[] = [
  [/^(?:roughly|approximately|more or less),? (?=how|what)/i, ''],
  [/\bwho['’]s (?=been\b)/gi, 'who has '],
  [/\bwho['’]s\b/gi, 'who is'],
  [/^who (?:is|are) (?:currently |still )?staying (?:with us|here)\b/i, 'which guests are in house'],
  [/\b(?:dearest|priciest)\b/gi, 'most expensive'],
  [
    new RegExp(
      `^(who|which \\p{L}+) (?:has|have|is) (?:been )?(?:${WITH_US}) (?:for )?${LONGEST}(?: time)?${CLAUSE_END}`,
      'iu',
    ),
    firstToCome,
  ],
  [
    new RegExp(`^(who|which \\p{L}+) (?:has|have) been ${LONGEST} (?:${WITH_US})${CLAUSE_END}`, 'iu'),
    firstToCome,
  ],
  [
    /\blongest[ -](?:serving|standing|established)( \p{L}+)/giu,
    (whole, noun = '') => (isPerson(noun.trim()) ? `earliest${noun}` : whole),
  ],
  [
    new RegExp(
      `\\b(?:is|was|were|gets|got|has been|have been) (${CHOSEN}) (?:the )?(most|least)(?= (?:in|during|last|this)\\b|\\s*[?.!]*$)`,
      'gi',
    ),
    'was $1 $2 often',
  ],
  [
    new RegExp(`\\b(${NUMBER})-star (\\p{L}+)`, 'giu'),
    (_whole, count = '', noun) => {
      const number = SMALL_NUMBERS[count.toLowerCase()] ?? Number(count);
      return `${noun} with ${number} stars`;
    },
  ],
  [/\b(?:is|are|was|were) (?:happy|glad|willing) to (?:get|receive|have) (?:our |the )?/gi, 'agreed to '],
  [/\b(?:is|are|was|were) worth (?=\d)/gi, 'have '],
  [/\b(?:did|have|has) we (?:stop|stopped) (?:selling|making|offering)\b/gi, 'were discontinued'],
];

const isPerson = (noun: string): boolean =>
  personNouns.has(noun.toLowerCase()) || personNouns.has(noun.toLowerCase().replace(/s$/, ''));

/** "What does a night in a suite cost": what a suite costs a night. */
const PRICED: readonly Rule[] = [
  [
    /^(?:and )?what (?:does|do|did) (?:an?|one) (night|day|hour|week|month) (?:in|of|with|at) (.+?) cost\b/i,
    'what does $2 cost per $1',
  ],
  [
    /^how much (?:is|was) (?:an?|one) (night|day|hour|week|month) (?:in|of|with|at) ([^?.!]+)/i,
    'how much does $2 cost per $1',
  ],
];

const CONTRACTED = /\b(have|has|had|is|are|was|were|do|does|did|could|would|should)n['’]t\b/gi;

/** "Haven't" is "have not": what is denied then stands by itself; and a price is asked of the thing itself. */
export const inFull = (text: string): string => reworded(text.replaceAll(CONTRACTED, '$1 not'), PRICED);
