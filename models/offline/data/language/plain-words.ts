import { colloquialisms } from './colloquial.ts';
import { framedWithin } from './frames/frames.ts';
import { type Rule, reworded } from './frames/rule.ts';
import { unwrapped } from './wrapping.ts';

/** Kinds of organisation: "the hospital has" is "we have" to the people who ask. */
const organisations =
  'cooperative|co-op|coop|group|chain|brewery|gym|garage|bakery|foundation|association|charity|practice|hospital|clinic|university|college|school|shop|store|city|town|company|firm|agency|bank|airline|museum|library|fleet|organi[sz]ation|institute|club|hotel|hostel|resort|business|network|studio|farm|cinema|theatre|theater|opera|zoo|union|district|federation|administration|council|system|database|market|brigade|fire brigade|department store|orchestra|gallery|restaurant|cafe|winery|vineyard|orchard|nursery|laboratory|lab|factory|plant|mill|port|harbour|marina|airport|railway|publisher|newspaper|festival|archive|observatory|seed bank|auction house|spa|campsite|kennel|stable|workshop|forestry|park';
const self = `(?:${organisations}|line)`;

const adverbs: Record<string, string> = {
  month: 'monthly',
  year: 'yearly',
  week: 'weekly',
  day: 'daily',
  hour: 'hourly',
};

const costPer = (_whole: string, what = '', unit = ''): string =>
  `what is the ${adverbs[unit.toLowerCase()]} price of ${what}`;

/** "reported more than 5 days after the incident" */
const daysApart = (
  _whole: string,
  ...[what = '', than = '', count = '', side = '', other = '']: string[]
): string =>
  side.toLowerCase() === 'after'
    ? `with days between ${other} and ${what} ${than} ${count}`
    : `with days between ${what} and ${other} ${than} ${count}`;

/** "How many days does it take to resolve a complaint" */
const daysTo = (
  _whole: string,
  ...[unit, verb = '', article = '', what = '']: (string | undefined)[]
): string =>
  `what is the average number of ${unit ?? 'days'} to ${verb} of ${article} ${what}${unit ? ` in ${unit}` : ''}`;

const measures: Record<string, string> = {
  strong: 'strength',
  deep: 'depth',
  wide: 'width',
  fast: 'speed',
  far: 'distance',
  heavy: 'weight',
  tall: 'height',
  high: 'height',
  long: 'length',
  old: 'age',
  expensive: 'price',
  big: 'area',
  large: 'area',
};

/** "How heavy is a crate" asks for its weight. */
const howMuch = (_whole: string, adjective = '', what = ''): string =>
  `what is the ${measures[adjective.toLowerCase()]} of ${what}`;

