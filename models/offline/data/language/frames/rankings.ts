import { SMALL_NUMBERS } from '@parley/platform/number-words';
import { anyOf, PHRASE, type Rule } from './rule.ts';

const NUMBER = String.raw`(?:\d{1,2}|${Object.keys(SMALL_NUMBERS).join('|')})`;
/** Adjectives that speak of size only, so that what is counted may say which size. */
const MOST = anyOf(
  'biggest | largest | busiest | most popular | most important | most frequent | most active | most used | greatest | top | strongest | most common | best',
);
const FEWEST = anyOf(
  'smallest | quietest | least popular | least active | least used | least common | weakest | least busy',
);
const SIZE = `(${MOST}|${FEWEST})`;
/** "Going by visits": what a ranking goes by. */
const GOING_BY = anyOf(`
  going by | as measured by | measured by | measured in | judged by | judging by | in terms of | when it comes to | ranked by | as ranked by | counted by | based on | by number of | in number of
  | according to | by (?=the number of|how many) | by (?=headcount)
`);
const COUNTED = `(?:the |their |its )?(?:total )?(?:number of |amount of |how many |count of )?(?:the |their |our )?`;

const fewest = new RegExp(`^(?:${FEWEST})$`, 'i');
const degree = (adjective = ''): string => (fewest.test(adjective) ? 'fewest' : 'most');
/** "The people in them" are the people of each. */
const plain = (said = ''): string =>
  `${/\b(?:currently|now|still|presently)\b/i.test(said) ? 'current ' : ''}${bare(said)}`;
const bare = (said: string): string =>
  said
    .replace(/^headcount$/i, 'people')
    .replace(
      / (?:(?:who|that|which) (?:are|is|work) (?:currently |now )?)?(?:in|at|with|of|on|for) (?:them|it|each)$/i,
      '',
    );
const singular = (said: string): boolean =>
  !/(?:s|people|staff|men|women|children)(?: |$)/i.test(
    said.split(/ (?:that|which|who|in|of|at|with) /i)[0] ?? '',
  );

function rankedBy(lead: string, adjective: string | undefined, by: string | undefined): string {
  const what = plain(by);
  // One thing is no number of rows but a figure: "going by capacity".
  if (singular(what)) return `${lead} has the ${degree(adjective) === 'most' ? 'highest' : 'lowest'} ${what}`;
  return `${lead} has the ${degree(adjective)} ${what}`;
}

function nounFirst(_whole: string, ...found: (string | undefined)[]): string {
  const [early, adjective, late, noun = '', rest = '', by] = found;
  const count = early ?? late;
  return `${rankedBy(`which ${count ? `${count} ` : ''}${noun}`, adjective, by)}${rest}`;
}

const TAIL = `(?=[?.!]*$)`;

/** What the first or the last place is said with. */
const FIRST = anyOf(`
  come[s]? (?:out )?(?:first|top|on top|out on top|out ahead) | is (?:first|number one|top|in first place|in the lead|out in front|ahead) | leads?(?: the (?:list|field|table|way))?
  | tops? the (?:list|table|ranking|charts) | (?:is|are|stands?|sits?) at the top(?: of (?:the|our) (?:list|table|ranking))? | ranks? (?:first|highest|top) | heads? the (?:list|table|ranking)
`);
const LAST = anyOf(`
  come[s]? (?:in )?last | is (?:last|in last place) | (?:is|are|stands?|sits?) at the bottom(?: of (?:the|our) (?:list|table|ranking))? | ranks? (?:last|lowest) | brings? up the rear
`);
const BY = `(?:by|for|in|on|with|going by|in terms of|when it comes to|measured by|as regards|as to)`;

