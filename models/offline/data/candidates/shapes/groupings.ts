import type { GroupPart } from '../../plan/read/frame.ts';
import type { Column, Model, Table } from '../../schema/model.ts';
import { denialOf } from '../evidence/denials.ts';
import type { Doer } from '../evidence/doers.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedColumn, type Link, mentionOf, tableOf, tieOf, useOf } from '../evidence/link.ts';
import { type Span, surely, type Use } from '../evidence/span.ts';
import { doerGroupings } from './doer-shapes.ts';

/** By what the answer is told apart. */
export interface Grouping {
  parts: GroupPart[];
  taken: readonly Use[];
  score: number;
  traits: string[];
  /** Of the rows of one table only. */
  doer?: Doer;
}

const MOST_GROUPINGS = 4;
const KIND_NOUN = /^(?:kind|type|sort|category|class)$/;

export function groupingsOf(
  evidence: Evidence,
  model: Model,
  doers: readonly Doer[],
): (Grouping | undefined)[] {
  const named = [...byNamed(evidence), ...byKind(evidence, model)].toSorted((a, b) => b.score - a.score);
  const found = [
    ...byGrain(evidence),
    ...byValues(evidence),
    ...named.slice(0, 3),
    ...byTwo(evidence, named),
  ];
  return [
    ...found.toSorted((a, b) => b.score - a.score).slice(0, MOST_GROUPINGS),
    ...doerGroupings(evidence, doers),
    undefined,
  ];
}

/** How likely it is that nothing is told apart, beside the scores of groupings. */
export const UNGROUPED = 0.3;

/** Whether a table has the rows that are told apart. */
export const tellsRowsOf = ({ doer }: Grouping, table: Table): boolean => !doer || doer.base === table;

/** Rows told apart by themselves are no groups. */
export const groupsRows = ({ parts }: Grouping, table: string): boolean =>
  parts.every((part) => {
    const [target] = part.mention?.targets ?? [];
    return 'grain' in part || !(target?.kind === 'table' && target.table === table);
  });

/** "Weekly" in "weekly rent" is part of a name. */
function byGrain({ operators, links }: Evidence): Grouping[] {
  return operators.flatMap(({ operator, start, end }): Grouping[] => {
    if (operator.kind !== 'grain') return [];
    const inName = links.some((link) => link.tie === 'said' && link.start <= start && link.end > end);
    return [
      {
        parts: [{ grain: operator.grain }],
        taken: [surely({ start, end })],
        score: inName ? 0.3 : 0.8,
        traits: [inName ? 'group:grain-in-name' : 'group:grain'],
      },
    ];
  });
}

const openersOf = ({ operators }: Evidence): Span[] =>
  operators.filter(({ operator }) => operator.kind === 'group');

function byNamed(evidence: Evidence): Grouping[] {
  const openers = openersOf(evidence);
  return evidence.links.flatMap((link): Grouping[] => {
    const { target, start } = link;
    const opener = openers.find(({ end }) => start >= end && start - end <= 3);
    if (!canTellApart(evidence, link) || (!opener && !EACH.test(evidence.tokens[start - 1]?.lower ?? '')))
      return [];
    return [
      {
        parts: [{ mention: mentionOf(link, evidence) }],
        taken: [useOf(link), ...(opener ? [surely(opener)] : [])],
        score: link.score * 0.7 + (opener ? 0.2 : 0),
        traits: [
          `group:${target.kind}:${tieOf(link)}`,
          opener ? `group:after${start - opener.end}` : 'group:each',
        ],
      },
    ];
  });
}

const EACH = /^(?:each|every|different|various|which)$/;

/** Whether rows can be told apart by what is named; "nobody" names none. */
function canTellApart({ tokens }: Evidence, { target, start }: Link): boolean {
  if (/^(?:some|any|no)(?:body|one)$/.test(tokens[start]?.lower ?? '')) return false;
  return target.kind === 'table' || (target.kind === 'column' && tellsApart(target.column));
}

const tellsApart = ({ kind, primary, reference }: Column): boolean =>
  reference !== undefined || (kind !== 'number' && !primary);

const isKindOf = ({ kind, reference, words, values }: Column): boolean =>
  kind === 'text' &&
  reference === undefined &&
  values !== undefined &&
  words.some((word) => KIND_NOUN.test(word));

/** "For each kind of property": the column that tells the kind, where it isn't called by that word alone. */
function byKind(evidence: Evidence, model: Model): Grouping[] {
  return openersOf(evidence).flatMap((opener): Grouping[] => {
    const at = evidence.tokens.findIndex(
      ({ lemma }, index) => index >= opener.end && index - opener.end <= 2 && KIND_NOUN.test(lemma),
    );
    if (at < 0) return [];
    const tables = new Map<string, number>();
    for (const { target, score } of evidence.links)
      tables.set(tableOf(target), Math.max(tables.get(tableOf(target)) ?? 0, score));
    return [...tables].flatMap(([name, score]) =>
      (model.byName.get(name)?.columns ?? []).filter(isKindOf).map((column): Grouping => {
        const link = impliedColumn(column, { start: at, end: at + 1 });
        return {
          parts: [{ mention: mentionOf(link, evidence) }],
          taken: [useOf(link), surely(opener)],
          score: score * 0.7 + 0.1,
          traits: ['group:kind-of'],
        };
      }),
    );
  });
}

/** "Of staff and of freelancers": two values of one column ask for a figure of each. */
function byValues(evidence: Evidence): Grouping[] {
  const values = evidence.links.flatMap((link) =>
    link.target.kind === 'value' && link.score >= 0.6 ? [{ ...link, column: link.target.column }] : [],
  );
  const seen = new Set<Column>();
  return values.flatMap((link): Grouping[] => {
    const { column } = link;
    const other = values.find(
      (each) => each.column === column && each.start >= link.end && each.start - link.end <= 4,
    );
    if (!other || seen.has(column) || denialOf(evidence, link) || denialOf(evidence, other)) return [];
    seen.add(column);
    const between = evidence.tokens.slice(link.end, other.start).map(({ lower }) => lower);
    if (!between.some((word) => /^(?:and|versus|vs|against|than)$/.test(word))) return [];
    const named = impliedColumn(column, link);
    return [
      {
        parts: [{ mention: mentionOf(named, evidence) }],
        taken: [],
        score: 0.45 + link.score * 0.2,
        traits: ['group:values', `group:values:${tieOf(link)}`],
      },
    ];
  });
}

/** "By branch and year" */
function byTwo(evidence: Evidence, named: readonly Grouping[]): Grouping[] {
  const all = [...named, ...byGrain(evidence)];
  return named
    .flatMap((first) => {
      const [span] = first.taken;
      const second = all.find(
        ({ taken: [other] }) =>
          span &&
          other &&
          other.start > span.end &&
          other.start - span.end <= 2 &&
          evidence.tokens[span.end]?.lower === 'and',
      );
      return second
        ? [
            {
              parts: [...first.parts, ...second.parts],
              taken: [...first.taken, ...second.taken],
              score: (first.score + second.score) * 0.5 + 0.1,
              traits: ['group:two', ...first.traits],
            },
          ]
        : [];
    })
    .slice(0, 1);
}
