import { phrasesIn } from '../../text/phrases.ts';
import { stem } from '../../text/stem.ts';
import { type ConceptMatch, conceptMatches, widerThan } from '../../text/synonyms.ts';
import { contentWords, isGeneric, type Word, words } from '../../text/words.ts';
import { shareIn } from '../choice/proportion.ts';
import { weakenCase } from '../evidence/cases.ts';
import { meaningsOf } from '../evidence/meanings.ts';
import { PEOPLE } from '../evidence/of-kind.ts';
import { withoutAsides } from './asides.ts';
import { type Times, timesIn } from './calendar.ts';
import { inPlainWords, isIndirect } from './plain-words.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { isVague, type Tagged, tag } from './tagging.ts';
import { askingStretches, type Wanted, wantedOf } from './wanted.ts';
import { isDay, widerForms } from './wider-forms.ts';

export type { Wanted } from './wanted.ts';

export interface Term {
  word: string;
  stem: string;
  /** How much it matters that a passage speaks of it. */
  weight: number;
  /** A passage that never mentions it does not answer. */
  key: boolean;
  /** What it is about, as groups of words for the same thing. */
  concepts: number[];
  /** What the expressions that it is part of stand for. */
  meanings: number[];
  /** More general words for it, each as its stems: "dog" is spoken of where animals are. */
  wider: string[][];
  /** Words of the passages that may stand for it, and how well: 0 to 1. */
  kin?: ReadonlyMap<string, number>;
  /** The concept is meant by several words together ("from home"): one of them alone is not it. */
  phrase?: boolean;
  /** What is asked of something: the DEDUCTIBLE of the insurance. */
  focus?: boolean;
  /** What the question narrows itself to: a permit FOR CARAVANS. */
  narrows?: boolean;
  /** A thing that was spoken of before the question: at least one of them must be spoken of in the answer's surroundings. */
  told?: boolean;
  /** A word of the case that was told around the question, be it a thing or a deed. */
  situation?: boolean;
  /** It says which of the things of that name: an ELECTRIC car. */
  attribute?: boolean;
  /** Whom the rule is asked for: a text about others does not answer. */
  subject?: boolean;
}

/** What a question asks of documents. */
export interface DocumentQuestion {
  text: string;
  /** It was told as what somebody wants to know. */
  indirect: boolean;
  terms: Term[];
  /** Key nouns that stand side by side and name one thing together. */
  compounds: [Term, Term][];
  wanted: Wanted;
  /** "how many DAYS": what the number should count. */
  unit?: string;
  quantities: Quantity[];
  /** The days and months that it asks about. */
  times: Times;
  /** Names of countries and towns: where no text has them, they stand for any other country. */
  countries: string[];
  /** Names with a number ("hall B-010", "form T4"): a text that does not name it is about another. */
  codes: string[];
}

const CODE = /\b(?:\p{Lu}{1,5}-?\d+(?:[-/.]\d+)*|\d+-?\p{Lu}{1,3})\b/gu;
const GENRE =
  /^(?:polic(?:y|ies)|rules?|guidelines?|procedures?|standards?|documents?|handbook|regulations?|protocols?|company)$/;
/** Whoever works there: a rule for all says it in many words, or in none. */
const FELLOWS = /^(?:colleagues?|co-?workers?|workmates?|folks?|guys)$/;
const WEAK_VERB =
  /^(?:approve|approves|approved|handle|handled|manage|managed|report|reported|submit|submitted|request|requested|change|changed|count|counts|start|started|end|need|needed|follow|followed|pay|pays|paid|ask|asked|affect|relate|related|concern|define|defined|decide|decides|decided)$/;

/** What only names the kind of answer: a text gives the date without the word. */
const TYPE_WORD = /^(?:deadline|date|time|price|cost|costs|amount|number|length|duration|period|validity)$/;

/** Words of this weight say what is asked about: nouns and verbs of some substance. */
export const TELLING = 0.5;

interface Weight {
  weight: number;
  key: boolean;
}

/** Words that only fill the question, and days of the week: a rule speaks of weekdays. */
const FILLING =
  /^(?:nothing|none|nobody|now|nowadays|then|next|oops|apart|please|else|instead|suppose|etc|simply|accidentally|suddenly|himself|herself|themselves|yourself|ourselves|itself|pounds?|euros?|dollars?|francs?|quid|bucks|cents|pence|olds?|grown|ups|middle|excluding)$/;

const minor = (weight: number): Weight => ({ weight, key: false });
const major = (weight: number): Weight => ({ weight, key: true });

/** Words that matter little, whatever part they have in the question. */
function minorWeight(word: Word, tagged: Tagged): Weight | undefined {
  const { lower } = word;
  if (FILLING.test(lower) || tagged.aside.has(lower)) return minor(0.1);
  return weightOfCase(word, tagged) ?? weightOfKind(word, tagged);
}

