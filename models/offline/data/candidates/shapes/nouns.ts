import type { Model, Table } from '../../schema/model.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { impliedTable, type Link, tableOf, tieOf } from '../evidence/link.ts';
import type { Role } from '../evidence/sightings.ts';

/** Rows that a question may be about. */
export interface Noun {
  link?: Link;
  table: Table;
  score: number;
  trait: string;
  role?: Role;
}

const MOST_NAMED = 6;
const MOST_IMPLIED = 4;

const traitOf = (link: Link): string => `${link.target.kind}:${tieOf(link)}`;

/** The link of a noun; where nothing names it, one that stands for its table. */
export const linkOf = ({ link, table }: Noun): Link => link ?? impliedTable(table.name);

/** The rows that may be meant: tables and kinds that are named, and those whose columns or values are. */
export function nounsOf({ links }: Evidence, model: Model): Noun[] {
  const named = links.flatMap((link): Noun[] => {
    const { target } = link;
    const table = model.byName.get(tableOf(target));
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
  return [...sorted.slice(0, MOST_NAMED), ...[...byTable.values()].slice(0, MOST_IMPLIED)];
}
