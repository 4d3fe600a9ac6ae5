import type { Target } from './entry.ts';
import { idOf, type Mention } from './mention.ts';

/** How far behind the best reading another one is still kept. */
const keepWithin = 0.38;

/** A mention with the readings that are meant, best first. */
export function pruned(mention: Mention): Mention {
  const best = new Map<string, Target>();
  for (const target of mention.targets) {
    const id = idOf(target);
    const known = best.get(id);
    if (known === undefined || known.score < target.score) best.set(id, target);
  }
  const plural = /[^s]s$/i.test(mention.surface) ? 0 : 1;
  const rank = (target: Target): number => (target.kind === 'table' ? plural : 0.5);
  const sorted = withoutNamesOfKinds(mention.surface, [...best.values()]).toSorted(
    (a, b) => b.score - a.score || rank(a) - rank(b) || idOf(a).localeCompare(idOf(b)),
  );
  const top = sorted[0]?.score ?? 0;
  const targets = meant(sorted.filter((target) => target.score >= top - keepWithin));
  const { typo, ...rest } = mention;
  const relation = rest.relation || isLooseVerb(mention.surface, targets);
  return { ...rest, relation, targets, ...(typo !== undefined && top < 0.65 ? { typo } : {}) };
}

/**
 * "Customers" are rows of cust, not those who belong to the department "Customer"; nor does "team" stand for what is
 * written "TEAM" where there are teams. But "laptops" are one kind of assets, even if those are said to be laptops and phones.
 */
function withoutNamesOfKinds(surface: string, targets: Target[]): Target[] {
  if (!/^\p{Ll}+$/u.test(surface)) return targets;
  const ofKind = (target: Target): boolean =>
    target.kind === 'value' &&
    !target.loose &&
    target.score >= 0.95 &&
    targets.some(
      (other) => other.kind === 'table' && other.table === target.column.table && other.score < 0.8,
    );
  if (targets.some(ofKind)) return targets.filter((target) => target.kind !== 'table');
  const kind = Math.max(0, ...targets.map((target) => (target.kind === 'table' ? target.score : 0)));
  const isPlural = /[^s\W]s$/.test(surface);
  if (kind < (isPlural ? 0.75 : 0.95)) return targets;
  return targets.filter(
    (target) =>
      target.kind !== 'value' || (!isPlural && target.values.every((value) => isWrittenAs(value, surface))),
  );
}

const isWrittenAs = (value: string, surface: string): boolean => value === surface || /^\p{Ll}/u.test(value);

/** "Subscriptions billed": a participle that names a table only by another word. */
function isLooseVerb(surface: string, [best]: readonly Target[]): boolean {
  return /^[a-z]+ed$/.test(surface) && best?.kind === 'table' && best.score < 0.86;
}

/** A word derived from a value (engineers) speaks of people where people have that value; a yes-no column means its yes. */
function meant(targets: Target[]): Target[] {
  const derived = targets.some(
    (target) => target.kind === 'value' && target.person && target.score < 0.95 && !target.loose,
  );
  const people = derived ? targets.filter((target) => target.kind !== 'value' || target.person) : targets;
  const named = people.some((target) => target.kind === 'table' && target.score >= 0.95);
  const flags = new Set(
    people.flatMap((target) =>
      target.kind === 'flag' && target.column.kind === 'boolean' ? [target.column] : [],
    ),
  );
  return people.filter(
    (target) =>
      (target.kind !== 'column' || !flags.has(target.column)) &&
      !(named && target.kind === 'table' && target.score < 0.9) &&
      !(named && target.kind === 'value' && target.loose),
  );
}
