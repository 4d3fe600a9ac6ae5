import type { Token } from '../../language/tokens.ts';
import type { Column, Table } from '../../schema/model.ts';
import { mentionOfColumn } from '../evidence/link.ts';
import { linksAsSightings, type Sighting, sightingsIn } from '../evidence/sightings.ts';
import { overlaps, type Span, surely, textOf } from '../evidence/span.ts';
import { ignored, type Option, type Setting, type Slot } from './slot.ts';

const SAME =
  /\b(?:(?:(?:exactly|one and) )?the (?:very |exact |self)?same|same (?:person|one)|the very (?=\w+ (?:who|that))|also the (?:one|person|\w+) (?:who|that)|(?:him|her|them|one)sel(?:f|ves)|(?:his|her|their) own)\b/;
const OTHER =
  /\b(?:(?:some|any)(?:body|one) (?:else|other)(?: than)?|other than|(?:a )?different (?=person|people|\w+ (?:than|from|to|who))|another (?=person|\w+ (?:than|from|who))|not (?:by )?the (?:same|one|person)|differs?|instead of)\b/;
const MOST_PAIRS = 6;

interface Compared extends Span {
  /** The likelier first. */
  ops: readonly ('eq' | 'ne')[];
}

/** The words that say that one person did both, or that two did. */
function comparedPeople({ evidence: { tokens } }: Setting): Compared | undefined {
  const text = textOf({ tokens });
  for (const [pattern, op] of [
    [OTHER, 'ne'],
    [SAME, 'eq'],
  ] as const) {
    const found = pattern.exec(text);
    if (!found) continue;
    const start = text.slice(0, found.index).split(' ').length - 1;
    const end = start + found[0].trim().split(' ').length;
    const denied = tokens
      .slice(Math.max(0, start - 3), start)
      .some(({ lower }) => /^(?:not|never|n't)$/.test(lower));
    const own = op === 'ne' && tokens.some(({ lower }) => lower === 'own');
    return { ops: denied && op === 'eq' ? ['ne'] : own ? ['ne', 'eq'] : [op], start, end };
  }
  return undefined;
}

interface Pair {
  a: Column;
  b: Column;
  where: 'own' | 'parent' | 'parents';
  /** How many keys of the row could be meant. */
  keys: number;
}

/** A pair that takes another row is less likely meant. */
const BESIDE: Record<Pair['where'], number> = { own: 0, parent: 0.2, parents: 0.3 };

/** Keys that lead to one table: of the rows themselves, and of those that they belong to. */
function pairsOf(owns: readonly Column[], parents: readonly Table[]): Pair[] {
  const alike = (a: Column, b: Column): boolean => a.reference?.table === b.reference?.table;
  const own = owns.flatMap((a, at) =>
    owns
      .slice(at + 1)
      .filter((b) => alike(a, b))
      .map((b): Pair => ({ a, b, where: 'own', keys: owns.filter((each) => alike(a, each)).length })),
  );
  const above = parents.map(({ columns }) => columns.filter(({ reference }) => reference));
  const beside = owns.flatMap((a) =>
    above.flat().flatMap((b): Pair[] => (alike(a, b) ? [{ a, b, where: 'parent', keys: 0 }] : [])),
  );
  const between = above.flatMap((ones, at) =>
    above
      .slice(at + 1)
      .flat()
      .flatMap((b) =>
        ones
          .filter((a) => a.table !== b.table && alike(a, b))
          .map((a): Pair => ({ a, b, where: 'parents', keys: 0 })),
      ),
  );
  return [...own, ...beside, ...between];
}

/** "… than the person who": words that only tie the second deed to the first. */
function endOfClaim(tokens: readonly Token[], from: number): number {
  let end = from;
  while (
    /^(?:the|a|an|as|than|from|person|one|people|who|that|which|had|has|have|also|originally|first)$/.test(
      tokens[end]?.lower ?? '',
    )
  )
    end += 1;
  return end;
}

/** "Approved by the very person who had asked for it": two keys of a row, or of the row it belongs to. */
export function samePersonSlots(setting: Setting): Slot[] {
  const { evidence, model, base } = setting;
  const compared = comparedPeople(setting);
  if (!compared) return [];
  const { ops, start, end } = compared;
  const sightings = sightingsIn(evidence, model);
  const parents = base.foreignKeys.flatMap(({ table }) =>
    table === base.name ? [] : (model.byName.get(table) ?? []),
  );
  const owns = base.columns.filter(({ reference }) => reference);
  const said = (key: Column): Sighting[] => sightings.get(key) ?? linksAsSightings(evidence, key);
  const pairs = pairsOf(owns, parents);
  const before: Span = { start, end: start };
  const claimed = { start, end: endOfClaim(evidence.tokens, end) };
  const options = pairs.flatMap(({ a, b, where, keys }): Option[] => {
    const [one, other] = distinct(said(a), said(b));
    const told = [one, other].filter((each) => each !== undefined);
    if (told.length < (where === 'own' ? (keys > 2 ? 1 : 0) : where === 'parent' ? 1 : 2)) return [];
    const uses = [surely(compared), ...told];
    return ops.map((op) => ({
      condition: {
        kind: 'columns',
        op,
        left: mentionOfColumn(a, before, 0.9),
        right: mentionOfColumn(b, before, 0.9),
        surface: op === 'eq' ? 'same' : 'other',
      },
      score: 0.7 + told.reduce((sum, { strength }) => sum + strength * 0.3, 0) - BESIDE[where],
      uses,
      claims: [...uses, claimed],
      traits: [`pair:${where}:${told.length}`, `pair:${op}`, ...told.map(({ tie }) => `pair:tie:${tie}`)],
    }));
  });
  const both = options.filter(({ traits }) => traits.includes('pair:own:2'));
  const best = (both.length > 0 ? both : options).toSorted((x, y) => y.score - x.score).slice(0, MOST_PAIRS);
  return best.length > 0 ? [{ start, end, options: [...best, ignored('pair', 0.6)] }] : [];
}

type Seen = readonly Sighting[];

/** The best sightings of two keys that don't rest on the same word. */
function distinct(ones: Seen, others: Seen): [Sighting | undefined, Sighting | undefined] {
  const sorted = (all: Seen): Sighting[] => all.toSorted((x, y) => y.strength - x.strength);
  const [best, second] = [sorted(ones), sorted(others)];
  const both = best
    .flatMap((one) => second.filter((other) => !overlaps(one, other)).map((other) => ({ one, other })))
    .toSorted((x, y) => y.one.strength + y.other.strength - x.one.strength - x.other.strength)[0];
  if (both) return [both.one, both.other];
  const [one] = best;
  return one ? [one, undefined] : [undefined, second[0]];
}
