import type { Token } from '../language/tokens.ts';
import { verbRoles } from '../plan/scope.ts';
import type { Column, Model } from '../schema/model.ts';
import type { Target } from './entry.ts';
import type { Item } from './items.ts';

/**
 * "Raised by Ann and carried out by Ben": where several keys lead to one table, the verb beside a name says which of
 * them is meant for this name, whatever the other verbs of the question say.
 */
export function withRolesSaid(model: Model, items: readonly Item[], tokens: readonly Token[]): Item[] {
  return items.map((item, at) => {
    if (item.kind !== 'mention' || !item.mention.targets.some(isNamed)) return item;
    const lemma = verbBeside(items, at, tokens);
    const keys = lemma === undefined ? new Set<string>() : verbRoles(model, [lemma]);
    if (keys.size === 0) return item;
    const targets = item.mention.targets.map((target) => ({ ...target, ...roleOf(model, target, keys) }));
    return { ...item, mention: { ...item.mention, targets } };
  });
}

const isNamed = (target: Target): boolean => target.kind === 'value' && target.via === undefined;

/** "Raised by Ann", "carried out by Ann", "Ann raised", "Ann has raised" */
function verbBeside(items: readonly Item[], at: number, tokens: readonly Token[]): string | undefined {
  const said = (index: number): string => items[index]?.surface.toLowerCase() ?? '';
  const lemma = (index: number): string | undefined => tokens[items[index]?.start ?? -1]?.lemma;
  if (/ by$/.test(said(at - 1))) return lemma(at - 1);
  if (said(at - 1) === 'by') return lemma(/^(?:out|up|off|in|over)$/.test(said(at - 2)) ? at - 3 : at - 2);
  const verb = /^(?:has|have|had|did|ever|never|not)$/.test(said(at + 1)) ? at + 2 : at + 1;
  return /ed$|^(?:did|done|led|sold|wrote|made|drove|taught|ran|held|took|gave|saw)$/.test(said(verb)) ||
    /^did$/.test(said(at - 1))
    ? lemma(verb)
    : undefined;
}

/** The keys of that role that lead to the table of a value, from tables in which there are others. */
function roleOf(model: Model, target: Target, keys: ReadonlySet<string>): { via?: readonly Column[] } {
  if (target.kind !== 'value') return {};
  const via = model.tables.flatMap((table) => {
    const all = table.columns.filter(({ reference }) => reference?.table === target.column.table);
    const told = all.filter(({ name }) => keys.has(`${table.name}.${name}`));
    return all.length > 1 && told.length === 1 ? told : [];
  });
  return via.length > 0 ? { via } : {};
}
