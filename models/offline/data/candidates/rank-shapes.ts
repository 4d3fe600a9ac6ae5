import type { Aggregate } from '../language/operator-phrases.ts';
import type { Rank } from '../plan/read/frame.ts';
import type { Model, Table } from '../schema/model.ts';
import type { Doer } from './doers.ts';
import type { Evidence, Link } from './evidence.ts';
import type { Measure } from './figures.ts';
import { made, type Noun, type Shape, spanOf } from './shape.ts';
import { mentionOf, tieOf } from './slot.ts';

interface Ranks {
  evidence: Evidence;
  model: Model;
  rank: Rank;
  limit: number;
  /** The words of the ranking itself. */
  said: Shape['taken'];
  superlative: boolean;
}

interface Parts {
  nouns: readonly Noun[];
  figures: readonly Measure[];
  doers: readonly Doer[];
}

const LEAST = /\b(?:least|fewest|lowest|smallest|worst|cheapest|shortest|earliest)\b/;
const MOST_ENTITIES = 7;

/** What is first or last of all, by which figure or number of rows. */
export function rankShapes(evidence: Evidence, model: Model, parts: Parts): Shape[] {
  const ranks = ranksAsked(evidence, model);
  return entitiesOf(evidence, model, parts).flatMap((entity) => [
    ...byFigures(ranks, entity, [...parts.figures, ...datesIn(evidence)]),
    ...byCounts(ranks, entity, parts.nouns),
    ...byOwnSize(ranks, entity),
  ]);
}

/** How many are wanted from which end, as far as it is said. */
function ranksAsked(evidence: Evidence, model: Model): Ranks {
  const found = evidence.operators.find(({ operator }) => operator.kind === 'superlative');
  const asc = LEAST.test(evidence.tokens.map(({ lower }) => lower).join(' '));
  const { kind: _, ...rank } =
    found?.operator.kind === 'superlative'
      ? found.operator
      : {
          kind: 'superlative',
          direction: asc ? ('asc' as const) : ('desc' as const),
          limit: 1,
          offset: 0,
          explicit: true,
        };
  const number = evidence.numbers.find(({ value }) => Number.isInteger(value) && value > 1 && value <= 20);
  return {
    evidence,
    model,
    rank,
    limit: rank.limit > 1 ? rank.limit : (number?.value ?? rank.limit),
    said: [
      ...(found ? [{ start: found.start, end: found.end, strength: 1 }] : []),
      ...(number && rank.limit <= 1 ? [{ start: number.start, end: number.end, strength: 1 }] : []),
    ],
    superlative: found !== undefined,
  };
}

/** What may be ranked: rows, the values of a column, and those who did something. */
function entitiesOf({ links }: Evidence, model: Model, { nouns, doers }: Parts): Noun[] {
  const columns = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'column' ? model.byName.get(target.column.table) : undefined;
    return table &&
      target.kind === 'column' &&
      (target.column.kind === 'text' || target.column.reference) &&
      !target.column.primary
      ? [{ link, table, score: link.score * 0.8, trait: `column:${tieOf(link)}` }]
      : [];
  });
  const done = doers.map(
    ({ link, base, score, trait, role }): Noun => ({
      link,
      table: base,
      score,
      trait: `doer:${trait}`,
      role,
    }),
  );
  return [...[...nouns, ...columns].toSorted((a, b) => b.score - a.score).slice(0, MOST_ENTITIES), ...done];
}

const datesIn = ({ links }: Evidence): Measure[] =>
  links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && link.target.column.kind === 'date'
      ? [{ link, column: link.target.column, score: link.score * 0.8, trait: `date:${tieOf(link)}` }]
      : [],
  );

const impliedBy = (table: string): Link => ({
  start: 0,
  end: 0,
  target: { kind: 'table', table, score: 0.8 },
  score: 0.8,
  tie: 'near',
});

const isClear = (entity: Noun, other: Link | undefined): boolean =>
  !other || !entity.link || other.end <= entity.link.start || other.start >= entity.link.end;

interface Extra {
  more: Partial<Rank>;
  link?: Link | undefined;
  taken?: Shape['taken'];
  score: number;
  traits: string[];
  adjective?: true;
  base: Table;
  fn?: Aggregate;
}

function shapeOf(
  { evidence, rank, limit, said, superlative }: Ranks,
  entity: Noun,
  op: string,
  extra: Extra,
): Shape {
  const { adjective: _adjective, ...bare } = rank;
  return {
    op,
    base: extra.base,
    frame: {
      intent: 'list',
      head: mentionOf(entity.link ?? impliedBy(entity.table.name), evidence),
      rank: { ...(extra.adjective ? rank : bare), limit, ...extra.more },
      ...(extra.fn ? { fn: extra.fn } : {}),
    },
    taken: [...spanOf(entity.link), ...spanOf(extra.link), ...(extra.taken ?? []), ...said],
    ...(entity.role ? { role: entity.role } : {}),
    score: entity.score + extra.score + (superlative ? 0.2 : 0),
    traits: [`op:${op}`, `entity:${entity.trait}`, ...extra.traits],
  };
}

const OPS = { avg: 'rank-avg', min: 'rank-extreme', max: 'rank-extreme' };

function byFigures(ranks: Ranks, entity: Noun, figures: readonly Measure[]): Shape[] {
  const extreme = ranks.rank.direction === 'asc' ? ('min' as const) : ('max' as const);
  return figures
    .filter(({ link }) => isClear(entity, link))
    .flatMap(({ link, column, score, trait, taken }): Shape[] => {
      const base = ranks.model.byName.get(column.table);
      if (!base) return [];
      const own = column.table === entity.table.name;
      const fns = own ? [undefined] : [undefined, 'avg' as const, extreme];
      return fns.map((fn) =>
        shapeOf(ranks, entity, fn ? OPS[fn] : 'rank-figure', {
          more: { by: mentionOf(link ?? made(column), ranks.evidence) },
          link,
          ...(taken ? { taken } : {}),
          score: score * 0.8 - (fn === extreme ? 0.15 : 0),
          traits: [`by:${trait}`, `by:${column.kind}`, own ? 'by:own' : 'by:other'],
          base,
          ...(fn ? { fn } : {}),
        }),
      );
    });
}

function byCounts(ranks: Ranks, entity: Noun, nouns: readonly Noun[]): Shape[] {
  const ofColumn = entity.link?.target.kind === 'column';
  return nouns
    .filter(({ link, table }) => isClear(entity, link) && (table !== entity.table || ofColumn))
    .map(({ link, table, score, trait }) =>
      shapeOf(ranks, entity, 'rank-count', {
        more: { countOf: mentionOf(link ?? impliedBy(table.name), ranks.evidence) },
        link,
        score: score * 0.8,
        traits: [`counted:${trait}`],
        base: table,
      }),
    );
}

/** "The biggest": by what the adjective says of such rows. */
function byOwnSize(ranks: Ranks, entity: Noun): Shape[] {
  if (!ranks.superlative) return [];
  const traits = [`own:${ranks.rank.adjective ?? 'none'}`];
  return [
    shapeOf(ranks, entity, 'rank-own', { more: {}, score: 0.4, traits, adjective: true, base: entity.table }),
  ];
}
