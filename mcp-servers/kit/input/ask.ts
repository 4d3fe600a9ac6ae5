import { type InputRequests, inputRequired } from '@modelcontextprotocol/server';
import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import type { AskInput, InputAnswer, InputQuestion } from '../../define.ts';
import { jsonSchemaOf } from '../schema.ts';

/** Answers as the client gave them, by the keys of the questions. */
export type RawAnswers = Readonly<Record<string, unknown>>;

/** Ends a run of a tool that has to know something first; the tool runs again with the answers. */
export class InputRequired extends Error {
  override readonly name = 'InputRequired';
  readonly requests: InputRequests;
  constructor(requests: InputRequests) {
    super('The tool has a question.');
    this.requests = requests;
  }
}

const answerSchema = z.object({
  action: z.enum(['accept', 'decline', 'cancel']),
  content: z.record(z.string(), z.unknown()).optional(),
});

/** Whether this can be the answer to a question at all. */
export function isAnswer(value: unknown): boolean {
  return answerSchema.safeParse(value).success;
}

/** Gives the answers that are there, and ends the run with the questions that are open. */
export function askWith(answers: RawAnswers): AskInput {
  return async (questions) => {
    const given: Record<string, InputAnswer<never>> = {};
    const requests: InputRequests = {};
    for (const [key, question] of Object.entries(questions)) {
      const answer = answerTo(question, Object.hasOwn(answers, key) ? answers[key] : undefined);
      if (answer) given[key] = answer as InputAnswer<never>;
      else requests[key] = requestOf(question);
    }
    if (Object.keys(requests).length > 0) throw new InputRequired(requests);
    return given as never;
  };
}

/** For a tool whose results are kept: nobody else may be given what somebody's answer came to. */
export const NEVER_ASKS: AskInput = async () => {
  throw new ParleyError('internal', 'The tool asks its caller, but its results may be cached.');
};

function answerTo({ fields }: InputQuestion, raw: unknown): InputAnswer<unknown> | undefined {
  const answer = answerSchema.safeParse(raw);
  if (!answer.success) return undefined;
  const { action, content } = answer.data;
  if (action !== 'accept') return { action };
  const parsed = fields.safeParse(content ?? {});
  return parsed.success ? { action, content: parsed.data } : undefined;
}

function requestOf({ message, fields }: InputQuestion) {
  const { properties = {}, required = [] } = jsonSchemaOf(fields, 'input');
  const requestedSchema = { type: 'object' as const, properties, required };
  return inputRequired.elicit({ message, requestedSchema } as Parameters<typeof inputRequired.elicit>[0]);
}
