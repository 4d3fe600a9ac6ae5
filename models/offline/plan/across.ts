/** A question whose answer is a count from the records times an amount from the rules. */
export interface Across {
  count: string;
  amount: string;
}

const EACH = '(?:each|every|all(?: of)?(?: the| our)?)';
const RECEIVES =
  '(?:got|gets?|had|has|have|received?s?|used|uses?|took|takes?|claimed|claims?|bought|buys?|(?:were|was|is|are) given|needed|needs?|paid|pays?)';
const COMES_TO = '(?:be|cost|worth|amount|come|make|pay|need|sum)';

const IF_EACH = new RegExp(
  `^(?:and )?(?:if|suppose|assuming)(?: that)? (?:${EACH} (.+?)|(?:everybody|everyone)( in .+?| at .+?)?) ${RECEIVES} (.+?), (?:what|how much|how many \\p{L}+)\\b.*\\b${COMES_TO}\\b`,
  'iu',
);
const COST_TO_GIVE = new RegExp(
  `^(?:what|how much) (?:would|will|does|do) (?:it|that|we) (?:cost|pay|spend)(?: us)?(?: in total| altogether)?,? (?:to|if we) (?:give|gave|pay|paid|grant|granted|send|sent|buy|bought|offer|offered) (?:${EACH} (.+?)|(?:everybody|everyone)( in .+?| at .+?)?) ((?:an?|the|our|one|their|his) .+?)[?.]*$`,
  'iu',
);
const THEIR_TOTAL =
  /^(how many .+?),? and (?:what|how much) (?:do|does|would|will) (?:all (?:of )?)?their (.+?) (?:cost|come to|amount to|add up to|make)(?: us)? (?:in total|altogether|together|overall|in all)[?.]*$/iu;
const TOTAL_OF =
  /^(how many .+?),? and what (?:is|would be|are) the total (?:cost|value|amount|price)s? of (?:all (?:of )?)?their (.+?)[?.]*$/iu;

function plural(noun: string): string {
  if (/(?:s|people|staff|children|men|women)$/i.test(noun)) return noun;
  return /[^aeiou]y$/i.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function singular(noun: string): string {
  return noun.replace(/ies$/i, 'y').replace(/(?<=[^s])s$/i, '');
}

/** "volunteer in Finance": its head stands before the preposition. */
function countOf(group: string | undefined, place: string | undefined): string {
  if (group === undefined) return `How many employees are there${place ?? ''}?`;
  const [, head = group, rest = ''] = /^(.+?)( (?:in|of|at|with|from|who|that)\b.*)$/i.exec(group) ?? [];
  return rest === '' ? `How many ${plural(head)} are there?` : `How many ${plural(head)} are there${rest}?`;
}

function amountOf(thing: string): string {
  const bare = thing
    .replace(/\s+(?:for free|free of charge|each|per head|a year|per year|in full)$/i, '')
    .replace(/^(?:an?|the|our|one|their|his|its)\s+/i, '')
    .replace(/^(?:full|whole|entire|free)\s+/i, '');
  return `How much is the ${bare}?`;
}

/** The two questions that such a question is made of; undefined for any other. */
export function acrossParts(question: string): Across | undefined {
  const text = question.replace(/\s+/g, ' ').trim();
  const each = IF_EACH.exec(text) ?? COST_TO_GIVE.exec(text);
  if (each?.[3]) return { count: countOf(each[1], each[2]), amount: amountOf(each[3]) };
  const their = THEIR_TOTAL.exec(text) ?? TOTAL_OF.exec(text);
  if (!their?.[1] || !their[2]) return undefined;
  return { count: `${their[1]}?`, amount: amountOf(singular(their[2])) };
}
