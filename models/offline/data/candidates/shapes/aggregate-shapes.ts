import type { Aggregate } from '../../language/operator-phrases.ts';
import { isYearColumn } from '../../plan/semantics.ts';
import type { Model, Table } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { FIRST_WORD, impliedColumn, mentionOf } from '../evidence/link.ts';
import { surely } from '../evidence/span.ts';
import type { Measure } from './figures.ts';
import { type Grouping, tellsRowsOf, UNGROUPED } from './groupings.ts';
import { type Shape, usesOfLink } from './shape.ts';
import { unitAsked } from './span-measures.ts';
import { type Summary, summariesOf } from './summaries.ts';

const CERTAINTY: Record<Summary['by'], number> = { said: 0.4, unsaid: 0.1, guess: -0.1 };

/** A total, a mean or an extreme of a figure. */
export function aggregateShapes(
  evidence: Evidence,
  model: Model,
  { figures, groupings }: { figures: readonly Measure[]; groupings: readonly (Grouping | undefined)[] },
): Shape[] {
  const summaries = summariesOf(evidence);
  return figures.flatMap((figure) => {
    const base = model.byName.get(figure.column.table);
    if (!base) return [];
    const measured = measuredBy(evidence, figure);
    return summaries
      .filter(({ fn }) => !isMeaningless(fn, figure))
      .flatMap((summary) =>
        groupings
          .filter((group) => !group || tellsRowsOf(group, base))
          .map((group) => summarised({ base, figure, measured, summary, group })),
      );
  });
}

/** Years are never added up. */
const isMeaningless = (fn: Aggregate, { column }: Measure): boolean => fn === 'sum' && isYearColumn(column);

/** The figure, as it is asked for. */
function measuredBy(evidence: Evidence, { link, column }: Measure): Shape['frame'] {
  const unit = unitAsked(evidence, column);
  const mention = mentionOf(link ?? impliedColumn(column, FIRST_WORD), evidence);
  return {
    measure: link ? mention : { ...mention, surface: column.name },
    ...(unit ? { inUnit: unit } : {}),
  };
}

interface Parts {
  base: Table;
  figure: Measure;
  measured: Shape['frame'];
  summary: Summary;
  group: Grouping | undefined;
}

function summarised({ base, figure, measured, summary, group }: Parts): Shape {
  const { fn, span, by } = summary;
  const op = group ? `${fn}-group` : fn;
  return {
    op,
    base,
    ...(group?.doer ? { role: group.doer.role } : {}),
    frame: { intent: 'aggregate', fn, totalAsked: fn === 'sum', ...measured, groups: group?.parts ?? [] },
    taken: [
      ...usesOfLink(figure.link),
      ...(figure.taken ?? []),
      ...(span ? [surely(span)] : []),
      ...(group?.taken ?? []),
    ],
    score: figure.score + (group?.score ?? UNGROUPED) + CERTAINTY[by],
    traits: [`op:${op}`, `measure:${figure.trait}`, `fn:${by}`, ...(group?.traits ?? [])],
  };
}
