import { createLedger, type ToolTurn } from './answer/ledger.ts';
import { answerByRules, answerParts } from './answer/parts.ts';
import { buildModel, type Model } from './schema/model.ts';
import { DatabaseSchema } from './schema/schema.ts';

export interface AnalyseInput {
  instruction: string;
  context: string;
  schema: DatabaseSchema;
  toolName: string;
  /** ISO date */
  today: string;
  /** Calls made so far for this instruction, with what they returned. */
  history: readonly ToolTurn[];
}

export type Analysis =
  | { kind: 'calls'; calls: { arguments: object; note: string }[] }
  | { kind: 'answer'; text: string }
  | { kind: 'decline'; text: string };

const models = new WeakMap<object, Model>();

/** A schema is read once, however often it is asked about. */
function modelOf(schema: DatabaseSchema): Model {
  const model = models.get(schema) ?? buildModel(DatabaseSchema.parse(schema));
  models.set(schema, model);
  return model;
}

/**
 * Turns an instruction in plain words into queries, and their results into sentences.
 * It keeps no state: called again with the results so far, it reads the question again and goes on where it stopped.
 */
export const analyse = (input: AnalyseInput): Analysis => analyseWith(input, answerParts);

/** The same by the rules alone, with no other reading weighed against theirs. */
export const analyseByRules = (input: AnalyseInput): Analysis =>
  analyseWith(input, (task) => {
    const { kind, text } = answerByRules(task);
    return { kind, text };
  });

function analyseWith(input: AnalyseInput, answer: typeof answerParts): Analysis {
  const ledger = createLedger(input.history);
  const world = { model: modelOf(input.schema), today: input.today.slice(0, 10) };
  const result = answer({
    instruction: input.instruction,
    context: input.context,
    world,
    fetch: ledger.fetch,
  });
  const missing = ledger.missing();
  if (missing.length > 0) return { kind: 'calls', calls: missing };
  return result;
}
