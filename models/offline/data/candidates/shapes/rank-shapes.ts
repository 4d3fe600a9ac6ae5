import type { Aggregate } from '../../language/operator-phrases.ts';
import type { Rank } from '../../plan/read/frame.ts';
import type { Model, Table } from '../../schema/model.ts';
import { isNameOrKey } from '../evidence/columns.ts';
import type { Doer } from '../evidence/doers.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FIRST_WORD, impliedColumn, mentionOf, tieOf } from '../evidence/link.ts';
import { surely, textOf, type Use } from '../evidence/span.ts';
import type { Measure } from './figures.ts';
import { linkOf, type Noun } from './nouns.ts';
import { areApart, type Shape, usesOfLink } from './shape.ts';

const MOST_ENTITIES = 7;
const MOST_LISTED = 20;

interface Parts {
  nouns: readonly Noun[];
  figures: readonly Measure[];
  doers: readonly Doer[];
}

interface Ranking {
  evidence: Evidence;
  model: Model;
  rank: Rank;
  /** The same without what a superlative says by itself, where it is said by what. */
  bare: Rank;
  /** The words that ask for a rank, and the number of places where it stands apart. */
  uses: readonly Use[];
  /** Whether a superlative asks for it. */
  said: boolean;
}

/** What is first or last of all, by which figure or number of rows. */
export function rankShapes(evidence: Evidence, model: Model, { nouns, figures, doers }: Parts): Shape[] {
  const ranking = rankingIn(evidence, model);
  const measures = [...figures, ...datesNamed(evidence)];
  return entitiesOf(ranking, nouns, doers).flatMap((entity) => [
    ...measures
      .filter(({ link }) => areApart(link, entity.link))
      .flatMap((measure) => byFigure(ranking, entity, measure)),
    ...byCount(ranking, entity, nouns),
    ...(ranking.said ? [byItself(ranking, entity)] : []),
  ]);
}

const ASCENDING = /\b(?:least|fewest|lowest|smallest|worst|cheapest|shortest|earliest)\b/;

/** The rank that is asked for; without a superlative, the first or the last place as other words tell. */
function rankingIn(evidence: Evidence, model: Model): Ranking {
  const superlative = evidence.operators.flatMap(({ operator, start, end }) => {
    if (operator.kind !== 'superlative') return [];
    const { kind: _, ...rank } = operator;
    return [{ rank, start, end }];
  })[0];
  const asked: Rank = superlative?.rank ?? {
    direction: ASCENDING.test(textOf(evidence)) ? 'asc' : 'desc',
    limit: 1,
    offset: 0,
    explicit: true,
  };
  const places =
    asked.limit > 1
      ? undefined
      : evidence.numbers.find(({ value }) => Number.isInteger(value) && value > 1 && value <= MOST_LISTED);
  const rank = { ...asked, limit: places?.value ?? asked.limit };
  const { adjective: _, ...bare } = rank;
  return {
    evidence,
    model,
    rank,
    bare,
    uses: [superlative, places].flatMap((span) => (span ? [surely(span)] : [])),
    said: superlative !== undefined,
  };
}

const datesNamed = ({ links }: Evidence): Measure[] =>
  links.flatMap((link) =>
    link.target.kind === 'column' && link.target.column.kind === 'date'
      ? [{ link, column: link.target.column, score: link.score * 0.8, trait: `date:${tieOf(link)}` }]
      : [],
  );

/** What may be ranked: rows, the values of a column, and those who did something to the rows. */
function entitiesOf({ evidence, model }: Ranking, nouns: readonly Noun[], doers: readonly Doer[]): Noun[] {
  const columns = evidence.links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'column' ? model.byName.get(target.column.table) : undefined;
    return table && target.kind === 'column' && isNameOrKey(target.column)
      ? [{ link, table, score: link.score * 0.8, trait: `column:${tieOf(link)}` }]
      : [];
  });
  const named = [...nouns, ...columns].toSorted((a, b) => b.score - a.score).slice(0, MOST_ENTITIES);
  const done = doers.map(
    ({ link, base, score, trait, role }): Noun => ({
      link,
      table: base,
      score,
      trait: `doer:${trait}`,
      role,
    }),
  );
  return [...named, ...done];
}

interface Criterion {
  op: string;
  base: Table;
  rank: Rank;
  fn?: Aggregate;
  uses: readonly Use[];
  score: number;
  traits: string[];
}

function ranked({ evidence, uses, said }: Ranking, entity: Noun, by: Criterion): Shape {
  return {
    op: by.op,
    base: by.base,
    frame: {
      intent: 'list',
      head: mentionOf(linkOf(entity), evidence),
      rank: by.rank,
      ...(by.fn ? { fn: by.fn } : {}),
    },
    taken: [...usesOfLink(entity.link), ...by.uses, ...uses],
    ...(entity.role ? { role: entity.role } : {}),
    score: entity.score + by.score + (said ? 0.2 : 0),
    traits: [`op:${by.op}`, `entity:${entity.trait}`, ...by.traits],
  };
}

/** By a figure of the rows, or by the mean or the extreme of a figure of other rows that belong to them. */
function byFigure(
  ranking: Ranking,
  entity: Noun,
  { link, column, score, trait, taken = [] }: Measure,
): Shape[] {
  const { evidence, model, bare } = ranking;
  const base = model.byName.get(column.table);
  if (!base) return [];
  const by = mentionOf(link ?? impliedColumn(column, FIRST_WORD), evidence);
  const own = base === entity.table;
  const criterion: Criterion = {
    op: 'rank-figure',
    base,
    rank: { ...bare, by },
    uses: [...usesOfLink(link), ...taken],
    score: score * 0.8,
    traits: [`by:${trait}`, `by:${column.kind}`, own ? 'by:own' : 'by:other'],
  };
  const extreme: Criterion = {
    ...criterion,
    op: 'rank-extreme',
    fn: bare.direction === 'asc' ? 'min' : 'max',
    score: score * 0.8 - 0.15,
  };
  const all: Criterion[] = own
    ? [criterion]
    : [criterion, { ...criterion, op: 'rank-avg', fn: 'avg' }, extreme];
  return all.map((each) => ranked(ranking, entity, each));
}

/** By the number of rows that belong to each. */
function byCount(ranking: Ranking, entity: Noun, nouns: readonly Noun[]): Shape[] {
  const column = linkOf(entity).target.kind === 'column';
  return nouns
    .filter(({ link, table }) => areApart(link, entity.link) && (table !== entity.table || column))
    .map((counted) =>
      ranked(ranking, entity, {
        op: 'rank-count',
        base: counted.table,
        rank: { ...ranking.bare, countOf: mentionOf(linkOf(counted), ranking.evidence) },
        uses: usesOfLink(counted.link),
        score: counted.score * 0.8,
        traits: [`counted:${counted.trait}`],
      }),
    );
}

/** By what the superlative says alone: "the oldest truck". */
const byItself = (ranking: Ranking, entity: Noun): Shape =>
  ranked(ranking, entity, {
    op: 'rank-own',
    base: entity.table,
    rank: ranking.rank,
    uses: [],
    score: 0.4,
    traits: [`own:${ranking.rank.adjective ?? 'none'}`],
  });