/** By where the word stands: in the case told around the question, or in who is spoken of. */
function weightOfCase(word: Word, tagged: Tagged): Weight | undefined {
  const { lower } = word;
  if (tagged.conditional.has(lower)) return minor(isGeneric(word) ? 0.35 : 0.6);
  if (tagged.optional.has(lower)) return minor(0.3);
  if (isDay(lower)) return minor(0.5);
  if (/^\p{N}/u.test(word.stem)) return minor(/^\p{L}/u.test(lower) ? 0.5 : 0.3);
  return tagged.told.has(lower) ? minor(isGeneric(word) ? 0.1 : 0.3) : undefined;
}

/** By what it is. */
function weightOfKind(word: Word, tagged: Tagged): Weight | undefined {
  const { lower } = word;
  if (tagged.asked.has(lower)) return minor(0.5);
  if (GENRE.test(lower)) return minor(0.1);
  if (isGeneric(word) || FELLOWS.test(lower) || tagged.manner.has(lower)) return minor(0.35);
  return WEAK_VERB.test(lower) ? minor(0.5) : undefined;
}

function weightOf(word: Word, tagged: Tagged): Weight {
  const little = minorWeight(word, tagged);
  if (little) return little;
  if (tagged.focus.has(word.lower)) return TYPE_WORD.test(word.lower) ? minor(0.45) : major(1);
  const proper = /^\p{Lu}/u.test(word.text) && word.start > 0;
  if (proper || /^(?:tomorrow|tonight|yesterday)$/.test(word.lower)) return major(1.2);
  // "May dogs enter": what stands behind the auxiliary is a noun, whatever else the word may be.
  const plural = word.lower.endsWith('s') && tagged.subjects.has(word.lower);
  return tagged.nouns.has(word.lower) || plural ? major(1) : minor(0.7);
}

/** What a word is about: the groups of the longest phrase that it stands in. */
function conceptsFor(matches: readonly ConceptMatch[], stemmed: string): Pick<Term, 'concepts' | 'phrase'> {
  const holding = matches.filter((m) => m.stems.includes(stemmed));
  const longest = Math.max(0, ...holding.map((m) => m.stems.length));
  const concepts = holding.filter((m) => m.stems.length === longest).map((m) => m.group);
  return { concepts, ...(longest > 1 ? { phrase: true } : {}) };
}

const ABROAD = stem('country');

/** What part a word has in the question. */
function partsOf(
  word: string,
  tagged: Tagged,
  { weight, key }: Weight,
): Pick<Term, 'subject' | 'focus' | 'narrows' | 'attribute' | 'told'> {
  const asked = tagged.asked.has(word) && tagged.nouns.has(word) && !TYPE_WORD.test(word.replace(/s$/, ''));
  const which = (tagged.attributes.has(word) || asked) && !isVague(word);
  return {
    ...(key && tagged.subjects.has(word) ? { subject: true } : {}),
    ...(key && tagged.focus.has(word) ? { focus: true } : {}),
    ...(key && tagged.narrowing.has(word) ? { narrows: true } : {}),
    ...(which && weight >= TELLING ? { attribute: true } : {}),
    ...(tagged.told.has(word) && tagged.nouns.has(word) ? { told: true } : {}),
    ...(tagged.told.has(word) ? { situation: true } : {}),
  };
}

/** Whether a phrase only says what kind of answer is wanted ("on top"). */
function isAsking(text: string, stems: readonly string[], asking: readonly [number, number][]): boolean {
  const all = words(text);
  return all.some((word, i) => {
    const inside = asking.some(
      ([from, to]) => word.start >= from && (all[i + stems.length - 1]?.end ?? 0) <= to,
    );
    return inside && stems.every((s, k) => all[i + k]?.stem === s);
  });
}

function termsOf(text: string, tagged: Tagged): Map<string, Term> {
  const concepts = conceptMatches(words(text).map((w) => w.stem));
  const phrases = phrasesIn(text);
  const asking = askingStretches(text);
  const terms = new Map<string, Term>();
  for (const word of contentWords(text)) {
    if (terms.has(word.stem) || asking.some(([from, to]) => word.start >= from && word.end <= to)) continue;
    const weighed = weightOf(word, tagged);
    terms.set(word.stem, {
      word: word.lower,
      stem: word.stem,
      ...weighed,
      wider: [...widerThan(tagged.countries.has(word.lower) ? ABROAD : word.stem), ...widerForms(word.lower)],
      ...conceptsFor(concepts, word.stem),
      meanings: meaningsOf(word, phrases),
      ...partsOf(word.lower, tagged, weighed),
    });
  }
  for (const { group, stems } of concepts.filter(
    (c) => c.stems.length > 1 && !c.stems.some((s) => terms.has(s)) && !isAsking(text, c.stems, asking),
  )) {
    const word = stems.join(' ');
    terms.set(word, {
      word,
      stem: word,
      weight: 1,
      key: true,
      concepts: [group],
      meanings: [],
      wider: [],
      phrase: true,
    });
  }
  return terms;
}

