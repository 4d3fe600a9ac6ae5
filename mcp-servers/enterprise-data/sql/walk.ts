import { FUNCTIONS, MAX_MADE_TEXT, NODES, SIZED, SYSTEM_COLUMNS, TIME_VALUES, TYPES } from './allowed.ts';
import type { Tree } from './parse.ts';
import { refuse } from './refuse.ts';

/** A table as the statement names it. */
export interface TableName {
  schema: string | undefined;
  name: string;
  /** Byte offset of the name. */
  at: number;
}

export interface WalkOptions {
  /** Types of the database itself that a value may be cast to, as PostgreSQL writes them. */
  types: ReadonlySet<string>;
}

/** Goes through the whole tree, refuses what only an allow-list lets pass, and returns the tables that it reads. */
export function tablesRead(statement: Tree, options: WalkOptions): TableName[] {
  const tables: TableName[] = [];
  visit(statement, { ...options, tables, ctes: new Set() });
  return tables;
}

interface Walk extends WalkOptions {
  tables: TableName[];
  /** Names that a WITH around this place has defined. */
  ctes: ReadonlySet<string>;
}

function visit(value: unknown, walk: Walk): void {
  if (value === null || typeof value !== 'object') return;
  const fields = value as Tree;
  const inner = withScope(fields, walk);
  for (const [key, child] of Object.entries(fields)) {
    if (/^[A-Z]/.test(key)) checkNode(key, child as Tree, inner);
    if (key === 'typeName' || key === 'TypeName') checkType(child as Tree, walk);
    if (key === 'intoClause') refuse('SELECT INTO makes a table.', 'Leave INTO out.');
    if (key !== 'withClause') visit(child, inner);
  }
}

/** What a WITH defines holds for its statement; each of its queries sees those before it, or all when recursive. */
function withScope(fields: Tree, walk: Walk): Walk {
  const clause = fields['withClause'] as { ctes?: Tree[]; recursive?: boolean } | undefined;
  if (!clause) return walk;
  const names = (clause.ctes ?? []).map((cte) => String((cte['CommonTableExpr'] as Tree)['ctename']));
  const reserved = names.find((name) => /^pg_/i.test(name));
  if (reserved !== undefined)
    refuse(`"${reserved}" is a reserved name.`, 'Name the WITH query something else.');
  for (const [i, cte] of (clause.ctes ?? []).entries()) {
    const known = clause.recursive ? names : names.slice(0, i);
    visit(cte, { ...walk, ctes: new Set([...walk.ctes, ...known]) });
  }
  return { ...walk, ctes: new Set([...walk.ctes, ...names]) };
}

const CHECKS: Readonly<Record<string, (node: Tree, walk: Walk) => void>> = {
  RangeVar: noteTable,
  FuncCall: checkFunction,
  A_Expr: ({ name }) => checkOperator(namesOf(name)),
  ColumnRef: ({ fields }) => checkColumn(namesOf(fields)),
  A_Indirection: ({ indirection }) => checkColumn(namesOf(indirection)),
  CollateClause: ({ collname }) => checkCatalogName(namesOf(collname), 'collation'),
  SubLink: ({ operName }) => checkOperator(namesOf(operName)),
  SortBy: ({ useOp }) => checkOperator(namesOf(useOp)),
  RangeTableSample: ({ method }) => checkSample(namesOf(method)),
  SQLValueFunction({ op }) {
    if (!TIME_VALUES.has(String(op)))
      refuse('Who is connected cannot be asked.', 'Leave current_user and the like out.');
  },
};

function checkNode(kind: string, node: Tree, walk: Walk): void {
  if (!NODES.has(kind)) {
    refuse(
      `${described(kind)} is not allowed here: this tool only reads.`,
      'Write one SELECT (WITH, joins, grouping, window functions and set operations are fine).',
    );
  }
  CHECKS[kind]?.(node, walk);
}

