import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type RawBuilder,
  sql,
} from 'kysely';

/** A piece of SQL: identifiers quoted, values as parameters. */
export type Sql = RawBuilder<unknown>;

/** Compiles only: nothing can be executed through it. */
const compiler = new Kysely({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

export interface CompiledSql {
  text: string;
  values: readonly unknown[];
}

export function compileSql(piece: Sql): CompiledSql {
  const { sql: text, parameters } = piece.compile(compiler);
  return { text, values: parameters };
}

/** `a, b, c`, or nothing. */
export function list(pieces: readonly Sql[]): Sql {
  return sql.join([...pieces]);
}

/** ` keyword a and b`, or nothing when there are no pieces. */
export function clause(keyword: 'where' | 'having', conditions: readonly Sql[]): Sql {
  if (conditions.length === 0) return sql``;
  return sql` ${sql.raw(keyword)} ${sql.join([...conditions], sql` and `)}`;
}
