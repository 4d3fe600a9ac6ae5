import type { Execution } from '@parley/a2a/execution';
import { isInterrupted, type Message, stateOf, textOf } from '@parley/a2a/task-types';
import { z } from 'zod';
import { QUESTIONS_KEY, turnsOf } from './waiting-room.ts';

const askedSchema = z.object({
  turns: z.number(),
  asked: z.array(z.object({ stepId: z.string(), taskId: z.string(), seq: z.number() })),
});

/** The caller's answer to a question of a delegated task, if there is one. */
export type Answers = (question: { taskId: string; seq: number }) => { id: string; text: string } | undefined;

/** What the caller has said since the run last asked: it answers what was asked then, or the one step that it names. */
export async function answersOf(execution: Execution): Promise<Answers> {
  const turns = turnsOf(execution);
  if (turns.length === 0) return () => undefined;
  const log = await execution.events();
  const last = log.findLast(({ event }) => isInterrupted(stateOf(event) ?? 'working'))?.event;
  const metadata = last && 'statusUpdate' in last ? last.statusUpdate.metadata : undefined;
  const asked = askedSchema.safeParse(metadata?.[QUESTIONS_KEY]);
  const answer = asked.success ? turns[asked.data.turns] : undefined;
  if (!asked.success || !answer) return () => undefined;
  const named = stepNamed(answer);
  return ({ taskId, seq }) => {
    const question = asked.data.asked.find((one) => one.taskId === taskId && one.seq === seq);
    if (!question || (named !== undefined && named !== question.stepId)) return undefined;
    return { id: answer.messageId, text: textOf(answer.parts) };
  };
}

function stepNamed({ parts }: Message): string | undefined {
  const found = z.object({ stepId: z.string() });
  return parts.flatMap(({ data }) => found.safeParse(data).data?.stepId ?? [])[0];
}
