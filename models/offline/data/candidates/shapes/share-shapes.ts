import { isAdditive } from '../../plan/semantics.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedColumn, mentionOf } from '../evidence/link.ts';
import { surely } from '../evidence/span.ts';
import type { Measure } from './figures.ts';
import { type Grouping, groupsRows } from './groupings.ts';
import { linkOf, type Noun } from './nouns.ts';
import { type Shape, usesOfLink } from './shape.ts';

interface Parts {
  nouns: readonly Noun[];
  figures: readonly Measure[];
  groupings: readonly (Grouping | undefined)[];
}

/** Which condition tells the part: the last that is said, the first, or all of them. */
const PARTS = ['last', 'first', 'all'] as const;

export function shareShapes(evidence: Evidence, { nouns, figures, groupings }: Parts): Shape[] {
  const counted = nouns.flatMap((noun) =>
    groupings
      .filter((group) => !group || isSaid(group, noun))
      .flatMap((group) => PARTS.map((part) => shareOf(evidence, { noun, group, part }))),
  );
  return [...counted, ...counted.flatMap((shape) => ofFigures(evidence, shape, figures))];
}

interface Share {
  noun: Noun;
  group: Grouping | undefined;
  part: (typeof PARTS)[number];
}

function shareOf(evidence: Evidence, { noun, group, part }: Share): Shape {
  const said = evidence.operators.find(({ operator }) => operator.kind === 'share');
  const op = group ? 'share-group' : 'share';
  return {
    op,
    base: noun.table,
    frame: {
      intent: 'share',
      head: mentionOf(linkOf(noun), evidence),
      groups: group?.parts ?? [],
      ...(group ? { shareEach: true as const } : {}),
    },
    part,
    taken: [...usesOfLink(noun.link), ...(said ? [surely(said)] : []), ...(group?.taken ?? [])],
    score: noun.score + 0.6 + (group ? group.score - 0.4 : 0) - PARTS.indexOf(part) * 0.15,
    traits: [
      `op:${op}`,
      `head:${noun.trait}`,
      ...(part === 'last' ? [] : [`part:${part}`]),
      ...(group?.traits ?? []),
    ],
  };
}

/** A share of each group is only given where groups are asked for. */
const isSaid = (group: Grouping, { table }: Noun): boolean =>
  groupsRows(group, table.name) &&
  group.traits.some((trait) => /^group:(?:after|grain$|values$)/.test(trait));

/** The share of a sum rather than of the number of rows: "which percentage of the income". */
function ofFigures(evidence: Evidence, shape: Shape, figures: readonly Measure[]): Shape[] {
  return figures
    .filter(
      ({ column, score, link }) =>
        isAdditive(column) && column.table === shape.base.name && (score >= 0.6 || !link),
    )
    .slice(0, 2)
    .map(
      ({ column, link, score, trait }): Shape => ({
        ...shape,
        op: `${shape.op}-sum`,
        frame: { ...shape.frame, shareOf: mentionOf(link ?? impliedColumn(column), evidence) },
        taken: [...shape.taken, ...usesOfLink(link)],
        score: shape.score - 0.3 + score * 0.4,
        traits: [`op:${shape.op}-sum`, ...shape.traits.slice(1), `measure:${trait}`],
      }),
    );
}
