import nlp from 'compromise';
import { contentWords } from '../../text/words.ts';
import { asidesIn } from './asides.ts';
import { houseWords, subjectWords } from './wanted.ts';

const CONTEXT = /^(?:i am|i'm|i work|we are|we're|as an?|my name|i have been|i've been|i just|i was)\b/i;
const ASKED =
  /\b(?:what|which)\s+(\p{L}+)(?=\s+(?:is|are|was|were|do|does|did|may|must|can|should|will|has|have|of|for|\p{L}+s\b))/giu;

/** What the words of a question are in it. */
export interface Tagged {
  /** "What COLOUR", "which FORM": the kind of answer that is wanted, which a text need not name. */
  asked: Set<string>;
  /** Nouns proper, without adjectives and the like. */
  named: Set<string>;
  nouns: Set<string>;
  optional: Set<string>;
  /** What was told before the question: "A lady left an EARRING. How long do we keep it?" */
  told: Set<string>;
  /** What is said of the answer that is wanted: "tell me both". */
  aside: Set<string>;
  /** "… if I SLEEP elsewhere?": the case behind the question, which a rule may name by something more general. */
  conditional: Set<string>;
  /** How something is done ("alone", "together"): a rule need not say it. */
  manner: Set<string>;
  /** Adjectives before a noun: an ELECTRIC car is not any car. */
  attributes: Set<string>;
  /** What is asked of something: the DEDUCTIBLE of the insurance. */
  focus: Set<string>;
  narrowing: Set<string>;
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
/** The last word of a phrase that begins with "for": the head of what it is for. */
const NARROWING =
  /\bfor (?:(?:the|an?|my|our|their|all|every|each) )?(?:\p{L}+ )?(\p{L}+)(?=\s+(?:in|on|at|of|to|from|with|by|per|when|if|that|who|is|are|do|does|can|may|must)\b|\s*[?.,]|$)/giu;
const PLACES = new Set(['Country', 'City', 'Place']);
/** Who it is about matters to no rule. */
const PERSON = /\b(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.? (\p{Lu}[\p{L}'’-]+)/gu;
const OWNER = /\b(?:at|here at)\s+(\p{Lu}[\p{L}\d]+)|\b(\p{Lu}[\p{L}\d]+)['’]s\b/gu;

const TAKES_OBJECT =
  /^(?:the|an?|my|our|your|any|it|them|him|her|his|their|this|that|someone|somebody|people)$/;
/** "A night STANDING in for another": no noun. */
const GOES_ON = /^(?:in|on|at|for|to|up|out|with|from|by|about)$/;
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
      const next = terms[i + 1]?.text ?? '';
      const behindNoun = terms[i - 1]?.tags.includes('Noun') && GOES_ON.test(next);
      const acts = t.tags.includes('Gerund') && (behindNoun || TAKES_OBJECT.test(next));
      return i !== verb && !acts && t.tags.some((name) => NAMING.has(name));
    })
    .map((t) => t.text);
}

/** Between sentences, and behind what is put before a question with a colon. */
const BREAK =
  /(?<=[.!?])\s+|(?<=:)\s+(?=(?:and |from |to |at |by |until )?(?:where|when|who|whom|how|what|which|why|can|may|must|should|do|does|is|are|will)\b)/i;

const EXCLUDED =
  /\b(?:apart from|except(?: for)?|excluding|other than|not counting|outside(?= (?:\p{L}+ ){0,3}(?:season|hours|period|term|time|holidays)\b))((?: (?!is\b|are\b|do\b|does\b|can\b|may\b|must\b)\p{L}+){1,4})/giu;

/** "Outside the high season": a text on the usual case need not name what is left out. */
function excludedWords(text: string): string[] {
  return [...text.matchAll(EXCLUDED)].flatMap((m) => contentWords(m[0]).map((w) => w.lower));
}

/** "If I break my leg, how long …": a case that a rule may well name by something more general. */
const CASE =
  /^((?:and |also )?(?:if|when|once|after|suppose) (?:i|we|one|you|a|an|my|our|the|somebody|someone) [^?,]*),\s+(?=(?:(?:for|from|until|by|at|on|in|to|within) )?(?:how|what|which|who|whom|where|when|do|does|can|may|must|am|is|are|will)\b)/i;

/** "… if I sleep elsewhere?": the case, told behind the question. */
const CASE_BEHIND =
  /\b(?:how|what|which|who|whom|where|when|do|does|can|may|must|am|is|are|will)\b[^?.!]*?\p{L},? ((?:if|once|in case|provided|given that|now that|because) (?:i|we|one|you|he|she|it|they|an?|my|our|the|somebody|someone|nobody|no one) [^?.!]*)\?/iu;

function conditionalWords(text: string): string[] {
  return contentWords(CASE_BEHIND.exec(text)?.[1] ?? '').map((w) => w.lower);
}

/** The content words of the sentences around the one that asks, which are not in it. */
function toldWords(whole: string): Set<string> {
  const text = whole
    .split(BREAK)
    .map((sentence) => sentence.replace(CASE, '$1. '))
    .join(' ');
  const sentences = text.split(BREAK);
  const asking = sentences.findLastIndex((sentence) => sentence.endsWith('?'));
  const own = new Set(contentWords(sentences[asking] ?? text).map((w) => w.lower));
  const around = asking < 0 ? [] : sentences.filter((sentence, i) => i !== asking && !sentence.endsWith('?'));
  return new Set(around.flatMap((s) => contentWords(s).map((w) => w.lower)).filter((w) => !own.has(w)));
}

const MANNER = /^(?:alone|together|apart|personally|directly|simply|normally|usually)$/;

/** "The HIGHEST level" is one of those that a text lists. */
const VAGUE =
  /(?:est|most|least)$|^(?:top|best|maximum|minimum|whole|full|own|other|next|last|first|ordinary|normal|usual|regular|typical|single|extra|additional|bad|good|nice|poor|angry|certain|specific|particular|actual|current|present|exact|proper|entire|further|late|early|becomes|happens|comes|goes|follows)$/;

/** It singles out none of the things of a name. */
export function isVague(word: string): boolean {
  return VAGUE.test(word);
}

export function tag(text: string): Tagged {
  const terms = speech(text);
  const saidBefore = text.split(/(?<=[.!?])\s+|,\s+/).filter((sentence) => CONTEXT.test(sentence));
  return {
    asked: new Set([...text.matchAll(ASKED)].map((m) => (m[1] ?? '').toLowerCase())),
    named: new Set(terms.filter((t) => t.tags.includes('Noun')).map((t) => t.text)),
    nouns: new Set(nounsAmong(terms)),
    optional: new Set([
      ...saidBefore.flatMap((sentence) => contentWords(sentence).map((w) => w.lower)),
      ...[...text.matchAll(OWNER)].map((m) => (m[1] ?? m[2] ?? '').toLowerCase()),
      ...[...text.matchAll(PERSON)].flatMap((m) => [
        'mr',
        'mrs',
        'ms',
        'miss',
        'dr',
        'prof',
        (m[1] ?? '').toLowerCase(),
      ]),
      ...houseWords(text),
      ...excludedWords(text),
    ]),
    aside: new Set(asidesIn(text).flatMap((aside) => contentWords(aside).map((w) => w.lower))),
    told: toldWords(text),
    conditional: new Set(conditionalWords(text)),
    manner: new Set(terms.filter((t) => t.tags.includes('Adverb') || MANNER.test(t.text)).map((t) => t.text)),
    attributes: new Set(
      terms
        .filter(
          (t, i) => t.tags.includes('Adjective') && !isVague(t.text) && terms[i + 1]?.tags.includes('Noun'),
        )
        .map((t) => t.text),
    ),
    focus: new Set([...text.matchAll(FOCUS)].map((m) => (m[1] ?? '').toLowerCase())),
    narrowing: new Set([...text.matchAll(NARROWING)].map((m) => (m[1] ?? '').toLowerCase())),
    countries: new Set(terms.filter((t) => t.tags.some((name) => PLACES.has(name))).map((t) => t.text)),
    subjects: new Set(subjectWords(text)),
    verbs: new Set(terms.filter((t) => t.tags.includes('Verb')).map((t) => t.text)),
  };
}
