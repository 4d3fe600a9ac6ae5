import type { Mention } from '../../link/mention.ts';
import type { Frame } from '../../plan/read/frame.ts';
import type { Column, Table } from '../../schema/model.ts';
import { idOfKey, keysTo } from '../evidence/columns.ts';
import { type Link, tableOf } from '../evidence/link.ts';
import { type Role, type Sighting, sightingOf, sightingsIn } from '../evidence/sightings.ts';
import { gapBetween } from '../evidence/span.ts';
import { ignored, type Option, type Setting, type Slot } from './slot.ts';

const FAR = 6;

/** A name with the part that it plays: of several keys that lead to its table, each may be meant. */
export function withRole({ evidence, model, base }: Setting, link: Link, option: Option): Option[] {
  const { target } = link;
  const { condition } = option;
  if (target.kind !== 'value' || condition?.kind !== 'value') return [];
  const keys = keysTo(base, target.column.table);
  const self = target.column.table === base.name;
  if (keys.length < (self ? 1 : 2)) return [];
  const sightings = sightingsIn(evidence, model);
  return keys.flatMap((key, index): Option[] => {
    const told = toldBeside(link, sightingOf(sightings, key, link));
    if (self && !told) return [];
    const mention: Mention = { ...condition.mention, targets: [{ ...target, via: [key] }] };
    const part = told ?? {
      score: -0.05 - index * 0.02,
      uses: [],
      traits: ['role:untold', `role:untold:${index}`],
    };
    return [
      {
        ...option,
        condition: { ...condition, mention, ...(condition.cue ? { cue: mention } : {}) },
        ...(told ? { claims: told.uses } : {}),
        score: option.score + part.score,
        uses: [...option.uses, ...part.uses],
        traits: [...option.traits, ...part.traits, ...(self ? ['role:self'] : [])],
      },
    ];
  });
}

/** What it adds to a name that its part is told near it. */
function toldBeside(
  link: Link,
  sighting: Sighting | undefined,
): Pick<Option, 'score' | 'uses' | 'traits'> | undefined {
  const gap = sighting ? gapBetween(link, sighting) : FAR;
  if (!sighting || gap >= FAR) return undefined;
  return {
    score: sighting.strength * 0.6 - 0.06 * gap,
    uses: [sighting],
    traits: [
      `role:${sighting.tie}`,
      `role:gap${gap}`,
      `role:${sighting.start >= link.end ? 'after' : 'before'}`,
    ],
  };
}

/** Tables that the parts of a shape name. */
function tablesOf({ head, groups = [], rank }: Partial<Frame>): ReadonlySet<string> {
  const parts = [
    head,
    rank?.by,
    rank?.countOf,
    ...groups.map((group) => ('mention' in group ? group.mention : undefined)),
  ];
  return new Set(parts.flatMap((mention) => (mention?.targets ?? []).map(tableOf)));
}

/** By which of several keys rows belong to the people who are ranked, listed or told apart. */
export function roleSlots(setting: Setting): Slot[] {
  const { evidence, model, base, frame } = setting;
  const spoken = tablesOf(frame);
  const named = evidence.links.flatMap(({ target, score }) =>
    target.kind === 'table' && score >= 0.8 ? [target.table] : [],
  );
  // Below people there is much that nobody spoke of.
  const open = new Set([base.name, ...spoken, ...named]);
  const pairs: [child: Table, parent: string][] = [
    ...[...spoken].filter((name) => name !== base.name).map((name): [Table, string] => [base, name]),
    ...model.tables
      .filter(({ name }) => name !== base.name)
      .map((child): [Table, string] => [child, base.name]),
  ];
  return pairs.flatMap(([child, parent]): Slot[] => {
    const options = waysUp(setting, keysTo(child, parent), open.has(child.name));
    const [first] = options.flatMap(({ uses }) => uses);
    return options.length > 0
      ? [{ start: first?.start ?? 0, end: first?.end ?? 0, options: [...options, ignored('way', 0)] }]
      : [];
  });
}

/** Each of several keys from one table to another; where the rows aren't spoken of, only those that are told. */
function waysUp({ evidence, model, base }: Setting, keys: readonly Column[], open: boolean): Option[] {
  if (keys.length < 2) return [];
  const sightings = sightingsIn(evidence, model);
  const rivals = keys.map(idOfKey);
  return keys.flatMap((key, index): Option[] => {
    const sighting = sightingOf(sightings, key);
    const role: Role = { key: idOfKey(key), rivals };
    const direction = `way:${key.table === base.name ? 'up' : 'down'}`;
    if (sighting)
      return [
        {
          role,
          score: sighting.strength * 0.7,
          uses: [sighting],
          claims: [sighting],
          traits: [`way:${sighting.tie}`, direction],
        },
      ];
    const traits = ['way:untold', direction, `way:untold:${index}`];
    return open ? [{ role, score: 0.05 - index * 0.02, uses: [], traits }] : [];
  });
}
