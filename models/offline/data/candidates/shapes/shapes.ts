import type { Aggregate } from '../../language/operator-phrases.ts';
import { isYearColumn } from '../../plan/semantics.ts';
import type { Model } from '../../schema/model.ts';
import { doersOf } from '../evidence/doers.ts';
import type { Evidence, Link } from '../evidence/evidence.ts';
import { mentionOf, tieOf } from '../slots/slot.ts';
import { doerLists } from './doer-shapes.ts';
import { figuresOf, type Measure, summariesOf } from './figures.ts';
import { type Grouping, groupingsOf, groupsRows } from './groupings.ts';
import { perParentShapes } from './per-parent-shapes.ts';
import { rankShapes } from './rank-shapes.ts';
import { made, type Noun, type Shape, spanOf } from './shape.ts';
import { shareShapes } from './share-shapes.ts';
import { unitAsked } from './span-measures.ts';
import { pairShapes } from './two-figures.ts';

const MOST_NOUNS = 6;

const traitOf = (link: Link): string => `${link.target.kind}:${tieOf(link)}`;

/** The rows that may be meant: tables and kinds that are named, and those whose columns or values are. */
function nounsOf({ links }: Evidence, model: Model): Noun[] {
  const named = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = model.byName.get(target.kind === 'table' ? target.table : target.column.table);
    if (!table) return [];
    if (target.kind === 'table') return [{ link, table, score: link.score, trait: traitOf(link) }];
    if (target.kind === 'value' && !target.loose)
      return [{ link, table, score: link.score - 0.12, trait: traitOf(link) }];
    return [];
  });
  const implied = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'table' ? undefined : model.byName.get(target.column.table);
    return table ? [{ table, score: link.score * 0.55, trait: `implied:${target.kind}` }] : [];
  });
  const people = model.tables
    .filter(({ person }) => person)
    .map((table): Noun => ({ table, score: table.staff ? 0.3 : 0.25, trait: 'implied:people' }));
  const byTable = new Map<string, Noun>();
  for (const noun of [...implied, ...people].toSorted((a, b) => b.score - a.score))
    if (!byTable.has(noun.table.name)) byTable.set(noun.table.name, noun);
  const sorted = named.toSorted((a, b) => b.score - a.score);
  return [...sorted.slice(0, MOST_NOUNS), ...[...byTable.values()].slice(0, 4)];
}

/** All shapes that the question may have. */
export function shapesOf(evidence: Evidence, model: Model): Shape[] {
  const nouns = nounsOf(evidence, model);
  const figures = figuresOf(evidence, model);
  const doers = doersOf(evidence, model);
  const groupings = groupingsOf(evidence, model, doers);
  const has = (kind: string): boolean => evidence.operators.some(({ operator }) => operator.kind === kind);
  const text = evidence.tokens.map(({ lower }) => lower).join(' ');
  const counts = has('count') || /\b(?:how often|headcount|number|count|how many|many)\b/.test(text);
  const shares =
    has('share') ||
    evidence.tokens.some(
      ({ lower }, at) =>
        /^(?:percent|percentage|share|proportion|fraction|%|rate)$/.test(lower) &&
        !evidence.comparisons.some(({ start, end }) => start <= at && end > at),
    );
  const ranks =
    has('superlative') || /\b(?:most|least|fewest|top|highest|lowest|more|best|worst)\b/.test(text);
  const figured = [
    ...(counts || !shares ? countShapes(evidence, nouns, groupings, counts) : []),
    ...aggregateShapes(evidence, model, { figures, groupings }),
  ];
  return [
    ...figured,
    ...pairShapes(evidence, figured),
    ...(ranks ? [] : [...listShapes(evidence, nouns), ...doerLists(evidence, doers)]),
    ...(ranks ? rankShapes(evidence, model, { nouns, figures, doers }) : []),
    ...(shares ? shareShapes(evidence, { nouns, figures, groupings }) : []),
    ...perParentShapes(evidence, nouns),
  ].toSorted((a, b) => b.score - a.score);
}

