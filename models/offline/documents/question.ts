import nlp from 'compromise';
import { stem } from '../text/stem.ts';
import { type ConceptMatch, conceptMatches } from '../text/synonyms.ts';
import { contentWords, isGeneric, type Word, words } from '../text/words.ts';
import { type Quantity, quantitiesOf } from './quantities.ts';

export type Wanted = 'number' | 'time' | 'person' | 'permission' | 'overview' | 'text';

export interface Term {
  word: string;
  stem: string;
  /** How much it matters that a passage speaks of it. */
  weight: number;
  /** A passage that never mentions it does not answer. */
  key: boolean;
  concept?: number;
  /** The concept is meant by several words together ("from home"): one of them alone is not it. */
  phrase?: boolean;
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
}

const WANTED: [RegExp, Wanted][] = [
  [
    /^(?:and |also )?(?:can|may|must|should|do|does|am|are|is|will|could|would|shall|has|have|did)\b/i,
    'permission',
  ],
  [/\bhow long (?:must|should|can|may|do|does|shall)\b[^?]*\b(?:be|have to be)\b/i, 'number'],
  [
    /\bhow (?:many|much)\b|\bwhat (?:percentage|share|amount|number|rate)\b|\bhow (?:large|big|high|far|old)\b|\b(?:maximum|minimum|limit|cap|allowance|budget for|price|fee)\b/i,
    'number',
  ],
  [
    /\bhow (?:long|soon|often|quickly|fast|early|late|far in advance)\b|(?:^|\band )when\b|\bwhen (?:do|does|is|are|must|should|can|will|may)\b|\b(?:deadline|by what (?:date|time))\b|\bwhat (?:time|date|day)\b|\bat what\b/i,
    'time',
  ],
  [/\bwho(?:m|se)?\b|\bwhich (?:person|role|team|department)\b|\bwhom\b/i, 'person'],
  [
    /^(?:and |also )?(?:can|may|must|should|do|does|am|are|is|will|could|would|shall|has|have|did)\b|\b(?:allowed|permitted|mandatory|required|prohibited|forbidden)\b.*\?/i,
    'permission',
  ],
];

const OVERVIEW =
  /^(?:what(?:'s| is| are| does| do)?|explain|describe|summari[sz]e|tell me about|give me|show me|outline)\b.*\b(?:polic(?:y|ies)|rules?|guidelines?|standards?|procedures?|handbook|process|regulations?|protocol|principles|runbooks?|manual|say|approach to)\b/i;

export function wantedOf(text: string): Wanted {
  const specific = WANTED.find(([pattern]) => pattern.test(text))?.[1];
  if (OVERVIEW.test(text) && (specific === undefined || specific === 'permission')) return 'overview';
  return specific ?? 'text';
}

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

const NAMING = new Set(['Noun', 'Adjective', 'Value', 'Gerund']);
const OWNER = /\b(?:at|here at)\s+(\p{Lu}[\p{L}\d]+)|\b(\p{Lu}[\p{L}\d]+)['’]s\b/gu;

function tag(text: string): Tagged {
  const terms = speech(text);
  const saidBefore = text.split(/(?<=[.!?])\s+|,\s+/).filter((sentence) => CONTEXT.test(sentence));
  return {
    asked: new Set([...text.matchAll(ASKED)].map((m) => (m[1] ?? '').toLowerCase())),
    named: new Set(terms.filter((t) => t.tags.includes('Noun')).map((t) => t.text)),
    nouns: new Set(terms.filter((t) => t.tags.some((name) => NAMING.has(name))).map((t) => t.text)),
    optional: new Set([
      ...saidBefore.flatMap((sentence) => contentWords(sentence).map((w) => w.lower)),
      ...[...text.matchAll(OWNER)].map((m) => (m[1] ?? m[2] ?? '').toLowerCase()),
    ]),
  };
}

function weightOf(word: Word, tagged: Tagged): { weight: number; key: boolean } {
  const proper = /^\p{Lu}/u.test(word.text) && word.start > 0;
  if (tagged.optional.has(word.lower)) return { weight: 0.3, key: false };
  if (/^\p{N}/u.test(word.lower)) return { weight: 0.3, key: false };
  if (tagged.asked.has(word.lower)) return { weight: 0.5, key: false };
  if (GENRE.test(word.lower)) return { weight: 0.1, key: false };
  if (isGeneric(word)) return { weight: 0.35, key: false };
  if (WEAK_VERB.test(word.lower)) return { weight: 0.5, key: false };
  if (/^(?:tomorrow|tonight|yesterday)$/.test(word.lower)) return { weight: 1, key: true };
  if (proper) return { weight: 1.2, key: true };
  return tagged.nouns.has(word.lower) ? { weight: 1, key: true } : { weight: 0.7, key: false };
}

function longestConcept(matches: readonly ConceptMatch[], stem: string): ConceptMatch | undefined {
  const holding = matches.filter((m) => m.stems.includes(stem));
  return holding.sort((a, b) => b.stems.length - a.stems.length)[0];
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

/** Reads a question: its words by weight, the kind of answer, the numbers in it. */
export function readQuestion(text: string): DocumentQuestion {
  const tagged = tag(text);
  const all = words(text);
  const concepts = conceptMatches(all.map((w) => w.stem));
  const terms = new Map<string, Term>();
  for (const word of contentWords(text)) {
    if (terms.has(word.stem)) continue;
    const concept = longestConcept(concepts, word.stem);
    terms.set(word.stem, {
      word: word.lower,
      stem: word.stem,
      ...weightOf(word, tagged),
      ...(concept ? { concept: concept.group, phrase: concept.stems.length > 1 } : {}),
    });
  }
  const unit = /\bhow many\s+(?:\p{L}+\s+(?=days|weeks|hours|months|years))?(\p{L}+)/iu
    .exec(text)?.[1]
    ?.toLowerCase();
  const counted = unit && terms.get(stem(unit));
  // "How many days": any number of days will do, the word itself proves nothing.
  if (counted && /^(?:hours?|days?|weeks?|months?|years?)$/.test(unit)) counted.weight = 0.1;
  const list = [...terms.values()];
  // A question without any noun of its own ("How do I resign?") stands on its verbs.
  if (!list.some((t) => t.key)) for (const term of list) if (term.weight >= 0.5) term.key = true;
  return {
    text,
    terms: list,
    compounds: compoundsOf(all, terms, tagged.named),
    wanted: wantedOf(text),
    ...(unit ? { unit } : {}),
    quantities: quantitiesOf(text),
  };
}
