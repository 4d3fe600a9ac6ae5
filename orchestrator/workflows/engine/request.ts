import type { Execution } from '@parley/a2a/execution';
import { type Message, textOf } from '@parley/a2a/task-types';
import { type ZodObject, z } from 'zod';
import type { Workflow } from '../define.ts';

const dataSchema = z.object({
  workflow: z.string().optional(),
  input: z.record(z.string(), z.unknown()).optional(),
  fork: z.object({ runId: z.string(), stepId: z.string() }).optional(),
});

/** The step of an earlier run from which it goes on. */
export type ForkOf = NonNullable<z.output<typeof dataSchema>['fork']>;

/** What a run is asked for, over all turns of its task: later ones add to earlier ones. */
export interface Request {
  /** Undefined when no workflow, or more than one, is named. */
  workflow: Workflow | undefined;
  input: Record<string, unknown>;
  fork?: ForkOf | undefined;
}

/** By data (`{workflow, input}`) where a program asks; by the words where a person or a model does. */
export function requestOf(
  { messages }: Pick<Execution, 'messages'>,
  workflows: readonly Workflow[],
): Request {
  const turns = messages.filter(({ role }) => role === 'user');
  const named = turns.flatMap((turn) => dataIn(turn).workflow ?? [])[0];
  const text = turns.map(({ parts }) => textOf(parts)).join('\n');
  const workflow =
    named === undefined ? workflowIn(text, workflows) : workflows.find((w) => w.name === named);
  if (!workflow) return { workflow, input: {} };
  const inputs = turns.map((turn) => ({
    ...pairsIn(textOf(turn.parts), workflow.input),
    ...dataIn(turn).input,
  }));
  const fork = turns.flatMap((turn) => dataIn(turn).fork ?? [])[0];
  return {
    workflow,
    input: Object.assign({}, ...inputs) as Record<string, unknown>,
    ...(fork ? { fork } : {}),
  };
}

function dataIn({ parts }: Message): z.output<typeof dataSchema> {
  const all = parts
    .map(({ data }) => dataSchema.safeParse(data))
    .flatMap((read) => (read.success ? [read.data] : []));
  return Object.assign({}, ...all) as z.output<typeof dataSchema>;
}

function workflowIn(text: string, workflows: readonly Workflow[]): Workflow | undefined {
  const words = plain(text);
  const found = workflows.filter(
    ({ name, title }) => words.includes(plain(name)) || words.includes(plain(title)),
  );
  return found.length === 1 ? found[0] : undefined;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const LONGEST_FIELD = 4;

/** Lines or parts such as `start date: 2026-03-01`, for the fields that the workflow takes. */
function pairsIn(text: string, input: ZodObject): Record<string, string> {
  const fields = new Map(Object.keys(input.shape).map((field) => [plain(field), field]));
  const pairs = text.split(/[\n;]|,(?=[^,:=]{1,40}[:=])/).flatMap((part) => {
    const [, before = '', value = ''] = /^([^:=]*)[:=]\s*(.+?)[.\s]*$/.exec(part) ?? [];
    const words = plain(before).split(' ');
    const endings = Array.from({ length: LONGEST_FIELD }, (_, n) => words.slice(n - LONGEST_FIELD).join(' '));
    const field = endings.map((ending) => fields.get(ending)).find((found) => found !== undefined);
    return field === undefined || value === '' ? [] : [[field, value.replace(/^["']|["']$/g, '')] as const];
  });
  return Object.fromEntries(pairs);
}
