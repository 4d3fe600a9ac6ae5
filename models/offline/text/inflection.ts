import { IRREGULAR } from './irregular.ts';

/** Infinitive, past and participle of verbs that no rule takes together. */
const VERBS =
  'arise arose arisen, become became become, begin began begun, break broke broken, bring brought brought, build built built, ' +
  'buy bought bought, catch caught caught, choose chose chosen, come came come, cut cut cut, do did done, draw drew drawn, ' +
  'drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feel felt felt, find found found, fly flew flown, ' +
  'forget forgot forgotten, give gave given, go went gone, grow grew grown, hang hung hung, hear heard heard, hold held held, ' +
  'keep kept kept, know knew known, lead led led, leave left left, lend lent lent, lie lay lain, lose lost lost, make made made, ' +
  'meet met met, run ran run, say said said, see saw seen, sell sold sold, send sent sent, shoot shot shot, show showed shown, ' +
  'sink sank sunk, sit sat sat, speak spoke spoken, spend spent spent, stand stood stood, steal stole stolen, take took taken, ' +
  'teach taught taught, tell told told, think thought thought, throw threw thrown, wear wore worn, win won won, write wrote written';
const INFINITIVES = new Map(
  VERBS.split(', ').flatMap((verb) => {
    const [base = '', ...forms] = verb.split(' ');
    return forms.map((form) => [form, base] as const);
  }),
);
/** Nouns that look like a form of a verb. */
const NOUNS = new Set(
  'rating meeting booking building listing parking training opening reading funding housing heating clothing shipping billing setting wedding'.split(
    ' ',
  ),
);

const cache = new Map<string, string>();
const MOST_REMEMBERED = 20_000;

/**
 * What all forms of one word share: "turn", "turns", "turned" and "turning", but not "turner". Words that are only of
 * one root, which a stemmer takes together, stay apart: who paid is no payment.
 */
export function withoutInflection(word: string): string {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= MOST_REMEMBERED) cache.clear();
  const base = cut(INFINITIVES.get(word) ?? irregular(word) ?? word);
  cache.set(word, base);
  return base;
}

/** "Payment" and the like are irregular, too, but words of their own. */
function irregular(word: string): string | undefined {
  const other = IRREGULAR[word];
  return other && !word.startsWith(other) ? other : undefined;
}

function cut(word: string): string {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  const one = singular(word);
  if (NOUNS.has(one)) return one;
  return one
    .replace(/ied$/, 'y')
    .replace(/([aeiouy].*)(?:ed|ing)$/, '$1')
    .replace(/([bdfgmnprt])\1$/, '$1')
    .replace(/e$/, '');
}

function singular(word: string): string {
  if (/ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}
