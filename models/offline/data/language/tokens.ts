import nlp from 'compromise/three';
import { isBehindDid } from './did.ts';
import { singular } from './singular.ts';
import { stem } from './stem.ts';
import { relationVerbs } from './words.ts';

export interface Token {
  /** As written. */
  text: string;
  lower: string;
  /** Singular or infinitive. */
  lemma: string;
  stem: string;
  capital: boolean;
  /** Position of a quotation the token stands in, counted from 1. */
  quote?: number;
  verb: boolean;
  /** "Did" leads to it: it tells what was done. */
  done?: true;
  plural: boolean;
  /** A comma stands after it. */
  comma: boolean;
  /** It was written with a possessive ending, which names have too: "The Keeper's Tea". */
  possessive?: boolean;
}

const word =
  /"|“|”|\d{4}-\d{2}(?:-\d{2})?(?![\d-])|[$€£]?-?\d[\d,.]*\d(?:k|m|mn|bn|%)?\b%?|\d+(?:k|m|mn|bn|%|st|nd|rd|th)?\b%?|[$€£]\d+(?:k|m|bn)?|[\p{L}\p{N}_@][\p{L}\p{N}_@.#&/+'’-]*|%/gu;

/** Irregular or misread by the library, where a table or column is often named so. */
const fixedLemmas: Record<string, string> = {
  staff: 'staff',
  data: 'data',
  people: 'person',
  persons: 'person',
  status: 'status',
  statuses: 'status',
  analyses: 'analysis',
  addresses: 'address',
  address: 'address',
  hours: 'hour',
  leaves: 'leave',
  left: 'leave',
  species: 'species',
  series: 'series',
  sales: 'sale',
  fewest: 'few',
  most: 'most',
  least: 'least',
  open: 'open',
  outstanding: 'outstanding',
  building: 'building',
  buildings: 'building',
  parking: 'parking',
  rating: 'rating',
  ratings: 'rating',
  booking: 'booking',
  bookings: 'booking',
  listing: 'listing',
  meeting: 'meeting',
  meetings: 'meeting',
  men: 'man',
  women: 'woman',
  children: 'child',
  cost: 'cost',
  costs: 'cost',
  paid: 'pay',
  spent: 'spend',
  written: 'write',
  given: 'give',
  taken: 'take',
  made: 'make',
  sold: 'sell',
  held: 'hold',
  sent: 'send',
  lent: 'lend',
  kept: 'keep',
  done: 'do',
  born: 'birth',
  flown: 'fly',
  seen: 'see',
  driven: 'drive',
  grown: 'grow',
  ridden: 'ride',
  known: 'know',
  bought: 'buy',
  brought: 'bring',
};

const MOST_REMEMBERED = 400;
const remembered = new Map<string, Token[]>();

/** Splits a question into words with their lemma and stem; quotations stay marked. */
export function tokenise(written: string): Token[] {
  const known = remembered.get(written);
  if (known) return known;
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const tokens = tokensOf(written);
  remembered.set(written, tokens);
  return tokens;
}

