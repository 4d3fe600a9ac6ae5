import type { Aggregate } from '../../language/operator-phrases.ts';
import type { Rank } from '../../plan/read/frame.ts';
import type { Model, Table } from '../../schema/model.ts';
import type { Doer } from '../evidence/doers.ts';
import type { Evidence, Link } from '../evidence/evidence.ts';
import { mentionOf, tieOf } from '../slots/slot.ts';
import type { Measure } from './figures.ts';
import { made, type Noun, type Shape, spanOf } from './shape.ts';

/** What is first or last of all, by which figure or number of rows. */
export function rankShapes(
  evidence: Evidence,
  model: Model,
  { nouns, figures, doers }: { nouns: readonly Noun[]; figures: readonly Measure[]; doers: readonly Doer[] },
): Shape[] {
  const found = evidence.operators.find(({ operator }) => operator.kind === 'superlative');
  const asc = /\b(?:least|fewest|lowest|smallest|worst|cheapest|shortest|earliest)\b/.test(
    evidence.tokens.map(({ lower }) => lower).join(' '),
  );
  const { kind: _, ...said } =
    found?.operator.kind === 'superlative'
      ? found.operator
      : {
          kind: 'superlative',
          direction: asc ? ('asc' as const) : ('desc' as const),
          limit: 1,
          offset: 0,
          explicit: true,
        };
  const rank: Rank = said;
  const extreme = rank.direction === 'asc' ? ('min' as const) : ('max' as const);
  const number = evidence.numbers.find(({ value }) => Number.isInteger(value) && value > 1 && value <= 20);
  const limit = rank.limit > 1 ? rank.limit : (number?.value ?? rank.limit);
  const operator = found ? [{ start: found.start, end: found.end, strength: 1 }] : [];
  const counting = number && rank.limit <= 1 ? [{ start: number.start, end: number.end, strength: 1 }] : [];
  const columns = evidence.links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = target.kind === 'column' ? model.byName.get(target.column.table) : undefined;
    return table &&
      target.kind === 'column' &&
      (target.column.kind === 'text' || target.column.reference) &&
      !target.column.primary
      ? [{ link, table, score: link.score * 0.8, trait: `column:${tieOf(link)}` }]
      : [];
  });
  const dates = evidence.links.flatMap((link): Measure[] =>
    link.target.kind === 'column' && link.target.column.kind === 'date'
      ? [{ link, column: link.target.column, score: link.score * 0.8, trait: `date:${tieOf(link)}` }]
      : [],
  );
  const done = doers.map(
    ({ link, base, score, trait, role }): Noun => ({
      link,
      table: base,
      score,
      trait: `doer:${trait}`,
      role,
    }),
  );
  const entities = [...[...nouns, ...columns].toSorted((a, b) => b.score - a.score).slice(0, 7), ...done];
  return entities.flatMap((entity) => {
    const head = entity.link ?? {
      start: 0,
      end: 0,
      target: { kind: 'table', table: entity.table.name, score: 0.8 },
      score: 0.8,
      tie: 'near' as const,
    };
    const clear = (other: Link | undefined): boolean =>
      !other || !entity.link || other.end <= entity.link.start || other.start >= entity.link.end;
    const shape = (
      op: string,
      more: Partial<Rank>,
      extra: {
        link?: Link | undefined;
        taken?: Shape['taken'];
        score: number;
        traits: string[];
        adjective: boolean;
        base: Table;
        fn?: Aggregate;
      },
    ): Shape => {
      const { adjective: _adjective, ...bare } = rank;
      return {
        op,
        base: extra.base,
        frame: {
          intent: 'list',
          head: mentionOf(head, evidence),
          rank: { ...(extra.adjective ? rank : bare), limit, ...more },
          ...(extra.fn ? { fn: extra.fn } : {}),
        },
        taken: [
          ...spanOf(entity.link),
          ...spanOf(extra.link),
          ...(extra.taken ?? []),
          ...operator,
          ...counting,
        ],
        ...(entity.role ? { role: entity.role } : {}),
        score: entity.score + extra.score + (found ? 0.2 : 0),
        traits: [`op:${op}`, `entity:${entity.trait}`, ...extra.traits],
      };
    };
    const byFigure = [...figures, ...dates]
      .filter(({ link }) => clear(link))
      .flatMap(({ link, column, score, trait, taken }): Shape[] => {
        const by = mentionOf(link ?? made(column), evidence);
        const base = model.byName.get(column.table);
        const fns: (Aggregate | undefined)[] =
          column.table === entity.table.name ? [undefined] : [undefined, 'avg', extreme];
        return base
          ? fns.map((fn) =>
              shape(
                fn ? (fn === 'avg' ? 'rank-avg' : 'rank-extreme') : 'rank-figure',
                { by },
                {
                  link,
                  ...(taken ? { taken } : {}),
                  score: score * 0.8 - (fn === extreme ? 0.15 : 0),
                  traits: [
                    `by:${trait}`,
                    `by:${column.kind}`,
                    column.table === entity.table.name ? 'by:own' : 'by:other',
                  ],
                  adjective: false,
                  base,
                  ...(fn ? { fn } : {}),
                },
              ),
            )
          : [];
      });
    const byCount = nouns
      .filter(({ link, table }) => clear(link) && (table !== entity.table || head.target.kind === 'column'))
      .map((counted) => {
        const target = counted.link ?? {
          start: 0,
          end: 0,
          target: { kind: 'table' as const, table: counted.table.name, score: 0.8 },
          score: 0.8,
          tie: 'near' as const,
        };
        return shape(
          'rank-count',
          { countOf: mentionOf(target, evidence) },
          {
            link: counted.link,
            score: counted.score * 0.8,
            traits: [`counted:${counted.trait}`],
            adjective: false,
            base: counted.table,
          },
        );
      });
    const own = found
      ? [
          shape(
            'rank-own',
            {},
            { score: 0.4, traits: [`own:${rank.adjective ?? 'none'}`], adjective: true, base: entity.table },
          ),
        ]
      : [];
    return [...byFigure, ...byCount, ...own];
  });
}
