import { type Phrase, type PhraseMatch, phrasesIn, tellingIn } from '../../text/phrases.ts';
import { contentWords } from '../../text/words.ts';
import type { Lexicon } from '../link/lexicon.ts';
import { commentPhrases } from '../link/phrases/comment-phrases.ts';
import { namesOf, type SchemaName } from '../link/phrases/schema-names.ts';
import type { Model } from '../schema/model.ts';
import type { QuestionReading } from './read-question.ts';

type Unread = Extract<QuestionReading, { kind: 'unread' }>;
type Planned = Extract<QuestionReading, { kind: 'plan' }>;

/** A question in which some words were replaced by names of the schema that stand for the same. */
interface Version {
  text: string;
  notes: readonly string[];
  /** How much was changed. */
  cost: number;
}

/** Two readings whose scores lie so near to each other are as good. */
const AS_GOOD = 0.05;
const MOST_READINGS = 48;
const MOST_CHANGES = 3;
/** A longer phrase is surer: "turn up" says more than "turn". */
const COST = { word: 1, phrase: 0.8, opposite: 0.1, comment: 0.7 };

/**
 * Reads a question that can't be read as it stands with other words for its parts: best first, until one can be read.
 * Only names that the schema has are put in, and all other words stay: nothing that restricts the answer is lost.
 */
export function readInOtherWords(
  text: string,
  plain: Unread,
  { model, lexicon }: Schema,
  read: (question: string) => QuestionReading,
): QuestionReading {
  const search: Search = { open: [{ text, notes: [], cost: 0, unread: plain }], found: [], pending: false };
  const seen = new Set([text]);
  for (let next = cheapest(search); next; next = cheapest(search)) {
    const fresh = versionsOf(next, { model, lexicon }).filter((version) => !seen.has(version.text));
    for (const version of fresh.slice(0, MOST_READINGS - seen.size)) {
      seen.add(version.text);
      note(search, next, version, read(version.text));
    }
  }
  // What may turn out better is waited for, lest the answer depend on what was looked up first.
  return search.pending ? { kind: 'pending' } : (best(search.found) ?? plain);
}

interface Schema {
  model: Model;
  lexicon: Lexicon;
}

interface Search {
  /** What could not be read yet. */
  open: (Version & { unread: Unread })[];
  found: { version: Version; reading: Planned }[];
  pending: boolean;
}

/** The version to go on with; none is left when one that was read changes less than all others. */
function cheapest({ open, found }: Search): Search['open'][number] | undefined {
  open.sort((a, b) => a.cost - b.cost);
  const next = open.shift();
  const least = Math.min(...found.map(({ version }) => version.cost));
  return next && next.cost < least ? next : undefined;
}

function note(search: Search, before: { unread: Unread }, version: Version, reading: QuestionReading): void {
  if (reading.kind === 'pending') search.pending = true;
  else if (reading.kind === 'plan') search.found.push({ version, reading });
  else if (reading.kind === 'unread' && isNearer(reading, before.unread))
    search.open.push({ ...version, unread: reading });
}

/** Fewer words are left over than before, or none were and the reason is another. */
const isNearer = (reading: Unread, before: Unread): boolean =>
  reading.unknown.length > 0 && reading.unknown.length < before.unknown.length;

function best(found: readonly { version: Version; reading: Planned }[]): QuestionReading | undefined {
  const [first, ...rest] = found.toSorted(
    (a, b) => a.version.cost - b.version.cost || b.reading.plan.score - a.reading.plan.score,
  );
  if (!first) return undefined;
  const { plan } = first.reading;
  const rival = rest.find(
    ({ version, reading }) =>
      version.cost === first.version.cost &&
      reading.plan.id !== plan.id &&
      plan.score - reading.plan.score < AS_GOOD,
  );
  if (rival)
    return {
      kind: 'unread',
      unknown: [],
      near: new Set(),
      reason: `the question can be read in two ways, as ${plan.reading} or as ${rival.reading.plan.reading}: please say which`,
    };
  return { ...first.reading, notes: [...first.version.notes, ...first.reading.notes] };
}

