import { loadModule, parseSync, type ScanToken, scanSync } from 'libpg-query';
import { refuse } from './refuse.ts';

export const MAX_SQL = 10_000;

/** A node of PostgreSQL's parse tree: `{ SelectStmt: { … } }` around its fields. */
export type Tree = Readonly<Record<string, unknown>>;

export interface Parsed {
  text: string;
  statement: Tree;
  /** Offsets are bytes of UTF-8. */
  tokens: readonly ScanToken[];
}

/** Loads PostgreSQL's own parser (WebAssembly); once for a process, before the first statement. */
export const loadParser: () => Promise<void> = loadModule;

/** Parses exactly one statement. */
export function parseOne(sql: string): Parsed {
  // The parser reads up to a NUL, the server something else: both must see the same text.
  if (sql.includes('\0') || !sql.isWellFormed()) {
    refuse('The SQL holds characters that are no text.', 'Remove them.');
  }
  const { statements, tokens } = parsed(sql);
  const [first, second] = statements;
  if (!first) refuse('There is no SQL statement.', 'Write one SELECT.');
  if (second) refuse('Only one statement is run at a time.', 'Write one SELECT, without a second statement.');
  if (tokens.some(({ text }) => /^u&/i.test(text))) {
    refuse('Escapes of the form U&"…" are not taken.', 'Write the characters themselves.');
  }
  const bytes = Buffer.from(sql);
  const end = tokens.findLast(({ text, tokenName }) => text !== ';' && tokenName !== 'SQL_COMMENT')?.end;
  return { text: bytes.subarray(0, end).toString(), statement: first, tokens };
}

function parsed(sql: string): { statements: Tree[]; tokens: readonly ScanToken[] } {
  try {
    const statements = (parseSync(sql).stmts ?? []).map(({ stmt }) => stmt as Tree);
    return { statements, tokens: scanSync(sql).tokens };
  } catch (error) {
    const near = /near "(.{1,60})"/s.exec(error instanceof Error ? error.message : '')?.[1];
    return refuse(
      `The SQL cannot be parsed${near ? `, near ${JSON.stringify(near)}` : ''}.`,
      'Write one SELECT in the dialect of PostgreSQL.',
    );
  }
}
