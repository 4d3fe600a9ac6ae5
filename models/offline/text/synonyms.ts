import { stem } from './stem.ts';
import { BROADER, GROUPS } from './word-groups.ts';
import { words } from './words.ts';

interface Phrase {
  stems: string[];
  group: number;
}

const PHRASES = new Map<string, Phrase[]>();
const MEMBERS: string[][] = GROUPS.map((line) => line.split(', '));
for (const [group, members] of MEMBERS.entries()) {
  for (const member of members) {
    const stems = words(member).map((w) => w.stem);
    const first = stems[0];
    if (first !== undefined) PHRASES.set(first, [...(PHRASES.get(first) ?? []), { stems, group }]);
  }
}

export interface ConceptMatch {
  group: number;
  /** The stems that mention it. */
  stems: string[];
}

function longestAt(stems: readonly string[], i: number): { phrases: Phrase[]; length: number } {
  const fitting = (PHRASES.get(stems[i] ?? '') ?? []).filter((p) =>
    p.stems.every((s, k) => stems[i + k] === s),
  );
  const length = Math.max(0, ...fitting.map((p) => p.stems.length));
  return { phrases: fitting.filter((p) => p.stems.length === length), length };
}

/** The concepts that a sequence of stems mentions; the longest phrase counts: "sick leave" is no "leave". */
export function conceptMatches(stems: readonly string[]): ConceptMatch[] {
  const found: ConceptMatch[] = [];
  for (let i = 0; i < stems.length; i += 1) {
    const { phrases, length } = longestAt(stems, i);
    found.push(...phrases.map((p) => ({ group: p.group, stems: p.stems })));
    if (length > 1) i += length - 1;
  }
  return found;
}

/** The concept groups that a sequence of stems mentions. */
export function conceptsOf(stems: readonly string[]): Set<number> {
  return new Set(conceptMatches(stems).map((m) => m.group));
}

/** Other words for the concepts of a text, for a second search: at most `limit` words, some for each concept. */
export function expandQuery(text: string, limit = 16): string[] {
  const stems = words(text).map((w) => w.stem);
  const have = new Set(stems);
  const fresh = [...conceptsOf(stems)].map((group) =>
    (MEMBERS[group] ?? []).filter((member) => {
      const own = member.split(' ').map(stem);
      const isNew = own.every((s) => !have.has(s));
      for (const s of own) have.add(s);
      return isNew;
    }),
  );
  const wider = stems.flatMap((s) => widerThan(s).map((general) => general.join(' ')));
  const lists = [...fresh, [...new Set(wider)]];
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1)));
  return turns.flat().slice(0, limit);
}

interface Wider {
  /** What the more special words are. */
  special: ReadonlySet<string>;
  /** The stems of what is more general, word by word. */
  general: string[][];
}

const stemsOf = (text: string): string[] => words(text).map((w) => w.stem);

const WIDER: readonly Wider[] = BROADER.map((line) => {
  const [general = '', special = ''] = line.split(': ');
  return {
    special: new Set(special.split(', ').flatMap(stemsOf)),
    general: general.split(', ').map(stemsOf),
  };
});

/** More general words for what a stem names, each as its stems. */
export function widerThan(stemmed: string): string[][] {
  return WIDER.filter(({ special }) => special.has(stemmed)).flatMap(({ general }) => general);
}
