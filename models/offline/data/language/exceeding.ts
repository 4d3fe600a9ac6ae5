import { MONTHS } from '@parley/platform/months';
import { otherOfTwo } from './other-of-two.ts';
import { tokenise } from './tokens.ts';

/** Two questions; the answer is by how much the first is more than the second. */
export type TwoQuestions = [string, string];

const EXCEED =
  '(?:exceed|outnumber|surpass|outstrip|outweigh|top|beat|lie above|differ from|deviate from|fall short of)';
const UNIT = String.raw`(?: \p{Ll}+)?`;
const FIGURE =
  /\b(?:number|average|mean|median|total|sum|amount|share|percentage|highest|lowest|price|cost|fee|salary|pay|wage|income|revenue|turnover|value|weight|length|size|age)\b/i;
const COMPARATIVE = '(?:more|less|fewer|higher|lower|larger|bigger|smaller|greater|longer|shorter)';
const IN_BOTH = /,? in (?:both|either|each) (?:years|cases|periods|months)/gi;
/** Units and the like, which restrict nothing. */
const IN_UNIT =
  /,? in (?:pounds|euros|dollars|francs|days|hours|minutes|kilos|tonnes|%)(?=,|\s*$| excluding)|,? all time(?=,|$)/gi;
/** "In March than in April 2025": both are of that year. */
const MONTH = `(?:${MONTHS.join('|')})`;
const YEAR_BEHIND = new RegExp(
  String.raw`\b(in ${MONTH})(?= (?:than|and|exceed (?:those|that))(?: in)? ${MONTH} ((?:19|20)\d\d)\b)`,
  'gi',
);
/** What restricts both, behind the second. */
const REST = /,? (?:excluding|counting|without|not counting|including) [^?]*$/i;

/** By how much one figure is more than another, as two questions of one kind. */
export function exceeding(text: string): TwoQuestions | undefined {
  const plain = text
    .trim()
    .replace(/[?.!\s]+$/, '')
    .replaceAll(YEAR_BEHIND, '$1 $2')
    .replaceAll(IN_BOTH, '')
    .replaceAll(IN_UNIT, '');
  const [rest = ''] = REST.exec(plain) ?? [];
  const said = plain.slice(0, plain.length - rest.length);
  const found = exceeds(said) ?? gapBetween(said) ?? grown(said) ?? moreThan(said);
  return found && [`${found[0]}${rest}`, `${found[1]}${rest}`];
}

const EXCEEDS = new RegExp(
  String.raw`^(?:(?:for|of|among|in) (?<lead>[^,?]+), )?by how (?<many>much|many)(?<unit>${UNIT}) (?:do|does|did|has|have|had) (?<first>.+?) (?:${EXCEED}|exceeded) (?<second>.+)$`,
  'iu',
);

/** "By how much does the total cost exceed the total estimate", "by how many do the trips of 2025 exceed those of 2024" */
function exceeds(text: string): TwoQuestions | undefined {
  const { lead, many = '', unit = '', first = '', second = '' } = EXCEEDS.exec(text)?.groups ?? {};
  if (first === '') return undefined;
  const other = otherFigure(first, second);
  const isCount = /many/i.test(many) && unit === '';
  const both = lead ? ` for ${lead}` : '';
  const asked = (what: string): string =>
    isCount && !isFigure(what) ? `how many ${bare(what)} are there${both}` : `what is ${the(what)}${both}`;
  // What two plain nouns amount to can't be known without a figure.
  if (other === undefined || (!isCount && !isFigure(first))) return undefined;
  return [asked(first), asked(other)];
}

const GAP =
  /^(?:what|how (?:big|large|high|great)) (?:is|was) the (?:difference|gap) (?:in (?<figure>[^?]+?) )?between (?<first>.+?) and (?<second>.+)$/i;

/** "What is the difference between the number of trips in 2024 and in 2025", "the difference in price between A and B" */
function gapBetween(text: string): TwoQuestions | undefined {
  const { figure, first = '', second = '' } = GAP.exec(text)?.groups ?? {};
  if (first === '') return undefined;
  if (figure)
    return [`what is the ${figure} of ${ofOneKind(first, second)}`, `what is the ${figure} of ${second}`];
  if (!isFigure(first)) return undefined;
  const other = otherFigure(first, second);
  // Two columns of each row have a difference of their own, which is read elsewhere.
  const isSame = otherOfTwo(first, second) !== undefined;
  if (!other || !(isSame || /\b(?:number|average|mean|total|sum)\b/i.test(first))) return undefined;
  return [`what is ${the(first)}`, `what is ${the(other)}`];
}

/** "Between the adult and the senior pass": both are passes. */
const ofOneKind = (first: string, second: string): string =>
  /^(?:the |an? )?\p{Ll}+$/u.test(first)
    ? `${first} ${second.replace(/^(?:the |an? )?\p{L}+ ?/u, '')}`.trim()
    : first;