function described(kind: string): string {
  return kind.endsWith('Stmt')
    ? `A statement of the kind ${kind.replace(/Stmt$/, '')}`
    : `The construct ${kind}`;
}

function noteTable(node: Tree, walk: Walk): void {
  const { schemaname, relname, catalogname, location } = node;
  if (catalogname !== undefined)
    refuse('A table of another database cannot be read.', 'Name the table alone.');
  const name = String(relname);
  if (schemaname === undefined && walk.ctes.has(name)) return;
  walk.tables.push({
    schema: schemaname === undefined ? undefined : String(schemaname),
    name,
    at: Number(location ?? 0),
  });
}

function checkFunction(node: Tree): void {
  const names = namesOf(node['funcname']);
  const name = names.at(-1) ?? '';
  if (!isCatalog(names) || !FUNCTIONS.has(name)) {
    refuse(
      `The function "${names.join('.')}" is not allowed.`,
      'Use the usual functions for numbers, text, dates, arrays, JSON, aggregates and windows.',
    );
  }
  const args = (node['args'] ?? []) as Tree[];
  const size = SIZED[name];
  if (size !== undefined && !(smallNumber(args[size]) <= MAX_MADE_TEXT)) {
    refuse(`${name} takes a number up to ${MAX_MADE_TEXT}, written out.`, 'Write the number itself.');
  }
  if (name === 'format' && !/^(?!.*%\d{4,})[^*]*$/s.test(constantText(args[0]))) {
    refuse('format takes a constant pattern without large widths.', 'Use || or to_char.');
  }
}

function smallNumber(arg: Tree | undefined): number {
  const constant = arg?.['A_Const'] as { ival?: { ival?: number } } | undefined;
  return constant?.ival ? (constant.ival.ival ?? 0) : Number.NaN;
}

/** The text of a constant; `*`, which no pattern may hold, for anything else. */
function constantText(arg: Tree | undefined): string {
  const constant = arg?.['A_Const'] as { sval?: { sval?: string } } | undefined;
  return constant?.sval ? (constant.sval.sval ?? '') : '*';
}

function checkOperator(names: string[]): void {
  if (!isCatalog(names)) refuse('An operator with a schema is not allowed.', 'Write the operator alone.');
}

function checkCatalogName(names: string[], what: string): void {
  if (!isCatalog(names)) refuse(`A ${what} with a schema is not allowed.`, 'Name it alone.');
}

function checkSample(names: string[]): void {
  if (!isCatalog(names) || !['bernoulli', 'system'].includes(names.at(-1) ?? ''))
    refuse('This way to sample is not known.', 'Use TABLESAMPLE BERNOULLI or SYSTEM.');
}

/** `e.pg_typeof` would call a function, and the columns of the system say nothing about the data. */
function checkColumn(names: string[]): void {
  const last = names.at(-1) ?? '';
  if (/^pg_/i.test(last) || SYSTEM_COLUMNS.has(last))
    refuse(`There is no column "${last}".`, 'Use the columns of schema://database.');
  if (names.length > 2)
    refuse('A column is named as column or table.column.', 'Give the table an alias and use that.');
}

function checkType(type: Tree, walk: Walk): void {
  const names = namesOf(type['names']);
  const name = names.at(-1) ?? '';
  if (isCatalog(names) && TYPES.has(name)) return;
  if (walk.types.has(names.join('.'))) return;
  refuse(`Nothing can be cast to "${names.join('.')}".`, 'Cast to text, numbers, dates, intervals or JSON.');
}

function isCatalog(names: readonly string[]): boolean {
  return names.length < 2 || (names.length === 2 && names[0] === 'pg_catalog');
}

function namesOf(list: unknown): string[] {
  return ((list ?? []) as Tree[]).flatMap((item) => {
    const text = (item['String'] as { sval?: string } | undefined)?.sval;
    return text === undefined ? [] : [text];
  });
}
