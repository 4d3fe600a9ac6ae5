import { stem } from '../language/stem.ts';
import { synonyms } from '../language/thesaurus.ts';
import type { Mention } from '../link/mention.ts';
import { type Hop, type Path, pathsBetween } from '../schema/graph.ts';
import { type Column, columnOf, type Model, type Table } from '../schema/model.ts';

/** One query in the making: its base table, and how the other tables are reached from it. */
export interface Scope {
  model: Model;
  base: Table;
  joins: string[];
  used: Map<string, Path>;
  /** A row of the base may meet several joined rows. */
  many: boolean;
  cost: number;
  /** Foreign key columns the question names: they decide between two ways to one table. */
  roles: ReadonlySet<string>;
  /** Why a way to a table could not be chosen. */
  unclear: string[];
}

export function newScope(model: Model, base: Table, roles: ReadonlySet<string>): Scope {
  return { model, base, joins: [], used: new Map(), many: false, cost: 0, roles, unclear: [] };
}

/** Keys of the schema that some mention may mean: "home team" → home_team_id. */
export function roleHints(mentions: readonly Mention[]): ReadonlySet<string> {
  return new Set(
    mentions.flatMap((mention) =>
      mention.targets.flatMap((target) =>
        target.kind === 'column' &&
        target.column.reference &&
        isHint(mention, target.score) &&
        !isKindOf(mention, target.column.reference.table, target.score)
          ? [`${target.column.table}.${target.column.name}`]
          : [],
      ),
    ),
  );
}

/** "Practices" are the sites of that kind, not just those which a key is said to lead to. */
const isKindOf = ({ surface, targets }: Mention, table: string, score: number): boolean =>
  /[^s]s$/.test(surface) &&
  targets.some((each) => each.kind === 'value' && each.column.table === table && each.score >= score);

/**
 * The name of a table is no role of a key that leads to it, nor is a verb that rather names a date, or a kind ("practice")
 * that the comment of a key happens to mention.
 */
function isHint({ targets, relation }: Mention, score: number): boolean {
  const table = targets.find((target) => target.kind === 'table')?.score ?? 0;
  const [first] = targets;
  const best = first?.score ?? 0;
  const isKind = first?.kind === 'value' && !first.person && best > score + clearly;
  return score >= 0.6 && table < score && !isKind && !(relation && best > score + 0.02);
}

const clearly = 0.1;

/** What people do with a row, and the keys that say who or where: received → ship_addr_id, carried out → done_by. */
const deeds: [verb: RegExp, key: RegExp][] = [
  [/^(?:receive|get)$/, /^(?:ship|shipping|deliver|delivery|recipient|receiver|destination)$/],
  [/^(?:send|dispatch)$/, /^(?:sender|origin|source)$/],
  [/^(?:do|carry|perform|conduct|execute|clean|make)$/, /^(?:done|performed|carried|executed|made)$/],
  [/^(?:sell|bring|supply)$/, /^(?:seller|supplier|vendor)$/],
  [/^(?:buy|purchase)$/, /^(?:buyer|purchaser)$/],
];

/** Keys whose role a verb of the question tells: "assisted" → assistant_id, "owns" → owner_emp. */
export function verbRoles(model: Model, verbs: readonly string[]): ReadonlySet<string> {
  return new Set(
    model.tables.flatMap((table) =>
      table.columns.flatMap((column) =>
        column.reference && verbs.some((verb) => isCalledBy(column, verb) || isToldBy(column, verb))
          ? [`${table.name}.${column.name}`]
          : [],
      ),
    ),
  );
}

/** "Work at a site" says no more than being there. */
const tellsNothing = /^(?:have|come|work|live|belong|take|place|list|show|give|tell|find|count|name|number)$/;

