import type { Token } from '../../language/tokens.ts';
import type { Mention } from '../../link/mention.ts';
import type { Frame } from '../../plan/read/frame.ts';
import type { Column, Table } from '../../schema/model.ts';
import type { Link } from '../evidence/evidence.ts';
import { gapTo, idOfKey, keysTo, type Sighting, sightingOf, sightingsIn } from '../evidence/roles.ts';
import type { Option, Setting, Slot } from './slot.ts';

const FAR = 6;

/** A name with the part that it plays: of several keys that lead to its table, each may be meant. */
export function withRole({ evidence, model, base }: Setting, link: Link, option: Option): Option[] {
  const { target, start, end } = link;
  const { condition } = option;
  if (target.kind !== 'value' || condition?.kind !== 'value') return [];
  const keys = keysTo(base, target.column.table);
  const self = target.column.table === base.name;
  if (keys.length < (self ? 1 : 2)) return [];
  const sightings = sightingsIn(evidence, model);
  return keys.flatMap((key, index): Option[] => {
    const sighting = sightingOf(sightings, key, { start, end });
    const gap = sighting ? gapTo({ start, end }, sighting) : FAR;
    const told = sighting && gap < FAR;
    if (self && !told) return [];
    const mention: Mention = { ...condition.mention, targets: [{ ...target, via: [key] }] };
    return [
      {
        ...option,
        condition: { ...condition, mention, ...(condition.cue ? { cue: mention } : {}) },
        score: option.score + (told ? sighting.strength * 0.6 - 0.06 * gap : -0.05 - index * 0.02),
        uses: told ? [...option.uses, sighting] : option.uses,
        ...(told ? { claims: [sighting] } : {}),
        traits: [
          ...option.traits,
          ...(told
            ? [`role:${sighting.tie}`, `role:gap${gap}`, `role:${sighting.start >= end ? 'after' : 'before'}`]
            : ['role:untold', `role:untold:${index}`]),
          ...(self ? ['role:self'] : []),
        ],
      },
    ];
  });
}

/** Tables that the parts of a shape name. */
function tablesOf({ head, groups = [], rank }: Partial<Frame>): ReadonlySet<string> {
  const parts = [
    head,
    rank?.by,
    rank?.countOf,
    ...groups.map((group) => ('mention' in group ? group.mention : undefined)),
  ];
  return new Set(
    parts.flatMap((mention) =>
      (mention?.targets ?? []).map((target) =>
        target.kind === 'table' ? target.table : target.column.table,
      ),
    ),
  );
}

/** By which of several keys rows belong to the people who are ranked, listed or told apart. */
export function roleSlots({ evidence, model, base, frame }: Setting): Slot[] {
  const spoken = tablesOf(frame);
  const named = new Set(
    evidence.links.flatMap(({ target, score }) =>
      target.kind === 'table' && score >= 0.8 ? [target.table] : [],
    ),
  );
  const pairs: [child: Table, parent: string][] = [
    ...[...spoken].filter((name) => name !== base.name).map((name): [Table, string] => [base, name]),
    ...model.tables
      .filter(({ name }) => name !== base.name)
      .map((child): [Table, string] => [child, base.name]),
  ];
  const sightings = sightingsIn(evidence, model);
  return pairs.flatMap(([child, parent]): Slot[] => {
    const keys = keysTo(child, parent);
    if (keys.length < 2) return [];
    // Below people there is much that nobody spoke of.
    const open = child === base || spoken.has(child.name) || named.has(child.name);
    const options = keys.flatMap((key, index): Option[] => {
      const sighting = sightingOf(sightings, key);
      if (!sighting && !open) return [];
      return [
        {
          role: { key: idOfKey(key), rivals: keys.map(idOfKey) },
          score: sighting ? sighting.strength * 0.7 : 0.05 - index * 0.02,
          uses: sighting ? [sighting] : [],
          ...(sighting ? { claims: [sighting] } : {}),
          traits: [
            sighting ? `way:${sighting.tie}` : 'way:untold',
            `way:${child === base ? 'up' : 'down'}`,
            ...(sighting ? [] : [`way:untold:${index}`]),
          ],
        },
      ];
    });
    if (options.length === 0) return [];
    const [first] = options.flatMap(({ uses }) => uses);
    return [
      {
        start: first?.start ?? 0,
        end: first?.end ?? 0,
        options: [...options, { score: 0, uses: [], traits: ['skip:way'] }],
      },
    ];
  });
}

