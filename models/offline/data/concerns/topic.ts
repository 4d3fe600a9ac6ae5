import type { Token } from '../language/tokens.ts';
import type { Item } from '../link/items.ts';
import type { Model, Table } from '../schema/model.ts';

const concernWords =
  /^(concerns?|problems?|risks?|issues?|anomal(?:y|ies)|worr(?:y|ies|ying)|warnings?|bottlenecks?|shortages?|gaps?|trouble|troubles|weakness(?:es)?|irregularit(?:y|ies)|unusual|suspicious|alarming|attention)$/;
const staffingWords =
  /^(staff\w*|personnel|workforce|hiring|hire|recruit\w*|headcount|people|hr|team|teams|employees?|vacanc(?:y|ies)|understaffed|overstaffed|capacity|turnover|positions?|openings?)$/;
const openWords = /^(vacancy|opening|position|requisition|posting)$/;

/** Whether a question asks for concerns as such, and not for rows of a table that happens to be called so. */
export function asksForConcerns(tokens: readonly Token[], items: readonly Item[]): boolean {
  const at = tokens.findIndex((token) => concernWords.test(token.lower));
  if (at < 0) return false;
  const counting = items.some(
    (item) =>
      item.kind === 'operator' &&
      (item.operator.kind === 'count' ||
        item.operator.kind === 'aggregate' ||
        item.operator.kind === 'superlative'),
  );
  const named = items.some(
    (item) =>
      item.kind === 'mention' &&
      item.start <= at &&
      at < item.end &&
      (item.mention.targets[0]?.score ?? 0) > 0.9,
  );
  return !counting && !named;
}

export interface Topic {
  /** All of them when the question names none. */
  tables: Set<string>;
  staffing: boolean;
  everything: boolean;
  /** What was asked about and is nothing of this database. */
  unknown: string[];
}

/** What the concerns are about: people and what they belong to, the tables named, or everything. */
export function topicOf(model: Model, tokens: readonly Token[], items: readonly Item[]): Topic {
  const staffing = tokens.some((token) => staffingWords.test(token.lower) && !concernWords.test(token.lower));
  const named = items.flatMap((item) =>
    item.kind === 'mention' && !concernWords.test(item.surface.toLowerCase())
      ? item.mention.targets
          .filter((target) => target.score > 0.7)
          .flatMap((target) => (target.kind === 'table' ? [target.table] : []))
      : [],
  );
  const unknown = items.flatMap((item) =>
    item.kind === 'unknown' &&
    !concernWords.test(item.surface.toLowerCase()) &&
    !staffingWords.test(item.surface.toLowerCase())
      ? [item.surface]
      : [],
  );
  const tables = new Set(named);
  if (staffing) for (const table of staffingTables(model)) tables.add(table.name);
  const everything = tables.size === 0 && unknown.length === 0;
  return {
    tables: everything ? new Set(model.tables.map((table) => table.name)) : tables,
    staffing,
    everything,
    unknown,
  };
}

/** The people an organisation employs, what they belong to, and the places that are vacant. */
function staffingTables(model: Model): Table[] {
  const staff = model.tables.filter((table) => table.staff && table.person);
  const parents = staff.flatMap((table) => table.foreignKeys.map((key) => key.table));
  return model.tables.filter(
    (table) => staff.includes(table) || parents.includes(table.name) || isVacancy(table),
  );
}

export function isVacancy(table: Table): boolean {
  return openWords.test(table.words.at(-1) ?? '') || (table.words[0] === 'open' && table.words.length > 1);
}
