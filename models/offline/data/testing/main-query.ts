import { analyseByRules } from '../engine.ts';
import type { DatabaseSchema } from '../schema/schema.ts';

const MOST_ROUNDS = 6;

type Call = { arguments: object; note: string };

/** The query that answers a question, or why there is none, where no row has a name like the words looked for. */
export const mainQuery = (schema: DatabaseSchema, instruction: string): object | undefined =>
  firstQuery(schema, instruction, ({ arguments: query }) => 'aggregates' in query && !('group_by' in query));

/** The first query that looks for no name, whatever it asks for. */
export const rowsQuery = (schema: DatabaseSchema, instruction: string): object | undefined =>
  firstQuery(schema, instruction, ({ note }) => !note.startsWith('look for'));

function firstQuery(
  schema: DatabaseSchema,
  instruction: string,
  isMain: (call: Call) => boolean,
): object | undefined {
  const history: { call: { id: string; arguments: object }; result: unknown }[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const analysis = analyseByRules({
      instruction,
      context: '',
      schema,
      toolName: 'query_database',
      today: '2026-03-10',
      history,
    });
    const open = analysis.kind === 'calls' ? analysis.calls : [];
    const main = open.find(isMain);
    if (analysis.kind !== 'calls') return analysis;
    if (main) return main.arguments;
    for (const call of open)
      history.push({
        call: { id: `c${history.length}`, arguments: call.arguments },
        result: { rows: [], row_count: 0, truncated: false },
      });
  }
  return undefined;
}