const GROWN =
  /^by how (?:much|many) (?:did|has|have) (?<first>.+?) (?:grow|grown|rise|risen|increase|increased|fall|fallen|drop|dropped|decrease|decreased|change|changed|go up|gone up|go down) (?:from|between) (?<from>.+?) (?:to|and) (?<to>.+)$/i;
const YEARLY = /^(?:in )?(?:the year )?(?:19|20)\d\d$/i;

/** "By how much did the total of the fees grow from 2024 to 2025" */
function grown(text: string): TwoQuestions | undefined {
  const { first = '', from = '', to = '' } = GROWN.exec(text)?.groups ?? {};
  if (!YEARLY.test(from) || !YEARLY.test(to) || !isFigure(first)) return undefined;
  return [`what is ${the(first)} in ${to}`, `what is ${the(first)} in ${from}`];
}

const MORE_IS = new RegExp(
  String.raw`^how much ${COMPARATIVE} (?:is|was|are|were) (?<first>.+?) than (?<second>.+)$`,
  'iu',
);
const MORE_DID =
  /^how (?<many>much|many) (?:more|less|fewer)(?<noun> [^,?]+?)? (?<did>do|does|did|have|has|had|can|could|were|was|are|is) (?<first>.+?) than (?<second>.+)$/iu;

/** "How much higher is the average fee in Graz than in Linz", "how many more trips did Ann make than Ben" */
function moreThan(text: string): TwoQuestions | undefined {
  const is = MORE_IS.exec(text)?.groups;
  if (is) {
    const { first = '', second = '' } = is;
    const other = otherFigure(first, second);
    return other && isFigure(first) ? [`what is ${the(first)}`, `what is ${the(other)}`] : undefined;
  }
  const { many = '', noun = '', did = '', first = '', second = '' } = MORE_DID.exec(text)?.groups ?? {};
  if (first === '') return undefined;
  const ask = (clause: string): string => `how ${many.toLowerCase()}${noun} ${did} ${clause}`;
  const other = otherOfTwo(first, second) ?? otherSubject(first, second);
  return other === undefined ? undefined : [ask(first), ask(other)];
}

const PARTICIPLE = /^\p{L}+(?:ed|en|ne|t)$/iu;
const NAME = /^(?:the )?\p{Lu}[\p{L}'’-]*(?: (?:of |the |de )*(?:\p{Lu}[\p{L}'’-]*|\d+))*/u;

/** "Ann Lee sell" and "Ben Ott": what the second did. */
function otherSubject(first: string, second: string): string | undefined {
  if (/^(?:we|you|they|i)\b/i.test(first)) return undefined;
  if (/^(?:(?:in|during|from|for|of|at|by|with|on|that|those|the ones?)\b|\d)/i.test(second))
    return undefined;
  if (PARTICIPLE.test(first) && PARTICIPLE.test(second)) return second;
  const [name] = NAME.exec(first) ?? [];
  const at = name ? name.length : verbAt(first);
  const deed = first.slice(at ?? first.length).trim();
  // "Ann pay Ben than Carl": he may be the one who pays, or who is paid.
  if (deed === '' || /\p{Lu}/u.test(deed)) return undefined;
  const who = second.replace(/ (?:do|does|did|has|have|can|could)$/i, '');
  return `${who} ${deed}`;
}

/** Where the one verb of a clause begins. */
function verbAt(clause: string): number | undefined {
  const words = clause.split(' ');
  const verbs = tokenise(clause);
  if (verbs.length !== words.length) return undefined;
  const at = verbs.findIndex(({ verb, lower }, index) => index > 0 && verb && !/(?:ed|ing)$/.test(lower));
  return at < 0 ? undefined : words.slice(0, at).join(' ').length;
}

/** "That of cats" is the figure that was named before; a figure of its own stands by itself. */
const otherFigure = (first: string, second: string): string | undefined =>
  otherOfTwo(first, second) ?? (isFigure(second) ? second : undefined);

const isFigure = (said: string): boolean => FIGURE.test(said.replace(/s\b/g, '')) || FIGURE.test(said);
const AGGREGATE =
  /\b(?:number|average|mean|median|total|sum|share|percentage|highest|lowest|maximum|minimum)\b/i;
const ADDED = /\b(?:amounts?|totals|revenue|income|turnover|takings|sales|costs|values?|spend|spending)\b/i;
/** "The order totals of 2025" are added up. */
const the = (figure: string): string => {
  const plain = figure.replace(/^(?:the|our) /i, '');
  if (!AGGREGATE.test(plain) && ADDED.test(plain))
    return `the total ${plain.replace(/^(\p{L}+ )?totals\b/iu, 'of the $&')}`;
  return /^(?:the|our|what|how)\b/i.test(figure) ? figure : `the ${figure}`;
};
const bare = (noun: string): string => noun.replace(/^(?:the|our|all|number of) /i, '');