function tokensOf(written: string): Token[] {
  const text = apart(written);
  const raw: RawWord[] = [];
  let quote = 0;
  let inside = false;
  for (const match of quoteSingles(text).matchAll(word)) {
    if (/^["“”]$/.test(match[0])) {
      inside = !inside;
      if (inside) quote += 1;
      continue;
    }
    raw.push(...piecesOf(match[0], inside ? quote : undefined));
    const last = raw.at(-1);
    if (last && isComma(text, match)) last.comma = true;
  }
  const roots = lemmatise(raw.map((each) => each.text));
  const tokens = raw.map((each, index) => toToken(each, roots[index]));
  return tokens.map((token, index) =>
    isBehindDid(tokens, index) ? { ...token, verb: true, done: true } : token,
  );
}

/** "under-26", "over-60s": the words that codes for ages are explained with; "e-mail" is one word. */
const apart = (text: string): string =>
  text.replace(/\b(under|over)-(\d+)s?\b/gi, '$1 $2').replace(/\be-mail/gi, 'email');

interface RawWord {
  text: string;
  quote?: number;
  comma: boolean;
  possessive?: boolean;
}

function piecesOf(written: string, quote: number | undefined): RawWord[] {
  const possessive = /['’]s$/iu.test(written);
  return trim(written).map((text) => ({
    text,
    comma: false,
    ...(quote === undefined ? {} : { quote }),
    ...(possessive ? { possessive } : {}),
  }));
}

function isComma(text: string, match: RegExpExecArray): boolean {
  return match[0].endsWith(',') || text[match.index + match[0].length] === ',';
}

/** A phrase in single quotation marks is a quotation; an apostrophe inside a word isn't. */
function quoteSingles(text: string): string {
  return text.replace(/(^|[\s(])['‘]([^'’]{2,60})['’](?=[\s),.?!;:]|$)/g, '$1"$2"');
}

function trim(raw: string): string[] {
  const bare = raw.replace(/[.,'’/&+-]+$/u, '').replaceAll('’', "'");
  const lower = bare.toLowerCase();
  if (/^(?:can|wo|sha)'?n?'t$/.test(lower)) return [/^c/.test(lower) ? 'can' : 'will', 'not'];
  if (lower.endsWith("n't")) return [bare.slice(0, -3), 'not'].filter((each) => each !== '');
  const possessive = /^(.*)'(?:s|re|ve|ll|d|m)$/i.exec(bare);
  const kept = possessive?.[1] ?? bare;
  return kept === ''
    ? []
    : kept.includes('/') && !/\d/.test(kept) && !/^\p{Lu}{1,3}\/\p{Lu}{1,3}$/u.test(kept)
      ? kept.split('/').filter((each) => each !== '')
      : [kept];
}

interface Root {
  root: string;
  verb: boolean;
  plural: boolean;
}

function lemmatise(words: string[]): Root[] {
  const doc = nlp(words.map((each) => each.replaceAll(/[^\p{L}\p{N}-]/gu, '') || 'x').join(' '));
  doc.compute('root');
  const terms: Root[] = [];
  for (const sentence of doc.document) {
    for (const term of sentence) {
      const tags = term.tags ?? new Set<string>();
      terms.push({ root: rootOf(term) || term.normal, verb: tags.has('Verb'), plural: tags.has('Plural') });
    }
  }
  return terms.length === words.length
    ? terms
    : words.map((each) => ({ root: each.toLowerCase(), verb: false, plural: each.endsWith('s') }));
}

/** The library's types leave out what its root plugin adds. */
function rootOf(term: object): string {
  return 'root' in term && typeof term.root === 'string' ? term.root : '';
}

function toToken(raw: RawWord, root: Root | undefined): Token {
  const lower = raw.text.toLowerCase();
  const lemma = fixedLemmas[lower] ?? lemmaOf(lower, root);
  return {
    ...raw,
    lower,
    lemma,
    stem: stem(lower),
    capital: /^\p{Lu}/u.test(raw.text),
    verb: root?.verb ?? false,
    plural: root?.plural ?? false,
  };
}

/** The verb of a regular participle that the library takes for an adjective. */
function infinitive(participle: string): string | undefined {
  const bare = participle.slice(0, -2);
  return [bare, `${bare}e`, bare.replace(/i$/, 'y'), bare.slice(0, -1)].find((each) =>
    relationVerbs.has(each),
  );
}

function lemmaOf(lower: string, root: Root | undefined): string {
  if (/\d/.test(lower)) return lower;
  const fromLibrary = root?.root.toLowerCase() ?? lower;
  if (fromLibrary === lower && lower.endsWith('ed')) return infinitive(lower) ?? lower;
  // The library leaves unknown plurals and those it takes for verbs; a schema name is nearly always a plural noun.
  return fromLibrary === lower ? singular(lower) : fromLibrary;
}
