import { isUnit, type Quantity, quantitiesOf } from './quantities.ts';

/** Two documents that seem to say different things of one matter. */
export interface Conflict {
  /** What is measured. */
  about: string;
  /** The document that was changed last; none when both were on the same day. */
  newer?: string;
  statements: Statement[];
}

export interface Statement {
  document_id: string;
  /** YYYY-MM-DD */
  updated: string;
  value: string;
  statement: string;
}

interface Passage {
  document_id: string;
  title: string;
  heading: string;
  updated: string;
  text: string;
}

interface Claim extends Statement {
  quantities: Quantity[];
  words: ReadonlySet<string>;
}

const MAX_CONFLICTS = 3;
const MAX_STATEMENT = 300;
/** Words that two sentences must share to be about the same matter, and their share of all words of both. */
const MIN_SHARED = 3;
const MIN_OVERLAP = 0.4;

/**
 * Sentences of different documents about the same matter that give different figures of the same measure. A hint, by
 * one rule for all subjects: who reads it decides.
 */
export function conflictsAmong(passages: readonly Passage[], query: string): Conflict[] {
  const asked = wordsOf(query);
  const claims = passages.flatMap((passage) => claimsOf(passage, asked));
  const found = new Map<string, { conflict: Conflict; weight: number }>();
  for (const [i, a] of claims.entries()) {
    for (const b of claims.slice(i + 1)) {
      const known = compare(a, b);
      if (!known) continue;
      const weight = known.overlap + shared(asked, a.words) + shared(asked, b.words);
      const key = JSON.stringify([known.conflict.about, ...[a.document_id, b.document_id].sort()]);
      if ((found.get(key)?.weight ?? 0) < weight) found.set(key, { conflict: known.conflict, weight });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_CONFLICTS)
    .map(({ conflict }) => conflict);
}

function claimsOf(passage: Passage, asked: ReadonlySet<string>): Claim[] {
  const above = wordsOf(`${passage.title} ${passage.heading}`);
  return sentencesOf(passage.text).flatMap((statement) => {
    const quantities = quantitiesOf(statement);
    // The measure itself is shared by all that is measured with it.
    const words = wordsOf(statement, isUnit);
    const relevant = shared(asked, new Set([...words, ...above])) > 0;
    if (quantities.length === 0 || !relevant) return [];
    const { document_id, updated } = passage;
    return [{ document_id, updated, value: '', statement, quantities, words }];
  });
}

/** Sentences and list items; a row of a table is none: its numbers mean what its head says. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('|'))
    .join('\n')
    .split(/(?<=[.!?])\s+(?=\p{Lu})|\n\s*(?:[-*+]|\d+[.)])\s+|\n{2,}/u)
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => sentence.length > 0 && sentence.length <= MAX_STATEMENT);
}

function compare(a: Claim, b: Claim): { conflict: Conflict; overlap: number } | undefined {
  if (a.document_id === b.document_id) return undefined;
  const common = shared(a.words, b.words);
  const overlap = common / (a.words.size + b.words.size - common);
  if (common < MIN_SHARED || overlap < MIN_OVERLAP) return undefined;
  const unit = differingUnit(a.quantities, b.quantities);
  if (unit === undefined) return undefined;
  const statements = [a, b]
    .map(({ document_id, updated, statement, quantities }) => ({
      document_id,
      updated,
      value: valuesOf(quantities, unit).join(', '),
      statement,
    }))
    .sort((x, y) => (x.updated < y.updated ? 1 : -1));
  const newer = a.updated === b.updated ? {} : { newer: statements[0]?.document_id ?? '' };
  return { conflict: { about: unit, ...newer, statements }, overlap };
}

/** A measure that both sentences give, without one value in common. */
function differingUnit(a: Quantity[], b: Quantity[]): string | undefined {
  return [...new Set(a.map((quantity) => quantity.unit))].find((unit) => {
    const [mine, theirs] = [valuesOf(a, unit), valuesOf(b, unit)];
    return theirs.length > 0 && !mine.some((value) => theirs.includes(value));
  });
}

function valuesOf(quantities: Quantity[], unit: string): string[] {
  return quantities.filter((quantity) => quantity.unit === unit).map((quantity) => quantity.value);
}

const FUNCTION_WORDS = new Set(
  `about above after again also another any are because been before being below between both but can could does each
  every for from had has have here how into its just least less many may more most must not off only other our out
  over same shall she should some such than that the their them then there these they this those through under until
  very was were what when where which while who whom whose why will with within would you your`.split(/\s+/),
);

/** The telling words of a text, each by its stem. */
function wordsOf(text: string, skip: (word: string) => boolean = () => false): ReadonlySet<string> {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return new Set(words.filter((word) => !FUNCTION_WORDS.has(word) && !skip(word)).map(stem));
}

/** Rough, for comparing words with each other only. */
function stem(word: string): string {
  return word
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?:ing|ed|es|s|e|ly)$/, '')
    .slice(0, 7);
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  return [...a].filter((word) => b.has(word)).length;
}