/** Other ways to put what the reader of questions knows in one way, with that one way. */
const rewordings: readonly Rule[] = [
  [/['’]ve\b/gi, ' have'],
  [/^(?:on|at) (?:what|which) day (?=was|were|did|is)/gi, 'when '],
  [/\b(?:at present|presently|right now|at the moment|as of (?:now|today)|these days)\b/gi, 'currently'],
  [/\b(?:over|across|among|throughout) all (?:of )?(?:the |our )?(?=\p{L})/giu, 'of all '],
  [
    /^how (?:are|were) (?:(?:all|the|our) )*(.+?) (?:distributed|spread|divided|split)(?: up)? (?:across|over|among|between|by|into|in) (?:(?:the|our|all|different) )*(.+)/i,
    'number of $1 by $2',
  ],
  [
    /\bwhat (?:do|does|did) (.+?) (?:add up|sum up|amount|come) to\b(?: in total)?/gi,
    'what is the total of $1',
  ],
  [/\bhow much money (?=did|do|does|have|has|was|were|is|are)/gi, 'how much '],
  [/\b(?:ended|ending|finished|resulted) (?:up )?(?:as|with|in) (?!\d{4}\b)(?=\p{L}|\d)/giu, 'with '],
  [/\b(?:have|has|had) never (?:been )?(?=\p{L}+(?:ed|en|de|ld|nt|ut|un)\b)/giu, 'have not '],
  [/\bnever (?=\p{L}+ed\b|made\b|had\b|got\b|took\b|paid\b|sent\b|bought\b|sold\b)/giu, 'have not '],
  [new RegExp(`\\b(?:does|do|did) (?:the|our) ${self} (?=have|own|employ|offer|run|keep)`, 'gi'), 'do we '],
  [/\b(?:take|takes|took|taken) place\b/gi, 'happened'],
  [/\b(?:since the (?:very )?beginning|so far|to date|until now|up to now)\b/gi, ''],
  [/\b(never|not|no|without) (?:(?:made|had|placed) )?(?:a|one) single (?=\p{L})/giu, '$1 any '],
  [/^what (?:total )?amount (is|was|are|were) /gi, 'what $1 the total amount '],
  [/\bno longer\b/gi, 'not'],
  [/\b(?:on|in) (?:schedule|time)\b(?=[\s?.!,]|$)/gi, 'on-time'],
  [/\btoo late\b/gi, 'late'],
  [
    /^(?:and )?what (?:did|have|has) (?:the |our |all )*(.+?) cost(?: us)?(?: in total| altogether| all together)?(?= (?:in|during|last|this|since|between)\b|[?.!]*$)/giu,
    'what is the total cost of $1',
  ],
  [
    /^what (is|was|are|were) (?:the )?(?!total|average)(.+?),? (?:added up|all together|altogether|taken together|in total)(?=[?.!]*$)/giu,
    'what $1 the total $2',
  ],
  [
    /\bhow many (?:people|guests|persons|children|adults|spectators|visitors|passengers|students|patients) can (?:sit|fit|be seated|stay|sleep|stand|eat|dine|be accommodated)(?: down)? (?:in|at|on) /gi,
    'what is the capacity of ',
  ],
  [/\bhave we (?:got )?(?=[?.!]*$|on |at |in )/gi, 'do we have '],
  [/\b(?:on the books|on our books|to (?:its|their|his|her) name|on file|on record)\b/gi, ''],
  [
    /\bhow much(?: money)? (?:came|has come|comes|did we take|have we taken) in (?:from|through|by|with) /gi,
    'what is the total revenue of ',
  ],
  [/\b(gave|give|gives|given|hand|handed) (?:away|out)\b/gi, '$1'],
  [/\b(?:have|has|had) (?:already )?(?:run out|lapsed|expired)\b/gi, 'are expired'],
  [
    /^what (?:did|have|has) we (?:spend|spent|pay|paid) (?:on|for) (?:the |our |all )*/gi,
    'what is the total cost of ',
  ],
  [
    /^how (?:big|large) (?:is|are|was|were) (?:an |the |our )?average (\p{L}+)/giu,
    'what is the average area of $1',
  ],
  [/\bin the course of (?=\d{4}|the|last|this)/gi, 'in '],
  [/\bhad to be (?=cancelled\b|called off\b)/gi, 'were '],
  [/\b(?:was|were|is|are) carried out\b(?! by\b)/gi, 'happened'],
  [/\bbeen carried out\b(?! by\b)/gi, 'happened'],
  [
    /(?<!\b(?:have|has|had|having|who|not|n['’]t|ever|never|we) )\bcarried out\b(?! (?:by|the|any|a|an|no|more|fewer|most|at|over)\b)/gi,
    'that happened',
  ],
  [/\bcarried out\b/gi, 'conducted'],
  [/\b(?:said|say|says) yes to\b/gi, 'agreed to'],
  [
    /,? (?:but )?(?:not counting|leaving out|excluding|except|leave out)(?: the| any| all)? (?:people|those|anyone|anybody|staff|colleagues|employees) who(?:'ve| have|)? (?:already )?(?:left|gone)(?: us)?\b/gi,
    ' still employed',
  ],
  [
    /\bmore (?:of (?:our|the) )?(\p{L}+) than (?:anyone|anybody|everyone|any) (?:else|other)(?: \p{L}+)?/giu,
    'the most $1',
  ],
  [/^who works (?:directly )?(?:under|for) /gi, 'which people are reporting-to '],
  [/\b(?:because of|owing to|(?<=(?:ed|off|late) )due to) (?:the |an? )?(?=\p{L})/giu, 'with '],
  [/,? (?:al|even )?though (?:they|it|he|she) (?=(?:are|is|were|was|have|has|had)\b)/gi, ' that '],
  [/\bbecause (?:they|it) (?!(?:are|is|were|was|do|did|does|have|has|had|can|could)\b)/gi, 'and '],
  [/\b(?:because|as|since) (?:they|it) (?:are|is|were|was) /gi, 'and '],
  [/\bsince the (?:start|beginning) of (?=\d{4})/gi, 'since '],
  [/\b(?:actually|really|in fact) (?:was |were )?(?:held|took place|taken place|happened)\b/gi, 'happened'],
  [/\b(?:came|come) to the (?:group|company|firm|house)\b/gi, 'joined'],
  [/\byear by year\b/gi, 'per year'],
  [/\bvalid (?:today|now|currently)\b/gi, 'valid'],
  [/\b(do|does|did|have|has|had) (we|they|you) (\p{L}+) nothing\b/giu, '$1 $2 not $3 anything'],
  [/\b(\p{L}{2,}ed|bought|sold|made|sent|spent|lent|won) nothing\b/giu, 'have not $1 anything'],
  [
    /^how many (\p{L}+) (?:does|do|did) an? (\p{L}+) (?:contain|have|hold|include|consist of|comprise),? on average\b/giu,
    'what is the average number of $1 per $2',
  ],
  [
    /\bhow much (?:did|have) we (?:pay|paid|spend|spent) for (?:the |our |all )*/gi,
    'what is the total price of ',
  ],
  [
    /^(?:on average,? )?how long (?:does|do|did) (?:an? |the |our )*(\p{L}+)(?: usually| typically)? (?:take|last)(?:,? on average)?(?=(?:,? in (?:days|hours|minutes|weeks|seconds))?[?.!]*$)/giu,
    'what is the average duration of $1',
  ],
  [
    /^how long (?:is|are|was|were) (?:an |the |our )?average (\p{L}+)/giu,
    'what is the average duration of $1',
  ],
  [
    /^(?:on average,? )?how (?:many (days|hours|minutes)|long) (?:does|did) it (?:usually |typically )?take(?:,? on average)?,? to (\p{L}+)(?: for| on)? (an?|the) (\p{L}+)(?:,? on average)?(?=(?:,? in (?:days|hours|minutes|weeks))?[?.!]*$)/giu,
    daysTo,
  ],
  [
    /^(litres|liters|kilos|kilograms|tonnes|tons|hours|kilometres|kilometers|miles|units|pieces) (?=of|used|driven|sold|delivered|worked|booked|made|bought)/gi,
    'how many $1 ',
  ],
  [/\bdays (?:pass|passed|elapse|elapsed|lie|go by|went by) between\b/gi, 'days between'],
  [/\b(are|is|were|was) [\p{L} -]+?,? ie /giu, '$1 '],
  [
    /\bhow many (.+?) (?:does|do|did) (?:the|an) average (.+?) (?:have|get|place|make|hold|own)\b/gi,
    'what is the average number of $1 per $2',
  ],
  [
    /\b(?:how many|number of) (?:units|pieces|items|copies|boxes|bottles) of (.+?) (are|is|do we have) (in stock|on hand)\b/gi,
    'how many $1 $2 $3',
  ],
  [
    /\b(\p{L}+) (more than|less than|at least|at most|over|exactly) (\d+) days? (after|before) (?:(?:the|its|their) )?(\p{L}+)(?: date)?\b/giu,
    daysApart,
  ],
  [
    /\b(\p{L}+) within (\d+) days? (of|after) (?:(?:the|its|their) )?(\p{L}+)(?: date)?\b/giu,
    'with days between $4 and $1 at most $2',
  ],
  [/\b(?:became|become|becoming) (?:a )?(?:customer|member|client)s?\b/gi, 'joined'],
  [/^(?:please )?(?:break|split)(?: down)? (.+?)(?: down| up)? by /gi, '$1 by '],
  [/\bin (?:percent|per cent|%)(?= (?:of|for|by|per)\b|\s*[?.!,]|$)/gi, 'in-percent'],
  [/^who(?:['’]s| is| are)? (?:in charge of|at the head of|the boss of)\b/gi, 'who leads'],
  [/^who (?:heads|is heading|is leading)\b/gi, 'who leads'],
  [
    /\b(?:look|looks|looked|looking) after\b|\b(?:takes?|took) care of\b|\b(?:is|are) (?:responsible for|in charge of)\b|\bdeals? with\b/gi,
    'handle',
  ],
  [/^who (?:directly )?reports? (?:directly )?to (.+)/gi, 'which people are reporting-to $1'],
  [
    /(?<=\p{L}s|people|staff) (?:who |that )?(?:directly )?report (?:directly )?to (?=\p{Lu}|the )/giu,
    ' are reporting-to ',
  ],
  [/\b(?:take|takes|took|taken) part (in|at)\b/gi, 'participated $1'],
  [
    /^how many new (\p{L}+) (?:did|have) we (?:gain|get|win|acquire|add|attract|sign up|take on)(?:ed|d)?\b/giu,
    'how many $1 joined',
  ],
  [/\blongest[ -](?:standing|serving)\b/gi, 'earliest'],
  [/\bwhat (?:does|do|did) (.+?) cost (?:per|a|each|every) (month|year|week|day|hour)\b/gi, costPer],
  [
    /^how (strong|deep|wide|fast|far|heavy|tall|high|long|old|expensive|big|large) (?:is|are|was|were) (.+)/gi,
    howMuch,
  ],
  [/\b(each|every) (\p{L}+)['’]s (\p{L}+)/giu, 'the $3 of each $2'],
  [
    /\bhow long (?:does|did|do) (?:it|they) take,? on average,? (?:from|between) (.+?) (?:to|and) (\p{L}+)( of (?:an?|the) \p{L}+)?,?(?: in days)?(?=\s*[?.!]*$)/giu,
    'what is the average number of days between $1 and $2$3',
  ],
];

const ourselves = new RegExp(
  `\\b(?:the|our|this)(?: whole| entire)? (${organisations})(?:'s)?(?=[\\s?.!,]|$)`,
  'gi',
);

/** "The library has" is "we have", unless the data knows libraries. */
export function withoutSelf(text: string, known: (word: string) => boolean): string {
  return text.replace(ourselves, (whole: string, word: string) => (known(word.toLowerCase()) ? whole : 'us'));
}

/** "Picked up" is the pickup, where the data writes it so. */
export function asOneWord(text: string, known: (word: string) => boolean): string {
  return text.replace(
    /\b(pick|drop|check|sign|log|hand)(?:p?ed|g?ed|s)? (up|off|in|out|over)\b/gi,
    (whole: string, verb: string, particle: string) => {
      const word = `${verb}${particle}`.toLowerCase();
      return known(word) ? word : whole;
    },
  );
}

/** A question in the words that are read; nothing that restricts it is added or lost. */
export function inKnownWords(text: string): string {
  const plain = reworded(text, colloquialisms);
  return reworded(unwrapped(framedWithin(plain)), rewordings);
}
