import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseOrThrow } from '@parley/platform/errors';
import pg from 'pg';
import { z } from 'zod';
import { type Question, readQuestions } from './questions.ts';

/** The day all worlds are asked about. */
export const TODAY = '2026-11-30';

/** `world.json` of a world. */
const manifestSchema = z.strictObject({
  name: z.string().min(1),
  title: z.string().min(1),
  /** PostgreSQL schema of its tables; `none` where it has none. */
  schema: z.string().min(1),
  /** Nobody looks at its single answers: scores only. */
  heldOut: z.boolean().optional(),
});

/** An organisation of its own: a database, a folder of documents, and questions with known answers. */
export interface World {
  name: string;
  title: string;
  schema: string;
  heldOut: boolean;
  /** Folder of Markdown files; unset where the world is the sample company, which the service brings along. */
  documents: string | undefined;
  /** SQL that makes the database; unset likewise. */
  sql: string | undefined;
  questions: Question[];
}

async function readManifest(folder: string) {
  const file = join(folder, 'world.json');
  const text = await readFile(file, 'utf8');
  return parseOrThrow(manifestSchema, JSON.parse(text), file);
}

export async function readWorld(folder: string): Promise<World> {
  const { heldOut = false, ...manifest } = await readManifest(folder);
  const script = join(folder, 'schema.sql');
  const documents = join(folder, 'documents');
  return {
    ...manifest,
    heldOut,
    documents: existsSync(documents) ? documents : undefined,
    sql: existsSync(script) ? await readFile(script, 'utf8') : undefined,
    questions: await readQuestions(join(folder, 'questions.jsonl')),
  };
}

/** All worlds below a folder, by name; of the others than those asked for no question is read. */
export async function readWorlds(root: string, asked: { heldOut?: boolean } = {}): Promise<World[]> {
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => join(root, entry.name));
  const found = await Promise.all(
    folders.sort().map(async (folder) => {
      const { heldOut = false } = await readManifest(folder);
      return heldOut === (asked.heldOut ?? heldOut) ? [await readWorld(folder)] : [];
    }),
  );
  return found.flat();
}

/** Makes the world's tables and rows in an empty database. */
export async function loadTables(world: World, url: string): Promise<void> {
  if (world.sql === undefined) return;
  await withClient(url, async (client) => {
    await client.query(world.sql ?? '');
    // Else the server does it at some moment of its own, and rows that are equal change places.
    await client.query('vacuum analyze');
  });
}

/** Runs expected-value queries against a world's tables. */
export async function withWorldClient<T>(
  world: World,
  url: string,
  work: (query: (text: string) => Promise<unknown[][]>) => Promise<T>,
): Promise<T> {
  return await withClient(url, async (client) => {
    await client.query(`set search_path = ${client.escapeIdentifier(world.schema)}`);
    return await work(async (text) => {
      const result = await client.query<unknown[]>({ text, rowMode: 'array' });
      return result.rows;
    });
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser: parserOf } });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

const NUMERIC = [20, 21, 23, 700, 701, 1700];
const BOOLEAN = 16;

/** Numbers as numbers, everything else as PostgreSQL writes it: a date must not become an instant of some time zone. */
function parserOf(oid: number): (text: string) => unknown {
  if (NUMERIC.includes(oid)) return Number;
  if (oid === BOOLEAN) return (text) => text === 't';
  return (text) => text;
}
