import nlp from 'compromise';
import { stem } from '../text/stem.ts';
import { type ConceptMatch, conceptMatches, widerThan } from '../text/synonyms.ts';
import { contentWords, isGeneric, type Word, words } from '../text/words.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';
import { askingStretches, houseWords, subjectWords, type Wanted, wantedOf } from './wanted.ts';

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
  /** More general words for it, each as its stems: "dog" is spoken of where animals are. */
  wider: string[][];
  /** The concept is meant by several words together ("from home"): one of them alone is not it. */
  phrase?: boolean;
  /** Whom the rule is asked for: a text about others does not answer. */
  subject?: boolean;
}

/** What a question asks of documents. */
export interface DocumentQuestion {
  text: string;
  terms: Term[];
  /** Key nouns that stand side by side and name one thing together. */
  compounds: [Term, Term][];
  wanted: Wanted;
  /** "how many DAYS": what the number should count. */
  unit?: string;
  quantities: Quantity[];
  /** Names with a number ("hall B-010", "form T4"): a text that does not name it is about another. */
  codes: string[];
}

const CODE = /\b(?:\p{Lu}{1,5}-?\d+(?:[-/.]\d+)*|\d+-?\p{Lu}{1,3})\b/gu;
const GENRE =
  /^(?:polic(?:y|ies)|rules?|guidelines?|procedures?|standards?|documents?|handbook|regulations?|protocols?|company)$/;
