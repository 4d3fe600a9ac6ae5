import type { Catalogue, ForeignKey } from '../catalogue/types.ts';

/** One step along a foreign key, in either direction. */
export interface Edge {
  from: string;
  to: string;
  /** Pairs of columns that must be equal. */
  on: readonly (readonly [from: string, to: string])[];
  /** Where the key is declared: `orders.customer_id`. */
  owner: string;
  key: ForeignKey;
  /** One row of `from` can meet several of `to`. */
  many: boolean;
}

/** Every declared foreign key as two edges. */
export function edgesOf(catalogue: Catalogue): Edge[] {
  return catalogue.tables.flatMap((table) =>
    table.foreignKeys.flatMap((key): Edge[] => {
      const pairs = key.columns.map((column, i) => [column, key.references[i] ?? ''] as const);
      const shared = { owner: table.name, key };
      return [
        { ...shared, from: table.name, to: key.table, on: pairs, many: false },
        {
          ...shared,
          from: key.table,
          to: table.name,
          on: pairs.map(([a, b]) => [b, a] as const),
          many: true,
        },
      ];
    }),
  );
}

export interface Path<Start> {
  start: Start;
  edges: Edge[];
}

const MAX_PATHS = 12;
const MAX_HOPS = 6;

/** All shortest ways from any of the starts to the table. */
export function shortestPaths<Start extends { table: { name: string } }>(
  edges: readonly Edge[],
  starts: readonly Start[],
  target: string,
): Path<Start>[] {
  let frontier: Path<Start>[] = starts.map((start) => ({ start, edges: [] }));
  const seen = new Set(starts.map((start) => start.table.name));
  for (let hop = 0; hop < MAX_HOPS && frontier.length > 0; hop++) {
    const next = frontier.flatMap((path) => extend(edges, path));
    const found = next.filter((path) => endOf(path) === target);
    if (found.length > 0) return found.slice(0, MAX_PATHS);
    frontier = next.filter((path) => !seen.has(endOf(path)));
    for (const path of frontier) seen.add(endOf(path));
  }
  return [];
}

function extend<Start extends { table: { name: string } }>(
  edges: readonly Edge[],
  path: Path<Start>,
): Path<Start>[] {
  const end = endOf(path);
  return edges.filter((edge) => edge.from === end).map((edge) => ({ ...path, edges: [...path.edges, edge] }));
}

function endOf(path: Path<{ table: { name: string } }>): string {
  return path.edges.at(-1)?.to ?? path.start.table.name;
}

/** How a caller names the step: `customers@billing_id`, with its table where the column alone could mean two. */
export function roleOf(edge: Edge, qualified = false): string {
  const column = edge.key.columns.join('+');
  return `${edge.to}@${qualified ? `${edge.owner}.` : ''}${column}`;
}

/** The ways to choose from, as a caller would name them: `ports@origin or ports@destination`. */
export function describePaths(paths: readonly Path<unknown>[]): string {
  const short = paths.map(({ edges }) => edges.at(-1)).map((last) => last && roleOf(last));
  return paths
    .map(({ edges }, i) => {
      const last = edges.at(-1);
      const qualified = short.filter((role) => role === short[i]).length > 1;
      const first = edges.slice(0, -1).map((edge) => roleOf(edge));
      return `${last ? roleOf(last, qualified) : ''}${first.length > 0 ? ` (join ${first.join(', ')} first)` : ''}`;
    })
    .join(' or ');
}
