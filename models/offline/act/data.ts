import { analyse } from '../data/engine.ts';
import { DatabaseSchema } from '../data/schema/schema.ts';
import { type Ledger, type Outcome, PENDING } from './ledger.ts';
import type { Task } from './task.ts';
import type { ShapedTool } from './tools.ts';

const UNKNOWN_DAY = '1970-01-01';

/** Answers a part of the task with structured queries; undefined when no schema was shown. */
export function fromData(part: string, x: { task: Task; tool: ShapedTool; ledger: Ledger }): Outcome {
  const { task, tool, ledger } = x;
  const schema = DatabaseSchema.safeParse(task.schema);
  if (!schema.success)
    return { kind: 'decline', text: 'The tables of the database are not known right now.' };
  const history = task.turns
    .filter((turn) => turn.tool === tool.name)
    .map((turn) => ({
      call: { id: turn.id, arguments: turn.arguments },
      result: turn.ok ? turn.result : { error: turn.error },
    }));
  const input = {
    instruction: part,
    context: task.context,
    schema: schema.data,
    toolName: tool.name,
    today: task.today || UNKNOWN_DAY,
    history,
  };
  const result = analyse(input);
  if (result.kind !== 'calls') return result;
  for (const call of result.calls) ledger.call(tool.name, { ...call.arguments });
  if (ledger.wanted().length > 0) return PENDING;
  return { kind: 'decline', text: 'The figures could not be looked up before the work had to end.' };
}
