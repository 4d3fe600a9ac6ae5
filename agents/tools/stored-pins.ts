import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import { sql } from 'kysely';
import { printOf, type ToolPins } from './pins.ts';

export interface Pin {
  server: string;
  version: string;
  tool: string;
  print: string;
}

/** Pins of all processes of an installation: what the first of them saw counts for every one, also after a restart. */
export interface StoredPins extends ToolPins {
  list(): Promise<Pin[]>;
  /** Forgets what a tool was: as it is seen next, it is accepted. Gives how many pins that were. */
  accept(server: string, tool?: string): Promise<number>;
}

const migrations = {
  '001_pins': {
    up: async (db: Parameters<ReturnType<typeof sql>['execute']>[0]) =>
      void (await sql`
        create table tools.pin (
          server text not null,
          version text not null,
          tool text not null,
          print text not null,
          at timestamptz not null default now(),
          primary key (server, version, tool)
        )`.execute(db)),
  },
};

export async function createStoredPins({ database }: { database: Database }): Promise<StoredPins> {
  await migrate(database, { schema: 'tools', migrations });
  return {
    async changed({ name, version }, tools) {
      const prints = tools.map((tool) => ({ tool: tool.name, print: printOf(tool) }));
      await database.pool.query(
        `insert into tools.pin (server, version, tool, print)
         select $1, $2, tool, print from jsonb_to_recordset($3::jsonb) as t(tool text, print text)
         order by tool on conflict do nothing`,
        [name, version, JSON.stringify(prints)],
      );
      const { rows } = await database.pool.query<Pick<Pin, 'tool' | 'print'>>(
        'select tool, print from tools.pin where server = $1 and version = $2',
        [name, version],
      );
      const pinned = new Map(rows.map(({ tool, print }) => [tool, print]));
      return new Set(prints.filter(({ tool, print }) => pinned.get(tool) !== print).map(({ tool }) => tool));
    },
    async list() {
      const { rows } = await database.pool.query<Pin>(
        'select server, version, tool, print from tools.pin order by server, version, tool',
      );
      return rows;
    },
    async accept(server, tool) {
      const { rowCount } = await database.pool.query(
        'delete from tools.pin where server = $1 and ($2::text is null or tool = $2)',
        [server, tool],
      );
      return rowCount ?? 0;
    },
  };
}