/** Ways to ask for the first of a ranking. */
export const rankings: readonly Rule[] = [
  [
    /\b(?:largest|greatest|highest|biggest) (?:total )?(?:number|count|quantity) of (?:the |our |all )*/gi,
    'most ',
  ],
  [/\b(?:smallest|lowest|least) (?:total )?(?:number|count|quantity) of (?:the |our |all )*/gi, 'fewest '],
  // All that somebody has counts for whoever is ranked by it; and others of one kind are of that kind.
  [
    /(?<=\bmost [^,.?!]*?),? (?:across|over|in|on) all (?:of )?(?:his|her|its|their) \p{L}+(?=[?.!]*$)/giu,
    '',
  ],
  [/\bmost other (?=\p{L}+[?.!]*$)/giu, 'most '],
  [/\b(has|have|had) made the most (?=\p{L}+s\b)/giu, '$1 the most '],
  [/\b(?:at|by|on|in) (?=(?:the )?(?:most|fewest) \p{L}+ (?:so far|until now))/giu, ''],
  [
    new RegExp(
      String.raw`^(?:please )?(?:(?:name|list|show|give|tell)(?: me| us)?|what (?:are|is|were|was)|which (?:are|is|were|was)|who are|and)? ?(?:the|our) (?:(${NUMBER}) )?${SIZE} (?:(${NUMBER}) )?(${PHRASE})(?: (in \d{4}))?,? (?:${GOING_BY}) ${COUNTED}(${PHRASE})${TAIL}`,
      'iu',
    ),
    (whole, early, adjective, late, noun, rest, by) =>
      nounFirst(whole, early, adjective, late, noun, rest ? ` ${rest}` : '', by),
  ],
  [
    new RegExp(
      `^(?:which|what) (?:(${NUMBER}) )?(?:of our |of the )?(${PHRASE}) (?:is|are|was|were) (?:the )?${SIZE}( (?:in|during|since|on|at) ${PHRASE})?,? (?:${GOING_BY}) ${COUNTED}(${PHRASE})${TAIL}`,
      'iu',
    ),
    (whole, count, noun, adjective, rest, by) =>
      nounFirst(whole, count, adjective, undefined, noun, rest ?? '', by),
  ],
  [
    new RegExp(
      `^((?:which|what|who) ${PHRASE}) (?:${FIRST}) ${BY} ${COUNTED}(?:most )?(${PHRASE})${TAIL}`,
      'iu',
    ),
    (_whole, who, by) => rankedBy(who ?? '', 'biggest', by),
  ],
  [
    new RegExp(
      `^((?:which|what|who) ${PHRASE}) (?:${LAST}) ${BY} ${COUNTED}(?:fewest )?(${PHRASE})${TAIL}`,
      'iu',
    ),
    (_whole, who, by) => rankedBy(who ?? '', 'smallest', by),
  ],
  [
    new RegExp(
      String.raw`^most (?:of (?:the |our |all )*)?(${PHRASE}) (?:(?:went|go|goes|came|come|comes|took|take|were|are|was|is|have|had|belong|fell|happened|did|do) ?(?:${PHRASE})?)? ?(?:to|from|in|at|through|by|with|on|for|of|under) (?:which|what) (\p{L}+)( (?:in|during|since) \d{4})?${TAIL}`,
      'iu',
    ),
    'which $2 has the most $1$3',
  ],
  [
    /\b(has|have|had|owns?|owned|holds?|held|gets?|got|receives?|received|brings? in|brought in|takes?|took|handles?|handled|makes?|made|gives?|gave|sees?|saw) most (?:of (?:the |our |all )*)(?=\p{L})/giu,
    '$1 the most ',
  ],
  [
    /\b(?:caused|causes|cause|produced|produces|accounts? for|accounted for|gave rise to|led to|leads to|brings? in|brought in|brings?|brought) (?:the )?(most|fewest|least) (?!(?:of|money)\b)/gi,
    'has the $1 ',
  ],
  [
    /\bcomes? up (?:the )?most(?: often)? (?:in|among|with|for) (?:the |our |all )*(?=\p{L})/giu,
    'has the most ',
  ],
  [
    new RegExp(
      String.raw`^(?:what|which) (?:is|was) (?:the|our) (?:most (?:common|frequent|popular)|commonest) (\p{L}+) of (?:the |our |all |an? )*(${PHRASE})${TAIL}`,
      'iu',
    ),
    'which $1 has the most $2',
  ],
  [
    new RegExp(
      String.raw`^(?:what|which) (\p{L}+) of (\p{L}+) (?:is|was) (?:the )?(?:most (?:common|frequent)|commonest)${TAIL}`,
      'iu',
    ),
    'which $1 has the most $2',
  ],
];
