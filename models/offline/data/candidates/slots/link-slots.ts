import type { Target } from '../../link/entry.ts';
import type { Mention } from '../../link/mention.ts';
import type { Column } from '../../schema/model.ts';
import { denialOf } from '../evidence/denials.ts';
import { type Link, mentionOf, tableOf, tieOf, useOf } from '../evidence/link.ts';
import { isFree, overlaps, type Span, surely, type Use } from '../evidence/span.ts';
import { withRole } from './role-slots.ts';
import { ignored, NEARNESS, near, type Option, type Setting, type Slot } from './slot.ts';

/** Values, states, dates without a period, and other tables. */
export function linkSlots(setting: Setting): Slot[] {
  const { evidence, taken } = setting;
  const elsewhere = [
    ...taken,
    ...evidence.dates,
    ...evidence.comparisons,
    ...evidence.exclusions.map(({ cue }) => cue),
  ];
  const free = evidence.links.filter((link) => isFree(link, elsewhere));
  const regions: (Slot & { known: number })[] = [];
  for (const link of free.toSorted((a, b) => worth(b) - worth(a))) {
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
  return regions.map(({ known, ...slot }) => ({
    ...slot,
    options: [
      ...slot.options,
      known ? ignored(`known:${kindOf(slot.options[0])}`, known * 0.5) : ignored('soft', 0.05),
    ],
  }));
}

/** Long stretches come first. */
const worth = ({ score, start, end }: Link): number => score * (end - start) ** 0.6;
const kindOf = (option: Option | undefined): string => option?.traits[0] ?? 'nothing';

/** What was never said counts less as a condition than as a word that was understood. */
const DOUBT: Record<Link['tie'], number> = {
  said: 0,
  name: 0,
  phrase: 0.15,
  form: 0.1,
  kin: 0.3,
  comment: 0.35,
  near: 0.45,
};

/** A link with all that its options have in common. */
interface Judged {
  setting: Setting;
  link: Link;
  mention: Mention;
  uses: Use[];
  score: number;
  /** Its traits, under the name of what is made of it. */
  traitsOf: (kind: string) => string[];
  denial?: Denial | undefined;
}

/** Words that deny what is named. */
interface Denial extends Span {
  /** Rows are left out in so many words. */
  excluding: boolean;
  uses: Use[];
}

function denialIn({ evidence }: Setting, link: Link, uses: readonly Use[]): Denial | undefined {
  const excluded = evidence.exclusions.find(({ start, end }) => start <= link.start && end >= link.end)?.cue;
  const words = excluded ?? denialOf(evidence, link);
  return words && { ...words, excluding: excluded !== undefined, uses: [...uses, surely(words)] };
}

function optionsOf(setting: Setting, link: Link): Option[] {
  const where = near(tableOf(link.target), setting);
  const traits = [`tie:${tieOf(link)}`, `at:${where}`];
  const uses = [useOf(link)];
  const judged: Judged = {
    setting,
    link,
    mention: mentionOf(link, setting.evidence),
    uses,
    score: link.score - NEARNESS[where] - DOUBT[link.tie],
    traitsOf: (kind) => traits.map((each) => `${kind}:${each}`),
    denial: denialIn(setting, link, uses),
  };
  const { target } = link;
  if (target.kind === 'table') return tableOptions(judged, target.table);
  return target.kind === 'column' ? columnOptions(judged, target.column) : stateOptions(judged);
}

/** Rows with a value or in a state, or without. */
function stateOptions({ setting, link, mention, uses, score, traitsOf, denial }: Judged): Option[] {
  const kind = kindOfState(link.target);
  const traits = [kind, ...traitsOf(kind)];
  const condition = { kind: 'value', mention, negated: false, joined: true, cue: mention } as const;
  const plain: Option = { condition, score, uses, traits };
  if (!denial) return [...withRole(setting, link, plain), plain];
  const denied: Option = {
    condition: { ...condition, negated: true, ...(denial.excluding ? { rowwise: true } : {}) },
    score,
    uses: denial.uses,
    traits: [...traits, 'value:denied', ...(denial.excluding ? ['value:excluded'] : [])],
  };
  return [denied, { ...plain, score: score - 0.3, traits: [...traits, 'value:though-denied'] }];
}

function kindOfState(target: Target): string {
  if (target.kind === 'flag') return target.truth ? 'flag' : 'flag-no';
  return target.kind === 'value' && target.loose ? 'loose' : 'value';
}

/** Rows where a column is filled in, or where it is empty. */
function columnOptions(judged: Judged, column: Column): Option[] {
  const { link, denial } = judged;
  if (column.primary) return [];
  const apart = denial && column.kind === 'number' ? [keptApart(link, denial)] : [];
  if (denial && apart.length > 0 && denial.start >= link.end) return apart;
  const missing = denial
    ? [
        without(judged, denial, {
          score: denial.excluding ? -0.3 : 0.1,
          traits: [
            'missing',
            ...judged.traitsOf('missing'),
            ...(denial.excluding ? ['missing:excluded'] : []),
          ],
        }),
      ]
    : [];
  const present = column.nullable || column.kind === 'number' ? [filledIn(judged, column)] : [];
  return [...apart, ...missing, ...present];
}

/** Rows that lack what is named. */
const without = (
  { mention, score }: Judged,
  { uses }: Denial,
  more: Pick<Option, 'score' | 'traits'>,
): Option => ({
  condition: { kind: 'missing', mention, exclude: false, surface: mention.surface },
  score: score + more.score,
  uses,
  traits: more.traits,
});

const filledIn = ({ mention, uses, score, traitsOf, denial }: Judged, { kind }: Column): Option => ({
  condition: { kind: 'present', mention },
  score: score - (kind === 'number' ? 0.5 : 0.2) - (denial?.excluding ? 0.6 : denial ? 0.3 : 0),
  uses,
  traits: [`present:${kind}`, ...traitsOf('present')],
});

/** "Tips not included": a figure that is no part of the one asked for. */
const keptApart = (link: Link, { excluding, uses }: Denial): Option => ({
  score: excluding ? 1.2 : 0.3,
  uses,
  traits: [excluding ? 'figure:excluded' : 'apart', `apart:${tieOf(link)}`],
});

/** Rows that have something of another table to them, or nothing. */
function tableOptions(judged: Judged, table: string): Option[] {
  const { setting, link, mention, uses, score, traitsOf, denial } = judged;
  const { base, model } = setting;
  if (table === base.name)
    return [{ score: score * 0.5, uses, traits: ['again', `again:${tieOf(link)}`], context: mention }];
  const child = model.byName.get(table)?.foreignKeys.some((key) => key.table === base.name);
  const side = child ? 'child' : 'other';
  const kept: Option = {
    context: mention,
    score: score - 0.1 - (denial ? 0.3 : 0),
    uses,
    traits: [`context:${side}`, ...traitsOf('context')],
  };
  const lacking = denial
    ? [without(judged, denial, { score: 0.1, traits: [`lacks:${side}`, ...traitsOf('lacks')] })]
    : [];
  return [...lacking, kept];
}