/** The key is named after the deed, or after the one who does it: a lecturer is who teaches. */
function isCalledBy({ words }: Column, verb: string): boolean {
  if (tellsNothing.test(verb)) return false;
  if (words.some((word) => deeds.some(([deed, key]) => deed.test(verb) && key.test(word)))) return true;
  if (verb.length < 3) return false;
  const agents = [
    `${verb}er`,
    `${verb}r`,
    `${verb}or`,
    `${verb.replace(/e$/, '')}or`,
    `${verb}n`,
    `${verb}d`,
  ];
  return words.some(
    (word) =>
      (verb.length > 3 && stem(verb) === stem(word)) ||
      agents.some((agent) => agent === word || synonyms(agent).has(word)),
  );
}

/** What its comment says of whom it leads to: "Colleague who led the interview". */
function isToldBy({ comment = '' }: Column, verb: string): boolean {
  if (verb.length <= 3 || tellsNothing.test(verb)) return false;
  const [, told = ''] = /\b(?:who|that|whom)\b(.*)$/.exec(comment.split(/[.;]/)[0] ?? '') ?? [];
  return (told.match(/\p{L}+/gu) ?? []).some(
    (word) => word.length > 3 && stem(word.toLowerCase()) === stem(verb),
  );
}

const tooFar = 7;

/** The way from the base to a table that the question most likely means. */
export function findPath(scope: Scope, table: string): { path: Path; rival?: Path } | undefined {
  const known = scope.used.get(table);
  if (known) return { path: known };
  const scored = pathsBetween(scope.model, scope.base.name, table)
    .map((path) => ({
      path,
      cost:
        path.cost -
        1.5 * hintsOn(scope, path) -
        0.5 * sharedHops(scope, path) +
        0.2 * unsaidRoles(scope, path) +
        optionalCost * optionalHops(scope, path) +
        (isOptionalRole(scope, path) ? 0.1 : 0),
    }))
    .toSorted((a, b) => a.cost - b.cost);
  const [best, second] = scored;
  if (!best || best.path.cost > tooFar) return undefined;
  const rival = second && second.cost - best.cost < 0.05 ? second.path : undefined;
  return rival ? { path: best.path, rival } : { path: best.path };
}

function hintsOn(scope: Scope, path: Path): number {
  return path.hops.filter((hop) =>
    scope.roles.has(`${hop.direction === 'up' ? hop.from : hop.to}.${hop.key.columns[0]}`),
  ).length;
}

/** A key that may be empty leads only some rows on: a longer way that all of them go is better. */
const optionalCost = 0.9;

function optionalHops({ model, roles }: Scope, path: Path): number {
  if (path.hops.length < 2) return 0;
  return path.hops.filter(({ direction, from, key }) => {
    const column = direction === 'up' ? columnOf(model, from, key.columns[0] ?? '') : undefined;
    return column?.nullable === true && !roles.has(`${from}.${column.name}`);
  }).length;
}

/** Of two keys to one table, the one that every row has is meant before one that may be empty. */
function isOptionalRole({ model, roles }: Scope, { hops }: Path): boolean {
  const [hop, more] = hops;
  const column =
    hop && !more
      ? columnOf(model, hop.direction === 'up' ? hop.from : hop.to, hop.key.columns[0] ?? '')
      : undefined;
  return column?.nullable === true && !roles.has(`${column.table}.${column.name}`);
}

/** Keys along the way that play a part which nobody spoke of: home_branch_id beside branch_id. */
function unsaidRoles({ model, roles }: Scope, path: Path): number {
  return path.hops.filter(({ direction, from, to, key }) => {
    const [owner, parent] = direction === 'up' ? [from, to] : [to, from];
    const column = columnOf(model, owner, key.columns[0] ?? '');
    const words = model.byName.get(parent)?.words ?? [];
    const isPlain = column?.words.every(
      (word) => words.includes(word) || /^(id|code|number|key)$/.test(word),
    );
    return isPlain === false && !roles.has(`${owner}.${column?.name}`);
  }).length;
}

function sharedHops(scope: Scope, path: Path): number {
  return path.hops.filter((hop) => scope.joins.includes(hop.alias)).length;
}

/** How far a table is from the base: 0 for itself, undefined when no key leads there. */
export function distance(scope: Scope, table: string): number | undefined {
  if (table === scope.base.name) return 0;
  return findPath(scope, table)?.path.cost;
}

