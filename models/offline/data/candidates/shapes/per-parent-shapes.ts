import type { Evidence, Link } from '../evidence/evidence.ts';
import { mentionOf } from '../slots/slot.ts';
import type { Noun, Shape } from './shape.ts';

const MEAN = /\b(?:average|avg|mean|typically|usually|normally)\b/;

const linkOf = ({ link, table }: Noun): Link =>
  link ?? {
    start: 0,
    end: 0,
    target: { kind: 'table', table: table.name, score: 0.8 },
    score: 0.8,
    tie: 'near',
  };

/** "How many orders does a customer place on average": rows of one table over those of another that they belong to. */
export function perParentShapes(evidence: Evidence, nouns: readonly Noun[]): Shape[] {
  const text = evidence.tokens.map(({ lower }) => lower).join(' ');
  if (!MEAN.test(text)) return [];
  const tables = nouns.filter(({ link }) => link === undefined || link.target.kind === 'table');
  return tables.flatMap((child) =>
    tables
      .filter(
        (parent) => parent.link && child.table.foreignKeys.some(({ table }) => table === parent.table.name),
      )
      .filter(
        ({ link }) => !child.link || !link || link.start >= child.link.end || link.end <= child.link.start,
      )
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
          taken: [child, parent].flatMap(({ link }) =>
            link ? [{ start: link.start, end: link.end, strength: link.score }] : [],
          ),
          score: child.score * 0.6 + parent.score * 0.6 + 0.3,
          traits: ['op:per-parent', `head:${child.trait}`, `parent:${parent.trait}`],
        }),
      ),
  );
}
