import { z } from 'zod';
import { collocationsIn } from '../text/kinship.ts';
import { phrasesIn } from '../text/phrases.ts';
import { conceptsOf } from '../text/synonyms.ts';
import { words } from '../text/words.ts';
import { type Unit, unitsOf } from './blocks.ts';
import { whenOf } from './evidence/cases.ts';
import { calendarStems, type Times, timesOf } from './question/calendar.ts';
import { isOrder } from './question/orders.ts';

const hitSchema = z.object({
  document_id: z.string().min(1),
  title: z.string().catch(''),
  updated: z.string().catch(''),
  heading: z.string().catch(''),
  snippet: z.string().catch(''),
  relevance: z.number().catch(0.5),
  before: z.array(z.string()).catch([]),
  after: z.array(z.string()).catch([]),
});
type SearchHit = z.output<typeof hitSchema>;

const replySchema = z.object({ results: z.array(z.unknown()) });

/** The words of a text, ready to be compared. */
export interface Bag {
  stems: Set<string>;
  ordered: string[];
  /** Pairs of stems that mean one thing. */
  pairs: Set<string>;
  concepts: Set<number>;
  /** What its expressions stand for. */
  meanings: Set<number>;
}

const bags = new Map<string, Bag>();
const MOST_BAGS = 4_000;

/** "Under 16 pay half": tells of children without the word. */
const YOUNG =
  /\b(?:under|below|younger than|up to)[ -](?:the age of )?(?:\d|1\d|six|seven|eight|ten|twelve|fourteen|fifteen|sixteen|eighteen)(?:s|-year-olds?)?\b(?= years?\b(?! of service)|[.,;)]|$| (?:who|and|or|must|may|can|pay|do|are|have|need|is)\b)/i;
const CHILD = conceptsOf(['child']);
/** "Age: 4 to 15", as a row of a table tells it. */
const OF_AGE = /\bage[sd]?\b:? (?:\d+ ?(?:to|-|–) ?)(\d+)\b/i;
const ADULT = 18;

function tellsOfChildren(text: string): boolean {
  return YOUNG.test(text) || Number(OF_AGE.exec(text)?.[1] ?? ADULT) < ADULT;
}

/** The words of a text; the same headings and sentences are asked for again and again. */
export function bagOf(text: string): Bag {
  const known = bags.get(text);
  if (known) return known;
  const ordered = words(text).map((w) => w.stem);
  const bag = {
    stems: new Set([...ordered, ...calendarStems(text)]),
    ordered,
    pairs: new Set(collocationsIn(ordered)),
    concepts: new Set([...conceptsOf(ordered), ...(tellsOfChildren(text) ? CHILD : [])]),
    meanings: new Set(phrasesIn(text).map(({ meaning }) => meaning)),
  };
  if (bags.size >= MOST_BAGS) bags.clear();
  bags.set(text, bag);
  return bag;
}

export interface BaggedUnit extends Unit {
  bag: Bag;
  leadBag: Bag;
  underBag: Bag;
  passage: Passage;
  /** The days of the week and the parts of the year for which it holds, where it says so. */
  times: Times;
  /** Place in its passage. */
  index: number;
}

export interface Passage {
  documentId: string;
  title: string;
  updated: string;
  heading: string;
  relevance: number;
  bag: Bag;
  headBag: Bag;
  titleBag: Bag;
  /** The title names several matters, so that none of its words speaks for all of the text. */
  manifold: boolean;
  units: BaggedUnit[];
  /** Says of itself that it no longer holds. */
  withdrawn: boolean;
  /** What in the same document says so. */
  withdrawnBy?: BaggedUnit;
  /** How many other documents among the results refer to it. */
  referredTo: number;
}

