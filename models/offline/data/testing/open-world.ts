import { describeDatabase } from '@parley/mcp-servers/enterprise-data/describe';
import { openEnterprise } from '@parley/mcp-servers/enterprise-data/enterprise';
import { queryInput } from '@parley/mcp-servers/enterprise-data/query/input';
import { toParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { type AnalyseInput, type Analysis, analyse, analyseByRules } from '../engine.ts';
import { DatabaseSchema } from '../schema/schema.ts';

export interface OpenWorld {
  schema: DatabaseSchema;
  /** Asks the engine, running every call that it wants, until it answers. */
  ask(instruction: string): Promise<Exclude<Analysis, { kind: 'calls' }>>;
  /** The same by the rules alone. */
  askRules(instruction: string): Promise<Exclude<Analysis, { kind: 'calls' }>>;
  /** What the query server returns for a call; a refusal as it is told to a model. */
  call(args: object): Promise<unknown>;
  close(): Promise<void>;
}

const rounds = 8;
const principal = { subject: 'test', scopes: ['*'], actors: [] };

/** The tables of a database, behind the real query server. */
export async function openWorld(world: { url: string; schema: string; today: string }): Promise<OpenWorld> {
  const enterprise = openEnterprise({
    url: world.url,
    schema: world.schema,
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
  return { schema, call, ask: asking(analyse), askRules: asking(analyseByRules), close: enterprise.close };
}
