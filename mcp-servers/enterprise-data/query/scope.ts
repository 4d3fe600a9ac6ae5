import { ParleyError } from '@parley/platform/errors';
import type { Catalogue, Column, Table } from '../catalogue/types.ts';
import { columnNames, didYouMean, findNamed, findTable, listed, unknownColumn } from './names.ts';
import { describePaths, type Edge, edgesOf, type Path, roleOf, shortestPaths } from './paths.ts';

/** A table as it takes part in one query; the same table may take part in several roles. */
export interface Source {
  /** How the query calls it: `orders`, `users@author_id`. */
  ref: string;
  table: Table;
  alias: string;
}

export interface Join {
  source: Source;
  from: Source;
  edge: Edge;
}

export interface Located {
  source: Source;
  column: Column;
}

/** The tables of one query and how they hang together; grows as columns of further tables are named. */
export interface Scope {
  base: Source;
  joins: readonly Join[];
  /** Brings a table in by `table`, `table@fk_column` or `table@owner.fk_column`. */
  join(ref: string): Source;
  /** The column that a text names, or nothing; joins its table when needed. */
  find(text: string): Located | undefined;
  /** As `find`, with an error that names what there is. */
  column(text: string): Located;
}

const MAX_SOURCES = 12;

/** Starts a query at a table. */
export function createScope(catalogue: Catalogue, tableName: string): Scope {
  const base: Source = { ref: '', table: findTable(catalogue, tableName), alias: 't0' };
  base.ref = base.table.name;
  const joins: Join[] = [];
  const edges = edgesOf(catalogue);
  const sources = () => [base, ...joins.map((join) => join.source)];

  function add(from: Source, edge: Edge, ref: string): Source {
    const alias = `t${joins.length + 1}`;
    if (joins.length >= MAX_SOURCES) {
      throw new ParleyError('invalid_input', `A query can join at most ${MAX_SOURCES} tables.`, {
        hint: 'Ask in two queries.',
      });
    }
    const source = { ref, table: findTable(catalogue, edge.to), alias };
    joins.push({ source, from, edge });
    return source;
  }

  function along(path: Path<Source>, lastRef: string): Source {
    return path.edges.reduce(
      (from, edge, i) => add(from, edge, i === path.edges.length - 1 ? lastRef : edge.to),
      path.start,
    );
  }

  function byTable(table: Table): Source {
    const present = sources().filter((source) => source.table.name === table.name);
    const named =
      present.find((source) => source.ref === table.name) ?? (present.length === 1 ? present[0] : undefined);
    if (named) return named;
    if (present.length > 1) throw severalRoles(table, present);
    return along(choose(table.name, shortestPaths(edges, sources(), table.name), base), table.name);
  }

  function byRole(table: Table, role: string): Source {
    const ref = `${table.name}@${role}`;
    const present = sources().find((source) => source.ref === ref);
    if (present) return present;
    const matching = edges.filter((edge) => edge.to === table.name && isRole(edge, role));
    if (matching.length === 0) throw unknownRole(table, role, edges);
    const { edge, from } = attach(matching, sources());
    return add(from ?? byTable(findTable(catalogue, edge.from)), edge, ref);
  }

  function join(ref: string): Source {
    const known = sources().find((source) => source.ref === ref);
    if (known) return known;
    const { table, role } = parseRef(catalogue, ref);
    return role === undefined ? byTable(table) : byRole(table, role);
  }

  function find(text: string): Located | undefined {
    const own = findNamed(base.table.columns, text);
    if (own) return { source: base, column: own };
    for (const { left, right } of splits(text)) {
      const table = tableOfRef(catalogue, left);
      const column = table && findNamed(table.columns, right);
      if (column) return { source: join(left), column };
    }
    return inJoined(
      text,
      joins.map(({ source }) => source),
    );
  }

  return {
    base,
    joins,
    join,
    find,
    column: (text) => find(text) ?? notFound(catalogue, text, sources()),
  };
}