function countShapes(
  evidence: Evidence,
  nouns: readonly Noun[],
  groupings: readonly (Grouping | undefined)[],
  said: boolean,
): Shape[] {
  const distinct = evidence.links.flatMap((link): Shape[] => {
    const { target } = link;
    const table = target.kind === 'column' ? target.column : undefined;
    const owner = table && nouns.find((noun) => noun.table.name === table.table)?.table;
    return said && table && owner && (table.kind === 'text' || table.reference) && !table.primary
      ? [
          {
            op: 'distinct',
            base: owner,
            frame: { intent: 'count', distinct: true, head: mentionOf(link, evidence) },
            taken: spanOf(link),
            score: link.score * 0.7,
            traits: ['op:distinct', `distinct:${tieOf(link)}`],
          },
        ]
      : [];
  });
  const counted = nouns.flatMap((noun) =>
    groupings
      .filter(
        (group) =>
          (!group?.doer || group.doer.base === noun.table) && (!group || groupsRows(group, noun.table.name)),
      )
      .map((group): Shape => {
        const link = noun.link ?? {
          start: 0,
          end: 0,
          target: { kind: 'table', table: noun.table.name, score: 0.8 },
          score: 0.8,
          tie: 'near' as const,
        };
        return {
          op: group ? 'count-group' : 'count',
          base: noun.table,
          ...(group?.doer ? { role: group.doer.role } : {}),
          frame: { intent: 'count', head: mentionOf(link, evidence), groups: group?.parts ?? [] },
          taken: [...spanOf(noun.link), ...(group?.taken ?? [])],
          score: noun.score + (group?.score ?? 0.3) + (said ? 0.3 : 0),
          traits: [group ? 'op:count-group' : 'op:count', `head:${noun.trait}`, ...(group?.traits ?? [])],
        };
      }),
  );
  return [...counted, ...distinct];
}

const CERTAINTY = { said: 0.4, unsaid: 0.1, guess: -0.1 };

function aggregateShapes(
  evidence: Evidence,
  model: Model,
  { figures, groupings }: { figures: readonly Measure[]; groupings: readonly (Grouping | undefined)[] },
): Shape[] {
  return figures.flatMap((figure) => {
    const base = model.byName.get(figure.column.table);
    if (!base) return [];
    const link = figure.link ?? made(figure.column);
    const unit = unitAsked(evidence, figure.column);
    // Years are never added up.
    const added = (fn: Aggregate): boolean => fn === 'sum' && isYearColumn(figure.column);
    return summariesOf(evidence)
      .filter(({ fn }) => !added(fn))
      .flatMap(({ fn, span, by }) =>
        groupings
          .filter((group) => !group?.doer || group.doer.base === base)
          .map(
            (group): Shape => ({
              op: group ? `${fn}-group` : fn,
              base,
              ...(group?.doer ? { role: group.doer.role } : {}),
              frame: {
                intent: 'aggregate',
                fn,
                totalAsked: fn === 'sum',
                measure: {
                  ...mentionOf(link, evidence),
                  ...(figure.link ? {} : { surface: figure.column.name }),
                },
                groups: group?.parts ?? [],
                ...(unit ? { inUnit: unit } : {}),
              },
              taken: [
                ...spanOf(figure.link),
                ...(figure.taken ?? []),
                ...(span ? [{ ...span, strength: 1 }] : []),
                ...(group?.taken ?? []),
              ],
              score: figure.score + (group?.score ?? 0.3) + CERTAINTY[by],
              traits: [
                `op:${fn}${group ? '-group' : ''}`,
                `measure:${figure.trait}`,
                `fn:${by}`,
                ...(group?.traits ?? []),
              ],
            }),
          ),
      );
  });
}

function listShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  const attributes = evidence.links
    .filter(({ target, score }) => target.kind === 'column' && !target.column.primary && score >= 0.5)
    .slice(0, 5);
  const who = evidence.operators.some(({ operator }) => operator.kind === 'ask' && operator.word === 'who');
  return nouns.flatMap((noun) => {
    const link = noun.link ?? {
      start: 0,
      end: 0,
      target: { kind: 'table', table: noun.table.name, score: 0.8 },
      score: 0.8,
      tie: 'near' as const,
    };
    const plain: Shape = {
      op: 'list',
      base: noun.table,
      frame: { intent: 'list', head: mentionOf(link, evidence) },
      taken: spanOf(noun.link),
      score: noun.score + 0.25,
      traits: ['op:list', `head:${noun.trait}`, ...(who && !noun.table.person ? ['list:who-of-things'] : [])],
    };
    const asked = attributes
      .filter(
        (attribute) => !noun.link || attribute.end <= noun.link.start || attribute.start >= noun.link.end,
      )
      .map(
        (attribute): Shape => ({
          ...plain,
          op: 'lookup',
          frame: { ...plain.frame, attributes: [mentionOf(attribute, evidence)] },
          taken: [...plain.taken, ...spanOf(attribute)],
          score: noun.score + attribute.score * 0.4,
          traits: [
            'op:lookup',
            `head:${noun.trait}`,
            `attribute:${tieOf(attribute)}`,
            `attribute:${attribute.target.kind === 'column' ? attribute.target.column.kind : ''}`,
            `attribute:${attribute.target.kind === 'column' && attribute.target.column.table === noun.table.name ? 'own' : 'other'}`,
          ],
        }),
      );
    return [plain, ...asked];
  });
}
