import type { Model } from './model.ts';
import type { ForeignKey } from './schema.ts';

/** One step along a declared foreign key. */
export interface Hop {
  from: string;
  to: string;
  key: ForeignKey;
  /** up = to the one row that is referenced; down = to the many rows that refer. */
  direction: 'up' | 'down';
  /** How the tool addresses the table reached: plain, or `table@column` where two keys lead there. */
  alias: string;
}

export interface Path {
  hops: Hop[];
  cost: number;
  /** Whether a row of the base can meet several rows at the end. */
  many: boolean;
}

const longest = 4;
const hopCost = { up: 1, down: 1.4 };
/** Two rows that only share a parent are hardly related: employee → department ← project. */
const siblingCost = 4;

function hopsOf(model: Model, table: string): Hop[] {
  const found: Hop[] = [];
  for (const key of model.byName.get(table)?.foreignKeys ?? []) {
    if (model.byName.has(key.table))
      found.push({ from: table, to: key.table, key, direction: 'up', alias: key.table });
  }
  for (const other of model.tables) {
    for (const key of other.foreignKeys) {
      if (key.table === table && other.name !== table)
        found.push({ from: table, to: other.name, key, direction: 'down', alias: other.name });
    }
  }
  return found.map((hop) => ({
    ...hop,
    alias: isShared(found, hop) || hop.to === table ? `${hop.to}@${hop.key.columns[0]}` : hop.to,
  }));
}

/** Two keys between the same two tables: the role must be said. */
function isShared(hops: readonly Hop[], hop: Hop): boolean {
  return hops.some((other) => other.key !== hop.key && other.to === hop.to);
}

/** The simple paths from one table to another, cheapest first. */
export function pathsBetween(model: Model, from: string, to: string): Path[] {
  const cache = cacheOf(model);
  const id = `${from}>${to}`;
  const known = cache.get(id);
  if (known) return known;
  const found: Path[] = [];
  walk({ model, to, found }, from, { hops: [], cost: 0, many: false });
  const sorted = found.toSorted((a, b) => a.cost - b.cost || aliasOf(a).localeCompare(aliasOf(b)));
  cache.set(id, sorted);
  return sorted;
}

const caches = new WeakMap<Model, Map<string, Path[]>>();

function cacheOf(model: Model): Map<string, Path[]> {
  const known = caches.get(model) ?? new Map<string, Path[]>();
  caches.set(model, known);
  return known;
}

interface Walk {
  model: Model;
  to: string;
  found: Path[];
}

function walk(search: Walk, at: string, path: Path): void {
  if (at === search.to && path.hops.length > 0) {
    search.found.push(path);
    return;
  }
  if (path.hops.length >= longest || search.found.length > 40) return;
  for (const hop of hopsOf(search.model, at)) {
    const selfKey = hop.to === at;
    if (
      (selfKey && search.to !== at) ||
      path.hops.some((each) => each.from === hop.to) ||
      (hop.to === path.hops[0]?.from && !selfKey)
    )
      continue;
    const previous = path.hops.at(-1);
    const sibling = previous?.direction === 'up' && hop.direction === 'down';
    const cost = path.cost + hopCost[hop.direction] + (sibling ? siblingCost : 0);
    walk(search, hop.to, { hops: [...path.hops, hop], cost, many: path.many || hop.direction === 'down' });
  }
}

export function aliasOf(path: Path): string {
  return path.hops.map((hop) => hop.alias).join('/');
}