/** Takes the one way there; when there are several, the one that meets a single row for each. */
export function choose(target: string, paths: Path<Source>[], base: Source): Path<Source> {
  const single = paths.filter((path) => path.edges.every((edge) => !edge.many));
  const [first, second] = single.length === 1 ? single : paths;
  if (first && !second) return first;
  if (!first) {
    throw new ParleyError('invalid_input', `No foreign keys lead from "${base.table.name}" to "${target}".`, {
      hint: 'Read schema://database for the foreign keys, or ask each table in a query of its own.',
    });
  }
  throw new ParleyError('invalid_input', `There are several ways from "${base.table.name}" to "${target}".`, {
    hint: `Say which: ${describePaths(paths)}.`,
  });
}

function attach(matching: Edge[], sources: Source[]): { edge: Edge; from?: Source } {
  const direct = matching.flatMap((edge) =>
    sources.filter((source) => source.table.name === edge.from).map((from) => ({ edge, from })),
  );
  const forward = direct.filter(({ edge }) => !edge.many);
  const [first, second] = forward.length > 0 ? forward : direct;
  if (first && (!second || first.edge !== second.edge || first.from.alias === 't0')) return first;
  const [only, other] = matching;
  if (!first && only && !other) return { edge: only };
  throw new ParleyError('invalid_input', 'There are several foreign keys of that name.', {
    hint: `Say which: ${matching.map((edge) => roleOf(edge, true)).join(' or ')}.`,
  });
}

function isRole(edge: Edge, role: string): boolean {
  const columns = [edge.key.columns.join('+'), ...edge.key.columns];
  return columns.some((column) => role === column || role === `${edge.owner}.${column}`);
}

function unknownRole(table: Table, role: string, edges: Edge[]): ParleyError {
  const roles = edges.filter((edge) => edge.to === table.name).map((edge) => roleOf(edge));
  return new ParleyError('invalid_input', `No foreign key "${role}" leads to "${table.name}".`, {
    hint: `${didYouMean(`${table.name}@${role}`, roles)}Known: ${listed([...new Set(roles)])}.`,
  });
}

function severalRoles(table: Table, present: Source[]): ParleyError {
  return new ParleyError('invalid_input', `"${table.name}" takes part in several roles here.`, {
    hint: `Say which: ${present.map((source) => source.ref).join(' or ')}.`,
  });
}

function parseRef(catalogue: Catalogue, ref: string): { table: Table; role?: string } {
  const whole = findNamed(catalogue.tables, ref);
  if (whole) return { table: whole };
  const at = ref.lastIndexOf('@');
  if (at <= 0) return { table: findTable(catalogue, ref) };
  return { table: findTable(catalogue, ref.slice(0, at)), role: ref.slice(at + 1) };
}

function tableOfRef(catalogue: Catalogue, ref: string): Table | undefined {
  const at = ref.lastIndexOf('@');
  return (
    findNamed(catalogue.tables, ref) ?? (at > 0 ? findNamed(catalogue.tables, ref.slice(0, at)) : undefined)
  );
}

/** Every way to read `a.b.c` as table and column: names may hold dots themselves. */
function splits(text: string): { left: string; right: string }[] {
  const dots = [...text].flatMap((char, i) => (char === '.' ? [i] : []));
  return dots.map((i) => ({ left: text.slice(0, i), right: text.slice(i + 1) })).reverse();
}

function inJoined(text: string, joined: Source[]): Located | undefined {
  const found = joined.flatMap((source) => {
    const column = findNamed(source.table.columns, text);
    return column ? [{ source, column }] : [];
  });
  if (found.length < 2) return found[0];
  throw new ParleyError('invalid_input', `The column "${text}" is in several of the joined tables.`, {
    hint: `Say which: ${found.map(({ source, column }) => `${source.ref}.${column.name}`).join(' or ')}.`,
  });
}

function notFound(catalogue: Catalogue, text: string, sources: Source[]): never {
  const qualified = splits(text)
    .map(({ left }) => tableOfRef(catalogue, left))
    .find(Boolean);
  if (qualified) throw unknownColumn(text, [qualified]);
  const error = unknownColumn(text, [...new Set(sources.map((source) => source.table))]);
  const elsewhere = catalogue.tables
    .filter((table) => columnNames(table).includes(text))
    .map((t) => `${t.name}.${text}`);
  if (elsewhere.length === 0) throw error;
  throw new ParleyError('invalid_input', error.message, {
    hint: `It is in ${listed(elsewhere)}. ${error.hint}`,
  });
}
