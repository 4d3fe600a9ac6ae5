import { denialOf } from '../evidence/denials.ts';
import type { Link } from '../evidence/evidence.ts';
import { withRole } from './role-slots.ts';
import {
  DOUBT,
  ignored,
  isFree,
  mentionOf,
  NEARNESS,
  near,
  type Option,
  overlaps,
  type Setting,
  type Slot,
  tieOf,
} from './slot.ts';

/** Values, states, dates without a period, and other tables. */
export function linkSlots(setting: Setting): Slot[] {
  const { evidence, taken } = setting;
  const free = evidence.links.filter(
    (link) =>
      isFree(link, taken) &&
      isFree(link, evidence.dates) &&
      isFree(link, evidence.comparisons) &&
      isFree(
        link,
        evidence.exclusions.map(({ cue }) => cue),
      ),
  );
  const regions: (Slot & { known: number })[] = [];
  const order = free.toSorted((a, b) => worth(b) - worth(a));
  for (const link of order) {
    const region = regions.find((each) => overlaps(each, link));
    const options = optionsOf(setting, link);
    if (options.length === 0) continue;
    const known = /^(?:said|name)$/.test(link.tie) && link.score >= 0.75 ? link.score : 0;
    if (!region) regions.push({ start: link.start, end: link.end, options: [...options], known });
    else if (region.start <= link.start && region.end >= link.end) {
      region.options.push(...options);
      region.known = Math.max(region.known, known);
    }
  }
  return regions.map((region) => ({
    ...region,
    options: [
      ...region.options,
      ignored(
        region.known ? `known:${kindOf(region.options[0])}` : 'soft',
        region.known ? region.known * 0.5 : 0.05,
      ),
    ],
  }));
}

const worth = ({ score, start, end }: Link): number => score * (end - start) ** 0.6;
const kindOf = (option: Option | undefined): string => option?.traits[0] ?? 'nothing';

function optionsOf(setting: Setting, link: Link): Option[] {
  const { evidence } = setting;
  const { target, start, end } = link;
  const mention = mentionOf(link, evidence);
  const uses = [{ start, end, strength: link.score }];
  const excluded = evidence.exclusions.find((each) => each.start <= start && each.end >= end)?.cue;
  const negation = excluded ?? denialOf(evidence, link);
  const denied = negation ? [{ start: negation.start, end: negation.end, strength: 1 }] : [];
  const table = target.kind === 'table' ? target.table : target.column.table;
  const where = near(table, setting);
  const traits = [`tie:${tieOf(link)}`, `at:${where}`];
  const score = link.score - NEARNESS[where] - DOUBT[link.tie];
  if (target.kind === 'value' || target.kind === 'flag') {
    const kind =
      target.kind === 'value' ? (target.loose ? 'loose' : 'value') : `flag${target.truth ? '' : '-no'}`;
    const plain: Option = {
      condition: { kind: 'value', mention, negated: false, joined: true, cue: mention },
      score: score - (negation ? 0.3 : 0),
      uses,
      traits: [
        kind,
        ...traits.map((each) => `${kind}:${each}`),
        ...(negation ? ['value:though-denied'] : []),
      ],
    };
    return negation
      ? [
          {
            ...plain,
            condition: {
              kind: 'value',
              mention,
              negated: true,
              joined: true,
              cue: mention,
              ...(excluded ? { rowwise: true } : {}),
            },
            score,
            uses: [...uses, ...denied],
            traits: [
              kind,
              ...traits.map((each) => `${kind}:${each}`),
              'value:denied',
              ...(excluded ? ['value:excluded'] : []),
            ],
          },
          plain,
        ]
      : [...withRole(setting, link, plain), plain];
  }
  if (target.kind === 'column') {
    const { column } = target;
    if (column.primary) return [];
    // "Tips not included": a figure that is no part of the one asked for.
    const apart: Option[] =
      negation && column.kind === 'number'
        ? [
            {
              score: excluded ? 1.2 : 0.3,
              uses: [...uses, ...denied],
              traits: [excluded ? 'figure:excluded' : 'apart', `apart:${tieOf(link)}`],
            },
          ]
        : [];
    if (apart.length > 0 && negation && negation.start >= end) return apart;
    const missing: Option[] = negation
      ? [
          {
            condition: { kind: 'missing', mention, exclude: false, surface: mention.surface },
            score: score + (excluded ? -0.3 : 0.1),
            uses: [...uses, ...denied],
            traits: [
              'missing',
              ...traits.map((each) => `missing:${each}`),
              ...(excluded ? ['missing:excluded'] : []),
            ],
          },
        ]
      : [];
    const present: Option[] =
      column.nullable || column.kind === 'number'
        ? [
            {
              condition: { kind: 'present', mention },
              score: score - (column.kind === 'number' ? 0.5 : 0.2) - (excluded ? 0.6 : negation ? 0.3 : 0),
              uses,
              traits: [`present:${column.kind}`, ...traits.map((each) => `present:${each}`)],
            },
          ]
        : [];
    return [...apart, ...missing, ...present];
  }
  if (target.table === setting.base.name)
    return [{ score: score * 0.5, uses, traits: ['again', `again:${tieOf(link)}`], context: mention }];
  const child = setting.model.byName
    .get(target.table)
    ?.foreignKeys.some((key) => key.table === setting.base.name);
  const kept: Option = {
    context: mention,
    score: score - 0.1 - (negation ? 0.3 : 0),
    uses,
    traits: [`context:${child ? 'child' : 'other'}`, ...traits.map((each) => `context:${each}`)],
  };
  const lacking: Option[] = negation
    ? [
        {
          condition: { kind: 'missing', mention, exclude: false, surface: mention.surface },
          score: score + 0.1,
          uses: [...uses, ...denied],
          traits: [`lacks:${child ? 'child' : 'other'}`, ...traits.map((each) => `lacks:${each}`)],
        },
      ]
    : [];
  return [...lacking, kept];
}
