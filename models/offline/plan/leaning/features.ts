import type { Features } from '../../text/linear.ts';
import { askedIn, cuedLeaning } from './cues.ts';
import { isRuled } from './ruled.ts';
import { sortsOf } from './sorts.ts';

/** Words that tell how a question is put, not what it is about. */
const GRAMMAR = new Set(
  `a an the i me my mine we us our you your he she him her they them their it its this that these those
   who whom whose which what when where why how many much often long soon far and or but if not no nor never ever any
   some each every all both either neither more most less least fewer fewest few than as at by for from in into of off
   on onto out over under per since till until to up upon with within without before after between during about against
   is are was were be been being am do does did done have has had having can could may might must shall should will
   would need needs ought allowed so far yet still now today currently ago there here then else other another same own
   only just also too very please give show list name tell count sum total average number share percentage percent
   highest lowest top biggest largest smallest longest shortest latest earliest first last next year years month months
   week weeks day days hour hours minutes minimum maximum happens happen required entitled get got take go make want
   someone somebody anyone anybody one two three`.split(/\s+/),
);
const WORD = /\p{L}+(?:['’]\p{L}+)?|\d+/gu;
const MONTHS = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)$/;
const YEAR = /^(?:19|20)\d\d$/;

/** Numbers, months and names by their kind, all else in lower case. */
function plainWord(word: string, at: number): string {
  if (YEAR.test(word)) return 'YEAR';
  if (/^\d/.test(word)) return 'NUMBER';
  if (at > 0 && word !== 'I' && /^\p{Lu}/u.test(word)) return MONTHS.test(word) ? 'MONTH' : 'NAME';
  return word.toLowerCase().replace('’', "'");
}

const KINDS: readonly [RegExp, string][] = [
  [/ed$/, '-ed'],
  [/ing$/, '-ing'],
  [/s$/, '-s'],
];

/** A word of the matter by its ending, a word of grammar by itself. */
function formOf(word: string): string {
  if (GRAMMAR.has(word) || /'|^[A-Z]+$/.test(word)) return word;
  return KINDS.find(([pattern]) => pattern.test(word))?.[1] ?? 'x';
}

const wordsOf = (text: string): string[] => (text.match(WORD) ?? []).map(plainWord);

const runs = (forms: readonly string[], length: number): string[] =>
  forms
    .slice(0, Math.max(0, forms.length - length + 1))
    .map((_, at) => forms.slice(at, at + length).join(' '));

const MOST_SENTENCES = 3;

/** What a question shows of whether records or documents answer it: how it is put, not what it is about. */
export function sideFeatures(text: string): Features {
  const sentences = text.trim().split(/(?<=[.!?])\s+/);
  const core = sentences.findLast((each) => each.endsWith('?')) ?? sentences.at(-1) ?? text;
  const words = wordsOf(core);
  const forms = words.map(formOf);
  const beside = wordsOf(text).filter((word) => !words.includes(word));
  const { data, document } = cuedLeaning(text);
  const { asked, told } = askedIn(text);
  const names = [
    ...words.map((word) => `word ${word}`),
    ...runs(forms, 2),
    ...runs(forms, 3),
    ...[1, 2, 3].map((length) => `first ${forms.slice(0, length).join(' ')}`),
    ...beside.map((word) => `beside ${formOf(word)}`),
    ...sortsOf(asked),
    ...(isRuled(asked) ? ['laid down'] : []),
    ...(told ? ['told'] : []),
    `sentences ${Math.min(MOST_SENTENCES, sentences.length)}`,
  ];
  return {
    ...Object.fromEntries(names.map((name) => [name, 1])),
    bias: 1,
    'cues of data': data / 3,
    'cues of documents': document / 3,
  };
}
