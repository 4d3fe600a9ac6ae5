import { describeDatabase } from '@parley/mcp-servers/enterprise-data/describe';
import { openEnterprise } from '@parley/mcp-servers/enterprise-data/enterprise';
import { queryInput } from '@parley/mcp-servers/enterprise-data/query/input';
import { toParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { testDatabase } from '@parley/platform/testing/postgres';
import { type AnalyseInput, type Analysis, analyse, analyseByRules } from '../engine.ts';
import { DatabaseSchema } from '../schema/schema.ts';
import type { TestWorld } from './world.ts';

export interface RunningWorld {
  /** Address of its database. */
  url: string;
  schema: DatabaseSchema;
  /** Asks the engine, running every call that it wants, until it answers. */
  ask(instruction: string): Promise<Exclude<Analysis, { kind: 'calls' }>>;
  /** The same by the rules alone. */
  askRules(instruction: string): Promise<Exclude<Analysis, { kind: 'calls' }>>;
  /** The rows of a statement, as the truth to compare with. */
  truth(sql: string): Promise<unknown[][]>;
  close(): Promise<void>;
}

const rounds = 8;
const principal = { subject: 'test', scopes: ['*'], actors: [] };

/** A world in a database of its own, behind the real query server. */
export async function runWorld(world: Omit<TestWorld, 'name'>): Promise<RunningWorld> {
  const { url, database, drop } = await testDatabase();
  await database.pool.query(world.sql);
  await database.pool.query('analyze');
  const enterprise = openEnterprise({
    url,
    schema: world.schema ?? 'public',
    tables: undefined,
    restrictions: [],
    logger: silentLogger(),
  });
  const schema = DatabaseSchema.parse(JSON.parse(describeDatabase(await enterprise.describe(principal))));
  const call = async (args: object): Promise<unknown> => {
    try {
      return await enterprise.query(queryInput.parse(args), {
        principal,
        maxBytes: 90_000,
        signal: AbortSignal.timeout(20_000),
      });
    } catch (thrown) {
      const { message, hint } = toParleyError(thrown);
      return { error: message, hint };
    }
  };
  const asking =
    (read: typeof analyse) =>
    async (instruction: string): Promise<Exclude<Analysis, { kind: 'calls' }>> => {
      const history: AnalyseInput['history'][number][] = [];
      for (let round = 0; round < rounds; round += 1) {
        const analysis = read({
          instruction,
          context: '',
          schema,
          toolName: 'query_database',
          today: world.today,
          history,
        });
        if (analysis.kind !== 'calls') return analysis;
        for (const each of analysis.calls)
          history.push({
            call: { id: `c${history.length}`, arguments: each.arguments },
            result: await call(each.arguments),
          });
      }
      throw new Error(`no answer after ${rounds} rounds: ${instruction}`);
    };
  return {
    url,
    schema,
    ask: asking(analyse),
    askRules: asking(analyseByRules),
    async truth(sql) {
      const { rows } = await database.pool.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows;
    },
    async close() {
      await enterprise.close();
      await drop();
    },
  };
}
