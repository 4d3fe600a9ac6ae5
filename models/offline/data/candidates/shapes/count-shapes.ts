import { isNameOrKey } from '../evidence/columns.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { mentionOf, tieOf, useOf } from '../evidence/link.ts';
import { type Grouping, groupsRows, tellsRowsOf, UNGROUPED } from './groupings.ts';
import { linkOf, type Noun } from './nouns.ts';
import { type Shape, usesOfLink } from './shape.ts';
/** How many rows there are, of each group where groups are asked for, or how many different values. */
export function countShapes(
  evidence: Evidence,
  { nouns, groupings }: { nouns: readonly Noun[]; groupings: readonly (Grouping | undefined)[] },
  /** Whether a number is asked for in so many words. */
  said: boolean,
): Shape[] {
  const counted = nouns.flatMap((noun) =>
    groupings
      .filter((group) => !group || (tellsRowsOf(group, noun.table) && groupsRows(group, noun.table.name)))
      .map((group) => rowsCounted(evidence, { noun, group, said })),
  );
  return [...counted, ...(said ? valuesCounted(evidence, nouns) : [])];
}

function rowsCounted(
  evidence: Evidence,
  { noun, group, said }: { noun: Noun; group: Grouping | undefined; said: boolean },
): Shape {
  const op = group ? 'count-group' : 'count';
  return {
    op,
    base: noun.table,
    ...(group?.doer ? { role: group.doer.role } : {}),
    frame: { intent: 'count', head: mentionOf(linkOf(noun), evidence), groups: group?.parts ?? [] },
    taken: [...usesOfLink(noun.link), ...(group?.taken ?? [])],
    score: noun.score + (group?.score ?? UNGROUPED) + (said ? 0.3 : 0),
    traits: [`op:${op}`, `head:${noun.trait}`, ...(group?.traits ?? [])],
  };
}

/** "How many cities": the different values of a column. */
function valuesCounted(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  return evidence.links.flatMap((link): Shape[] => {
    const { target } = link;
    if (target.kind !== 'column' || !isNameOrKey(target.column)) return [];
    const owner = nouns.find(({ table }) => table.name === target.column.table)?.table;
    return owner
      ? [
          {
            op: 'distinct',
            base: owner,
            frame: { intent: 'count', distinct: true, head: mentionOf(link, evidence) },
            taken: [useOf(link)],
            score: link.score * 0.7,
            traits: ['op:distinct', `distinct:${tieOf(link)}`],
          },
        ]
      : [];
  });
}