const SAME =
  /\b(?:(?:(?:exactly|one and) )?the (?:very |exact |self)?same|same (?:person|one)|the very (?=\w+ (?:who|that))|also the (?:one|person|\w+) (?:who|that)|(?:him|her|them|one)sel(?:f|ves)|(?:his|her|their) own)\b/;
const OTHER =
  /\b(?:(?:some|any)(?:body|one) (?:else|other)(?: than)?|other than|(?:a )?different (?=person|people|\w+ (?:than|from|to|who))|another (?=person|\w+ (?:than|from|who))|not (?:by )?the (?:same|one|person)|differs?|instead of)\b/;
const MOST_PAIRS = 6;

interface Compared {
  /** The likelier first. */
  ops: readonly ('eq' | 'ne')[];
  start: number;
  end: number;
}

function comparedIn({ evidence: { tokens } }: Setting): Compared | undefined {
  const text = tokens.map(({ lower }) => lower).join(' ');
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
  const compared = comparedIn(setting);
  if (!compared) return [];
  const { ops, start, end } = compared;
  const sightings = sightingsIn(evidence, model);
  const parents = base.foreignKeys.flatMap(({ table }) =>
    table === base.name ? [] : (model.byName.get(table) ?? []),
  );
  const owns = base.columns.filter(({ reference }) => reference);
  const said = (key: Column): Sighting[] => sightings.get(key) ?? spokenOf(setting, key);
  const pairs = pairsOf(owns, parents);
  const claimed = { start, end: endOfClaim(evidence.tokens, end) };
  const options = pairs.flatMap(({ a, b, where, keys }): Option[] => {
    const [one, other] = distinct(said(a), said(b));
    const told = [one, other].filter((each) => each !== undefined);
    if (told.length < (where === 'own' ? (keys > 2 ? 1 : 0) : where === 'parent' ? 1 : 2)) return [];
    const uses = [{ start, end, strength: 1 }, ...told];
    return ops.map((op) => ({
      condition: {
        kind: 'columns',
        op,
        left: mentionOfKey(a, start),
        right: mentionOfKey(b, start),
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
  return best.length > 0
    ? [{ start, end, options: [...best, { score: -0.6, uses: [], traits: ['skip:pair'] }] }]
    : [];
}

const spokenOf = ({ evidence }: Setting, key: Column): Sighting[] =>
  evidence.links.flatMap(({ start, end, target, score, tie }) =>
    target.kind === 'column' && target.column === key ? [{ start, end, strength: score, tie: `${tie}` }] : [],
  );

type Seen = readonly Sighting[];

/** The best sightings of two keys that don't rest on the same word. */
function distinct(ones: Seen, others: Seen): [Sighting | undefined, Sighting | undefined] {
  const sorted = (all: Seen): Sighting[] => all.toSorted((x, y) => y.strength - x.strength);
  const [best, second] = [sorted(ones), sorted(others)];
  const both = best
    .flatMap((one) =>
      second
        .filter((other) => other.end <= one.start || other.start >= one.end)
        .map((other) => ({ one, other })),
    )
    .toSorted((x, y) => y.one.strength + y.other.strength - x.one.strength - x.other.strength)[0];
  if (both) return [both.one, both.other];
  const [one] = best;
  return one ? [one, undefined] : [undefined, second[0]];
}

const mentionOfKey = (column: Column, at: number): Mention => ({
  start: at,
  end: at,
  surface: column.words.join(' '),
  targets: [{ kind: 'column', column, score: 0.9 }],
  relation: false,
});
