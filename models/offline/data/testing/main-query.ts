import { analyse } from '../engine.ts';
import type { DatabaseSchema } from '../schema/schema.ts';

const MOST_ROUNDS = 6;

/** The query that answers a question, or why there is none, where no row has a name like the words looked for. */
export function mainQuery(schema: DatabaseSchema, instruction: string): object | undefined {
  const history: { call: { id: string; arguments: object }; result: unknown }[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const analysis = analyse({
      instruction,
      context: '',
      schema,
      toolName: 'query_database',
      today: '2026-03-10',
      history,
    });
    const open = analysis.kind === 'calls' ? analysis.calls : [];
    const main = open.find(({ arguments: query }) => 'aggregates' in query && !('group_by' in query));
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