/** Whether reaching the table can multiply the rows of the base. */
export function isMany(scope: Scope, table: string): boolean {
  return table !== scope.base.name && (findPath(scope, table)?.path.many ?? true);
}

/** Joins a table and says how its columns are addressed; undefined when no key leads there. */
export function join(scope: Scope, table: string): string | undefined {
  if (table === scope.base.name) return '';
  const found = findPath(scope, table);
  if (!found) return undefined;
  if (found.rival) scope.unclear.push(`${describePath(found.path)} or ${describePath(found.rival)}`);
  const taken = tablesOf(scope);
  const hops = found.path.hops.map((hop) => {
    const alias = unambiguous(scope, hop, taken);
    taken.add(hop.to);
    if (!scope.joins.includes(alias)) scope.joins.push(alias);
    return { ...hop, alias };
  });
  if (!scope.used.has(table)) {
    scope.used.set(table, { ...found.path, hops });
    scope.cost += found.path.cost;
  }
  scope.many ||= found.path.many;
  return hops.at(-1)?.alias;
}

function tablesOf(scope: Scope): Set<string> {
  return new Set([
    scope.base.name,
    ...[...scope.used.values()].flatMap((path) => path.hops.map((hop) => hop.to)),
  ]);
}

/** The plain name of a table, or with its key where another table of the query leads there too. */
function unambiguous(scope: Scope, hop: Hop, taken: ReadonlySet<string>): string {
  if (hop.alias.includes('@') || scope.joins.includes(hop.alias)) return hop.alias;
  const tables = [...taken].filter(
    (name) =>
      scope.model.byName.get(name)?.foreignKeys.some((key) => key.table === hop.to) ||
      scope.model.byName.get(hop.to)?.foreignKeys.some((key) => key.table === name),
  );
  return tables.length > 1
    ? `${hop.to}@${hop.direction === 'up' ? hop.from : hop.to}.${hop.key.columns[0]}`
    : hop.alias;
}

function describePath(path: Path): string {
  const role = path.hops.find((each) => each.alias.includes('@'));
  if (role) return `${role.to} by ${role.key.columns[0]}`;
  const [last, ...between] = path.hops.map((hop) => hop.to).toReversed();
  return between.length > 0 ? `${last} through ${between.toReversed().join(' and ')}` : (last ?? '');
}

/** How the query addresses a column; joins what it takes. A natural key is read from the base's own column. */
export function address(scope: Scope, column: Column): string | undefined {
  if (column.expression) {
    const alias = join(scope, column.table);
    if (alias === undefined) return undefined;
    const prefix = alias === '' ? '' : `${alias}.`;
    const { left, operator, right, leftColumn, rightColumn } = column.expression;
    const side = (name: string, other?: Column): string =>
      (other && address(scope, other)) ?? `${prefix}${name}`;
    return `${side(left, leftColumn)} ${operator} ${side(right, rightColumn)}`;
  }
  if (column.table === scope.base.name) return column.name;
  const own = ownKey(scope, column);
  if (own) return own;
  const alias = join(scope, column.table);
  return alias === undefined ? undefined : `${alias}.${column.name}`;
}

function ownKey(scope: Scope, column: Column): string | undefined {
  const keys = scope.base.foreignKeys.filter(
    (key) => key.table === column.table && key.columns.length === 1 && key.references[0] === column.name,
  );
  if (keys.length === 1) return keys[0]?.columns[0];
  return keys.find((key) => scope.roles.has(`${scope.base.name}.${key.columns[0]}`))?.columns[0];
}

/** Distance of a column, where a natural key in the base counts as the base's own. */
export function columnDistance(scope: Scope, column: Column): number | undefined {
  if (column.table === scope.base.name) return 0;
  return ownKey(scope, column) ? 0.3 : distance(scope, column.table);
}

export function columnIsMany(scope: Scope, column: Column): boolean {
  return column.table !== scope.base.name && !ownKey(scope, column) && isMany(scope, column.table);
}