const CONTEXT = /^(?:i am|i'm|i work|we are|we're|as an?|my name|i have been|i've been|i just|i was)\b/i;
const WEAK_VERB =
  /^(?:approve|approves|approved|handle|handled|manage|managed|report|reported|submit|submitted|request|requested|change|changed|count|counts|start|started|end|need|needed|follow|followed|pay|pays|paid|ask|asked|affect|relate|related|concern|define|defined|decide|decides|decided)$/;

const ASKED =
  /\b(?:what|which)\s+(\p{L}+)(?=\s+(?:is|are|was|were|do|does|did|may|must|can|should|will|has|have|of|for|\p{L}+s\b))/giu;

interface Tagged {
  /** "What COLOUR", "which FORM": the kind of answer that is wanted, which a text need not name. */
  asked: Set<string>;
  /** Nouns proper, without adjectives and the like. */
  named: Set<string>;
  nouns: Set<string>;
  optional: Set<string>;
  /** What is asked of something: the DEDUCTIBLE of the insurance. */
  focus: Set<string>;
  countries: Set<string>;
  subjects: Set<string>;
  verbs: Set<string>;
}

interface SpeechTerm {
  text: string;
  tags: string[];
}

function speech(text: string): SpeechTerm[] {
  const sentences = nlp(text).json() as { terms: SpeechTerm[] }[];
  return sentences.flatMap(({ terms }) =>
    terms.map((term) => ({ ...term, text: term.text.toLowerCase().replace(/['’]s$/, '') })),
  );
}

const NAMING = new Set(['Noun', 'Value', 'Gerund']);
const FOCUS =
  /\b(?:what|which)(?:['’]s| is| are| was| were) (?:the|our|my|an?) (?:\p{L}+ ){0,2}?(\p{L}+)(?= (?:of|for|on|to|in)\b|\?)/giu;
const PLACES = new Set(['Country', 'City', 'Place']);
const OWNER = /\b(?:at|here at)\s+(\p{Lu}[\p{L}\d]+)|\b(\p{Lu}[\p{L}\d]+)['’]s\b/gu;

const TAKES_OBJECT =
  /^(?:the|an?|my|our|your|any|it|them|him|her|his|their|this|that|someone|somebody|people)$/;
const MODAL = /^(?:do|does|did|can|could|may|might|must|shall|should|will|would)$/;
const BEHIND_VERB =
  /^(?:to|as|for|in|on|at|by|with|from|until|after|before|without|about|into|the|an?|my|our|their|\d.*)$/;

/** "May a referral WAIT?": behind an auxiliary and its subject stands the verb, even one that looks like a noun. */
function mainVerb(terms: readonly SpeechTerm[]): number {
  const modal = terms.findIndex((t) => MODAL.test(t.text));
  const behind = terms.slice(modal + 1);
  if (modal < 0 || behind.some((t) => t.tags.includes('Verb') && !t.tags.includes('Auxiliary'))) return -1;
  const subject = behind.findIndex((t) => t.tags.includes('Noun') && !/ing$/.test(t.text));
  const verb = behind.findIndex((t, i) => {
    const next = behind[i + 1]?.text;
    return (
      i > subject &&
      t.tags.includes('Noun') &&
      !/s$/.test(t.text) &&
      (next === undefined || BEHIND_VERB.test(next))
    );
  });
  return subject < 0 || verb < 0 ? -1 : modal + 1 + verb;
}

function nounsAmong(terms: readonly SpeechTerm[]): string[] {
  const verb = mainVerb(terms);
  return terms
    .filter((t, i) => {
      const acts = t.tags.includes('Gerund') && TAKES_OBJECT.test(terms[i + 1]?.text ?? '');
      return i !== verb && !acts && t.tags.some((name) => NAMING.has(name));
    })
    .map((t) => t.text);
}

function tag(text: string): Tagged {
  const terms = speech(text);
  const saidBefore = text.split(/(?<=[.!?])\s+|,\s+/).filter((sentence) => CONTEXT.test(sentence));
  return {
    asked: new Set([...text.matchAll(ASKED)].map((m) => (m[1] ?? '').toLowerCase())),
    named: new Set(terms.filter((t) => t.tags.includes('Noun')).map((t) => t.text)),
    nouns: new Set(nounsAmong(terms)),
    optional: new Set([
      ...saidBefore.flatMap((sentence) => contentWords(sentence).map((w) => w.lower)),
      ...[...text.matchAll(OWNER)].map((m) => (m[1] ?? m[2] ?? '').toLowerCase()),
      ...houseWords(text),
    ]),
    focus: new Set([...text.matchAll(FOCUS)].map((m) => (m[1] ?? '').toLowerCase())),
    countries: new Set(terms.filter((t) => t.tags.some((name) => PLACES.has(name))).map((t) => t.text)),
    subjects: new Set(subjectWords(text)),
    verbs: new Set(terms.filter((t) => t.tags.includes('Verb')).map((t) => t.text)),
  };
}

function weightOf(word: Word, tagged: Tagged): { weight: number; key: boolean } {
  const proper = /^\p{Lu}/u.test(word.text) && word.start > 0;
  if (tagged.optional.has(word.lower)) return { weight: 0.3, key: false };
  if (/^\p{N}/u.test(word.stem)) return { weight: /^\p{L}/u.test(word.lower) ? 0.5 : 0.3, key: false };
  if (tagged.asked.has(word.lower)) return { weight: 0.5, key: false };
  if (GENRE.test(word.lower)) return { weight: 0.1, key: false };
  if (isGeneric(word)) return { weight: 0.35, key: false };
  if (WEAK_VERB.test(word.lower)) return { weight: 0.5, key: false };
  if (tagged.focus.has(word.lower)) return { weight: 1, key: true };
  if (/^(?:tomorrow|tonight|yesterday)$/.test(word.lower)) return { weight: 1, key: true };
  if (proper) return { weight: 1.2, key: true };
  // "May dogs enter": what stands behind the auxiliary is a noun, whatever else the word may be.
  const named = tagged.nouns.has(word.lower) || tagged.subjects.has(word.lower);
  return named ? { weight: 1, key: true } : { weight: 0.7, key: false };
}

/** What a word is about: the groups of the longest phrase that it stands in. */
function conceptsFor(matches: readonly ConceptMatch[], stemmed: string): Pick<Term, 'concepts' | 'phrase'> {
  const holding = matches.filter((m) => m.stems.includes(stemmed));
  const longest = Math.max(0, ...holding.map((m) => m.stems.length));
  const concepts = holding.filter((m) => m.stems.length === longest).map((m) => m.group);
  return { concepts, ...(longest > 1 ? { phrase: true } : {}) };
}

const ABROAD = stem('country');

/** "Whom do I tell": a word of asking elsewhere, a deed here. */
function inPlainWords(text: string): string {
  return text.replace(/\b(tell|tells|told)(?! (?:me|us)\b)/gi, 'inform');
}

/** "Unpaid": a text that speaks of paying may say it with a "not". */
function withoutPrefix(word: string): string[][] {
  const bare = /^(?:un|non-?)(\p{L}{4,})$/u.exec(word)?.[1];
  return bare ? [[stem(bare)]] : [];
}

function termsOf(text: string, tagged: Tagged): Map<string, Term> {
  const concepts = conceptMatches(words(text).map((w) => w.stem));
  const asking = askingStretches(text);
  const terms = new Map<string, Term>();
  for (const word of contentWords(text)) {
    if (terms.has(word.stem) || asking.some(([from, to]) => word.start >= from && word.end <= to)) continue;
    const { weight, key } = weightOf(word, tagged);
    terms.set(word.stem, {
      word: word.lower,
      stem: word.stem,
      weight,
      key,
      wider: [
        ...widerThan(tagged.countries.has(word.lower) ? ABROAD : word.stem),
        ...withoutPrefix(word.lower),
      ],
      ...conceptsFor(concepts, word.stem),
      ...(key && tagged.subjects.has(word.lower) ? { subject: true } : {}),
    });
  }
  for (const { group, stems } of concepts.filter(
    (c) => c.stems.length > 1 && !c.stems.some((s) => terms.has(s)),
  )) {
    const word = stems.join(' ');
    terms.set(word, { word, stem: word, weight: 1, key: true, concepts: [group], wider: [], phrase: true });
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

/** Reads a question: its words by weight, the kind of answer, the numbers in it. */
export function readQuestion(asked: string): DocumentQuestion {
  const text = inPlainWords(asked);
  const tagged = tag(text);
  const wanted = wantedOf(text);
  const terms = termsOf(text, tagged);
  const unit = /\bhow many\s+(?:\p{L}+\s+(?=days|weeks|hours|months|years))?(\p{L}+)/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  weaken(terms, wanted, unit);
  const list = [...terms.values()];
  // Whether something may be done is about the deed as much as about the thing.
  if (wanted === 'permission')
    for (const term of list) if (term.weight === 0.7 && tagged.verbs.has(term.word)) term.weight = 0.95;
  // A question without any noun of its own ("How do I resign?") stands on its verbs.
  if (!list.some((t) => t.key)) for (const term of list) if (term.weight >= 0.5) term.key = true;
  return {
    text,
    terms: list,
    compounds: compoundsOf(words(text), terms, tagged.named),
    wanted,
    ...(unit ? { unit } : {}),
    quantities: quantitiesOf(text),
    codes: (text.match(CODE) ?? []).filter((code) => !/^(?:[1-4]Q|Q[1-4]|24H)$/.test(code)),
  };
}