function compoundsOf(
  all: readonly Word[],
  terms: ReadonlyMap<string, Term>,
  named: ReadonlySet<string>,
): [Term, Term][] {
  return all.flatMap((word, i) => {
    const next = all[i + 1];
    const first = terms.get(word.stem);
    const second = next && next.start === word.end + 1 ? terms.get(next.stem) : undefined;
    if (!first || !second || first === second || first.phrase || second.phrase) return [];
    const nouns =
      named.has(first.word) &&
      named.has(second.word) &&
      first.key &&
      second.key &&
      first.weight === 1 &&
      second.weight === 1;
    return nouns ? [[first, second] as [Term, Term]] : [];
  });
}

/** Verbs that only say that an amount is meant: "how much can I SPEND", "what does it COST". */
const OF_AMOUNTS =
  /^(?:spend|spent|spending|cost|costs|pay|pays|paid|worth|get|receive|earn|contribute|contributes|amount)$/;

/** What is only there to ask for an amount, or is the unit that it is told in, proves nothing. */
function weaken(terms: ReadonlyMap<string, Term>, wanted: Wanted, unit: string | undefined): void {
  const counted = unit && terms.get(stem(unit));
  // "How many days": any number of days will do, the word itself proves nothing.
  if (counted && /^(?:hours?|days?|weeks?|months?|years?)$/.test(unit)) counted.weight = 0.1;
  if (wanted !== 'money' && wanted !== 'number') return;
  for (const term of terms.values()) {
    if (!OF_AMOUNTS.test(term.word)) continue;
    term.weight = 0.3;
    term.key = false;
  }
}

/** Whether all that is asked about was told before the question. */
export function isThin(terms: readonly Term[]): boolean {
  return (
    terms.some((t) => t.situation) &&
    !terms.some((t) => t.key && !t.situation && t.weight >= 1 && !PEOPLE.test(t.word))
  );
}

/** What stands for the matter where no noun does. */
function stress(terms: readonly Term[], wanted: Wanted, tagged: Tagged): void {
  // Whether something may be done is about the deed as much as about the thing.
  if (wanted === 'permission')
    for (const term of terms) if (term.weight === 0.7 && tagged.verbs.has(term.word)) term.weight = 0.95;
  // A question without any noun of its own ("How do I resign?") stands on its verbs.
  if (terms.some((t) => t.key)) return;
  for (const term of terms) if (term.weight >= 0.5 && !term.situation) term.key = true;
}
/** A year is no case of so many. */
const YEAR =
  /^(?:in |from |since |until |before |after )?(?:19|20)\d\d\b(?!\s*(?:%|euros?|eur|pounds?|dollars?|kg|km|grams?|miles?|\p{L}+s\b))/iu;

/** Reads a question: its words by weight, the kind of answer, the numbers in it. */
export function readQuestion(asked: string): DocumentQuestion {
  const text = inPlainWords(asked);
  const tagged = tag(text);
  const wanted = wantedOf(withoutAsides(text));
  const terms = termsOf(text, tagged);
  const unit =
    /\bhow many\s+(?:\p{L}+\s+(?=days|weeks|hours|months|years)|\p{L}+(?:ing|ed) (?=\p{L}+s\b|people\b))?(\p{L}+)/iu
      .exec(text)?.[1]
      ?.toLowerCase();
  const share = shareIn(text);
  // "Three days out of five" is no case of three days.
  const quantities = quantitiesOf(text).filter(
    ({ index }) =>
      !/^one\b/i.test(text.slice(index)) &&
      !YEAR.test(text.slice(index)) &&
      !(share && index >= share.index && index < share.end),
  );
  weaken(terms, wanted, unit);
  weakenCase(terms, text, quantities);
  const list = [...terms.values()];
  stress(list, wanted, tagged);
  return {
    text,
    indirect: isIndirect(asked),
    terms: list,
    compounds: compoundsOf(words(text), terms, tagged.named),
    wanted,
    ...(unit ? { unit } : {}),
    quantities,
    times: timesIn(text),
    countries: [...tagged.countries],
    codes: (text.match(CODE) ?? []).filter((code) => !/^(?:[1-4]Q|Q[1-4]|24H)$/.test(code)),
  };
}
