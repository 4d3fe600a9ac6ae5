import { infinitiveOf } from '../verb-forms.ts';
import { PHRASE, type Rule } from './rule.ts';

const JOINT = `(?:in|during|from|for|of|at|by|with|on|via|through|to|under|before|after|since)`;
/** Words that stand for the figure that was named before. */
const SAME = `(?:that|those|the one|the ones|the same|the figure|the number|it)`;
const WITH = String.raw`(?:with|to|against|and|versus|vs\.?)`;

const question = (noun: string): string => {
  const plain = noun.trim().replace(/[?.!]+$/, '');
  if (/^(?:how|what|which)\b/i.test(plain)) return plain;
  if (
    /\b(?:number|average|mean|median|total|share|percentage|sum|highest|lowest|price|amount|count)\b/i.test(
      plain,
    )
  )
    return `what is ${/^(?:the|our) /i.test(plain) ? plain : `the ${plain}`}`;
  return `how many ${plain.replace(/^(?:the|our|all) /i, '')} are there`;
};

const both = (a: string, b: string): string => `${question(a)}; ${question(b)}`;

/** "… for dogs with that for cats": what was named first, for the other. */
function forOther(first: string, verb: string | undefined, joint: string, other: string): string | undefined {
  const said = ` ${verb ?? ''}${joint} `;
  const at = first.toLowerCase().lastIndexOf(said.toLowerCase());
  const plain = at < 0 && verb ? first.toLowerCase().lastIndexOf(` ${joint.toLowerCase()} `) : at;
  return plain < 0 ? undefined : `${first.slice(0, plain)}${said}${other}`;
}

function compared(whole: string, ...found: string[]): string {
  const [first = '', verb, joint = '', other = ''] = found;
  const second = forOther(first, verb, joint, other);
  return second === undefined ? whole : both(first, second);
}

/** "The average fee for dogs and cats": two of a kind behind one joint. */
function ofTwo(_whole: string, lead = '', a = '', b = ''): string {
  return both(`${lead} ${a}`, `${lead} ${b.replace(new RegExp(`^${JOINT} `, 'i'), '')}`);
}

const FIGURE = `(?:the |our )?(?:(?:total |average |overall |mean |median )*number of|average|mean|median|total|share of|percentage of) ${PHRASE}`;

const PERIOD = String.raw`(?: (?:in|during|since|over|for) (?:\w+ ){0,2}\w+)?`;
const AND_HOW_MUCH = String.raw`(?:,? and (?:what(?: is|'s|’s| was) the (?:difference|gap)|by how (?:many|much))[^?]*|,? by how (?:many|much)[^?]*)?`;

/** "Which brought in more in 2025, A or B": what each of them did. */
function eachOfTwo(_whole: string, ...found: (string | undefined)[]): string {
  const [verb = '', particle = '', what, period = '', a = '', b = ''] = found;
  const base = infinitiveOf(verb.toLowerCase());
  const said = (who: string): string =>
    `how ${what ? `many ${what}` : 'much'} did ${who.trim()} ${base}${particle}${period}`;
  return both(said(a), said(b));
}

/** Two groups side by side are two questions. */
export const comparings: readonly Rule[] = [
  [/\b(?:the )?difference between (what [^,.?;]+?) and (?=what\b)/gi, '$1 minus '],
  [
    new RegExp(
      String.raw`^(?:which|who|what)(?: (?:one|of (?:them|the two)))? (?!(?:is|are|was|were|do|did|does|has|have|had)\b)(\p{L}+)( in| out| up)? (?:more|less|fewer)(?! than)(?: (\p{L}+))?(${PERIOD})[,:–-] ?(?:the )?(${PHRASE}) or (?:the )?(${PHRASE})${AND_HOW_MUCH}[?.!]*$`,
      'iu',
    ),
    eachOfTwo,
  ],
  [
    new RegExp(
      String.raw`^(?:please )?compare (${PHRASE}) ${WITH} ${SAME} ((?!(?:of|in|for|by|from|at|with|on|via)\b)\p{L}+ )?(${JOINT}) (.+?)[?.!]*$`,
      'iu',
    ),
    compared,
  ],
  [
    new RegExp(
      String.raw`^how (?:does|do|did) (${PHRASE}) compare (?:with|to|against) ${SAME} ((?!(?:of|in|for|by|from|at|with|on|via)\b)\p{L}+ )?(${JOINT}) (.+?)[?.!]*$`,
      'iu',
    ),
    compared,
  ],
  [
    new RegExp(`^(?:please )?compare (${FIGURE}) ${WITH} (${FIGURE})[?.!]*$`, 'i'),
    (_whole, a, b) => both(a ?? '', b ?? ''),
  ],
  [
    new RegExp(
      String.raw`^(?:please )?compare (${FIGURE} ${JOINT}) ((?:\S+ ){1,3}?)(?:and|with|to|versus|vs\.?|against) (?!the (?:number|average|total)\b)((?:\S+ ?){1,4})[?.!]*$`,
      'i',
    ),
    (_whole, lead, a, b) => ofTwo('', lead, a?.trim(), b?.trim()),
  ],
  [
    new RegExp(
      String.raw`^(?:please )?compare (${PHRASE}) (?:and|with|to|versus|vs\.?|against) (${PHRASE}) (?:by|on|in terms of) (?:the |their )?((?:average|total|mean|median) ${PHRASE})[?.!]*$`,
      'i',
    ),
    (_whole, a, b, figure) => both(`the ${figure} for ${a}`, `the ${figure} for ${b}`),
  ],
  [
    new RegExp(
      `^(?:how (?:does|do|did) (${PHRASE}) compare (?:with|to|against)|compare (${PHRASE}) (?:with|to|against)) (${PHRASE})[?.!]*$`,
      'i',
    ),
    (_whole, a, alone, b) => both(a ?? alone ?? '', b ?? ''),
  ],
  [
    new RegExp(
      String.raw`^((?:what|how) ${PHRASE} ${JOINT}) ((?:\S+ ){1,3}?)(?:(?:as )?compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|as against|as opposed to) (?:that |those )?((?:\S+ ?){1,4})[?.!]*$`,
      'i',
    ),
    (_whole, lead, a, b) => ofTwo('', lead, a?.trim(), b?.trim()),
  ],
  [
    new RegExp(
      `^what (?:is|was) the difference between the number of (${PHRASE}) and (?:the number|that) of (${PHRASE})[?.!]*$`,
      'i',
    ),
    'how many more $1 than $2 are there',
  ],
  [
    /^(?:do|did) we have more (\p{L}+) or (?:more )?(\p{L}+)[?.!]*$/iu,
    (_whole, a, b) => both(a ?? '', b ?? ''),
  ],
  [
    /^(?:are|were) there more (\p{L}+) or (?:more )?(\p{L}+)[?.!]*$/iu,
    (_whole, a, b) => both(a ?? '', b ?? ''),
  ],
  [
    new RegExp(
      `^(?:which|what) (?:do|did) we have more of[,:-]? (?:the )?(${PHRASE}) or (?:the )?(${PHRASE})[?.!]*$`,
      'i',
    ),
    (_whole, a, b) => both(a ?? '', b ?? ''),
  ],
];