/** Every version with one more phrase replaced, among them a word that was not understood. */
function versionsOf(
  { unread: { unknown, near }, ...version }: Version & { unread: Unread },
  { model, lexicon }: Schema,
): Version[] {
  if (version.notes.length >= MOST_CHANGES) return [];
  const isOpen = ({ surface }: Part): boolean =>
    unknown.some((word) => mentions(surface, word)) && !/ \p{Lu}/u.test(surface);
  const names = namesOf(lexicon);
  const phrases = phrasesIn(version.text)
    .map((match) => ({ ...match, ...withHelper(match, version.text) }))
    .filter((part) => isOpen(part) && !isDoing(part))
    .flatMap(({ phrase, same, opposite, ...part }) => {
      const cost = phrase.words.length > 1 ? COST.phrase : COST.word;
      const namesFor = (other: Phrase): SchemaName[] =>
        names
          .of(other)
          .filter((name) => fits(name, phrase, near) && !namesNothing(name, near))
          .filter((name) => !(isNoun(part, version.text) && isDeed(name.said)));
      return [
        ...same.flatMap((other) =>
          namesFor(other).map((name) => put(version, part, name.said, name.cost + cost)),
        ),
        ...opposite.flatMap((other) =>
          namesFor(other)
            .filter(isDeniable)
            .map((name) => put(version, part, denialOf(name), name.cost + cost + COST.opposite)),
        ),
      ];
    });
  const words = contentWords(version.text)
    .map(({ text: surface, ...word }) => ({ ...word, surface }))
    .filter(isOpen)
    .flatMap((word) =>
      names.ledBy(word.lower).map((name) => put(version, word, name.said, COST.word + name.cost)),
    );
  const told = commentPhrases(model, near, version.text, unknown).map(({ wording, ...place }) =>
    put(
      version,
      { ...place, surface: version.text.slice(place.start, place.end).trim() },
      wording,
      COST.comment,
    ),
  );
  return [...phrases, ...words, ...told].toSorted((a, b) => a.cost - b.cost);
}

/** Who pays does so in some way; that says nothing of what has been paid. Counts are numbers of rows, none that a row has. */
const isDoing = ({ surface }: Part): boolean =>
  /^(?:pay(?:s|ing)?|counts|numbers|figures|totals)$/i.test(surface);

/** What costs nothing is neither unpaid nor empty. */
const gratis =
  /^(?:free|for free|free of charge|at no (?:cost|charge)|(?:no|without) (?:cost|charge)|without paying)$/i;

/** What only other tables say is not meant; and less is not the same: a night shift is no night. */
const fits = (
  { said, table, state, measured }: SchemaName,
  { text, words }: Phrase,
  near: ReadonlySet<string>,
): boolean =>
  !(gratis.test(text) && /^(?:paid|empty)$/.test(said)) &&
  !(words.length === 1 && isTied(said)) &&
  (table === undefined || near.has(table) || (measured && !state)) &&
  (state || !isWithin(said, text));

/** "The fabric of it" is a thing, and not what was made. */
const isNoun = ({ start, end }: Part, text: string): boolean =>
  /\b(?:the|an?) $/i.test(text.slice(0, start)) && /^ of\b/i.test(text.slice(end));
const isDeed = (said: string): boolean => /^(?:made|done|sold|sent|[a-z]{3,}ed)$/.test(said);

/** "Made for" tells of what follows: no noun stands for that. */
const isTied = (said: string): boolean =>
  /[ _-](?:for|by|to|from|with)$|^(?:for|by|to|from|with) /.test(said);

function isWithin(said: string, text: string): boolean {
  const bases = new Set(tellingIn(text, false).map(({ base }) => base));
  return tellingIn(said, false).every(({ base }) => bases.has(base));
}

/** A figure is never "not". */
const isDeniable = ({ state, dated }: SchemaName): boolean => state || dated;

/** A part of a question, with its place. */
interface Part {
  surface: string;
  start: number;
  end: number;
}

function put(
  { text, notes, cost }: Version,
  { surface, start, end }: Part,
  wording: string,
  more: number,
): Version {
  return {
    text: `${text.slice(0, start)}${wording}${text.slice(end)}`,
    notes: [...notes, `"${surface}" as "${wording}"`],
    cost: cost + more,
  };
}

/** "Got turned down" is one with what it helps to say. */
function withHelper({ start, end }: PhraseMatch, text: string): Part {
  const [helper = ''] = /\b(?:got|gets?|getting) $/i.exec(text.slice(0, start)) ?? [];
  const from = start - helper.length;
  return { surface: text.slice(from, end), start: from, end };
}

const mentions = (part: string, word: string): boolean =>
  ` ${part.toLowerCase()} `.includes(` ${word.toLowerCase()} `);

/** "Not died" speaks of rows without such a day. */
const denialOf = ({ said, dated }: SchemaName): string => (dated ? `without ${said}` : `not ${said}`);

/** "Return" is a word of asking, and what a comment tells of missing values is said of its own rows only. */
const namesNothing = ({ said, table }: SchemaName, near: ReadonlySet<string>): boolean =>
  said === 'return' || (/^(?:empty|null|blank)$/.test(said) && !near.has(table ?? ''));