const WITHDRAWN =
  /\b(?:superseded|withdrawn|obsolete|deprecated|archived|no longer (?:be )?(?:valid|applies|apply|in force|booked|available|offered|used|sold)|can(?:no|['’])t be booked any ?more|out of date|draft)\b/i;
const OWN_STATUS =
  /\b(?:this (?:document|policy|memo|version|page|guideline|offer|rate|rule|form|scheme|list|notice|programme|letter|note)|status)\b/i;
/** Stamped upon it, without any sentence around it. */
const STAMP =
  /^(?:WITHDRAWN|SUPERSEDED|OBSOLETE|ARCHIVED|(?:[Ww]ithdrawn|[Ss]uperseded|[Oo]bsolete) (?:on|since|as of|by)\b)/;

function passageOf(hit: SearchHit): Passage {
  const plainTitle = isOrder(hit.title) ? '' : hit.title;
  const heading = isOrder(hit.heading) ? '' : hit.heading;
  const passage: Passage = {
    documentId: hit.document_id,
    title: plainTitle,
    updated: hit.updated,
    heading,
    relevance: hit.relevance,
    bag: bagOf(''),
    headBag: bagOf(heading === plainTitle ? '' : heading),
    titleBag: bagOf(plainTitle),
    manifold: /,|\band\b|&/i.test(plainTitle),
    units: [],
    withdrawn: WITHDRAWN.test(`${hit.title} ${hit.heading}`),
    referredTo: 0,
  };
  passage.units = unitsOf(hit.snippet).map((unit, index) => ({
    ...unit,
    bag: bagOf(unit.text),
    leadBag: bagOf(unit.kind === 'sentence' ? '' : unit.lead),
    underBag: bagOf(unit.under),
    passage,
    times: whenOf(unit, timesOf),
    index,
  }));
  // Only of what may be quoted: an order in a document must not make it look like an answer.
  passage.bag = bagOf([plainTitle, heading, ...passage.units.flatMap((u) => [u.under, u.text])].join('\n'));
  const end = passage.units.find(
    (u) => WITHDRAWN.test(u.text) && (OWN_STATUS.test(u.text) || STAMP.test(u.text)),
  );
  if (end) passage.withdrawnBy = end;
  passage.withdrawn ||= end !== undefined;
  return passage;
}

/** How much less a passage counts that was not found itself and only stands beside one that was. */
const BESIDE = 0.5;

/** The passages before and after a hit; under which heading they stand is not said. */
function besideOf(hit: SearchHit): SearchHit[] {
  return [...hit.before, ...hit.after].map((snippet) => ({
    ...hit,
    heading: hit.title,
    snippet,
    relevance: hit.relevance * BESIDE,
    before: [],
    after: [],
  }));
}

function hitsIn(result: unknown): SearchHit[] {
  const items = replySchema.safeParse(result).data?.results ?? [];
  return items.flatMap((item) => hitSchema.safeParse(item).data ?? []);
}

/** The passages of several search results, each once, the best relevance kept. */
export function passagesIn(results: readonly unknown[]): Passage[] {
  const hits = new Map<string, SearchHit>();
  const found = results.flatMap(hitsIn);
  for (const hit of found) {
    const key = `${hit.document_id}\n${hit.snippet}`;
    const known = hits.get(key);
    if (!known || known.relevance < hit.relevance) hits.set(key, hit);
  }
  for (const hit of found.flatMap(besideOf)) {
    const key = `${hit.document_id}\n${hit.snippet}`;
    if (!hits.has(key)) hits.set(key, hit);
  }
  return relate([...hits.values()].map(passageOf));
}

// "That memo (HR-014) no longer applies", said by another document.
function relate(passages: Passage[]): Passage[] {
  for (const unit of passages.flatMap((p) => p.units).filter((u) => WITHDRAWN.test(u.text))) {
    for (const other of passages) {
      if (other.documentId !== unit.passage.documentId && unit.text.includes(other.documentId))
        other.withdrawn = true;
    }
  }
  const ended = new Map(passages.flatMap((p) => (p.withdrawnBy ? [[p.documentId, p.withdrawnBy]] : [])));
  for (const passage of passages) {
    const end = ended.get(passage.documentId);
    if (end) Object.assign(passage, { withdrawn: true, withdrawnBy: end });
  }
  for (const passage of passages) passage.referredTo = referrers(passage.documentId, passages);
  return passages;
}

function referrers(id: string, passages: readonly Passage[]): number {
  const others = passages.filter((p) => p.documentId !== id && p.units.some((u) => u.text.includes(id)));
  return new Set(others.map((p) => p.documentId)).size;
}
