import type { Evidence } from '../evidence/evidence.ts';
import { mentionOf } from '../evidence/link.ts';
import { textOf } from '../evidence/span.ts';
import { linkOf, type Noun } from './nouns.ts';
import { areApart, type Shape, usesOfLink } from './shape.ts';

const MEAN = /\b(?:average|avg|mean|typically|usually|normally)\b/;

/** "How many orders does a customer place on average": rows of one table over those of another that they belong to. */
export function perParentShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  if (!MEAN.test(textOf(evidence))) return [];
  const tables = nouns.filter(({ link }) => link === undefined || link.target.kind === 'table');
  return tables.flatMap((child) =>
    tables
      .filter(
        (parent) => parent.link && child.table.foreignKeys.some(({ table }) => table === parent.table.name),
      )
      .filter(({ link }) => areApart(link, child.link))
      .map(
        (parent): Shape => ({
          op: 'per-parent',
          base: child.table,
          frame: {
            intent: 'count',
            countPerParent: true,
            head: mentionOf(linkOf(child), evidence),
            groups: [{ mention: mentionOf(linkOf(parent), evidence) }],
          },
          taken: [child, parent].flatMap(({ link }) => usesOfLink(link)),
          score: child.score * 0.6 + parent.score * 0.6 + 0.3,
          traits: ['op:per-parent', `head:${child.trait}`, `parent:${parent.trait}`],
        }),
      ),
  );
}
