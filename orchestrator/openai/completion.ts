import { isInterrupted, isTerminal, type Task } from '@parley/a2a/task-types';
import { type ErrorCode, ParleyError } from '@parley/platform/errors';
import type { Run, RunStatus } from '../api.ts';
import type { RunContext } from '../context.ts';
import { emptyRun } from '../runs/empty-run.ts';
import { applyEvent } from '../runs/reduce.ts';
import { watchRun } from '../runs/watch.ts';
import { narrate } from './narrate.ts';
import { type ChatCompletion, type CompletionUsage, MODEL_ID } from './schema.ts';

/** A piece of the reply as it comes; the run is the one after it. */
export interface Piece {
  run: Run;
  reasoning: string;
  content: string;
}

/** The reply piece by piece, until the run ends or asks its caller. */
export async function* piecesOf(ctx: RunContext, task: Task, signal: AbortSignal): AsyncGenerator<Piece> {
  let run = emptyRun(task);
  const answer = createGrowingText();
  for await (const event of watchRun({ ctx, input: { runId: task.id, after: 0, signal } })) {
    run = applyEvent(run, event);
    const asks = isInterrupted(run.status) ? (run.message ?? '') : '';
    const content = asks === '' ? answer.grownTo(run.answer ?? '') : answer.followedBy(asks);
    yield { run, reasoning: narrate(event), content };
    if (isTerminal(run.status) || isInterrupted(run.status)) return;
  }
}

const RULE = '\n\n---\n\n';

/** What was sent can't be taken back: a text that was begun anew follows below a rule. */
function createGrowingText() {
  let shown = '';
  return {
    /** What to send, so that the reader has the whole text. */
    grownTo(text: string): string {
      if (text === '' || text === shown) return '';
      const before = shown;
      shown = text;
      return text.startsWith(before) ? text.slice(before.length) : `${RULE}${text}`;
    },
    followedBy: (text: string): string => (shown === '' ? text : `\n\n${text}`),
  };
}

const FAULTS: Partial<Record<RunStatus, { code: ErrorCode; message: string }>> = {
  failed: { code: 'model_failed', message: 'The run failed.' },
  rejected: { code: 'invalid_input', message: 'The question was refused.' },
  canceled: { code: 'canceled', message: 'The run was stopped.' },
};

/** Throws when a run ended without an answer. */
export function assertAnswered(run: Run): void {
  const fault = FAULTS[run.status];
  if (fault) throw new ParleyError(fault.code, run.message ?? fault.message, { hint: `Run ${run.runId}.` });
}

export function usageOf({ usage }: Run): CompletionUsage {
  const { inputTokens, outputTokens } = usage;
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}

/** What every object of one reply has in common. */
export function replyHead(run: Pick<Run, 'runId' | 'threadId' | 'createdAt'>) {
  const { runId, threadId, createdAt } = run;
  return {
    id: `chatcmpl-${runId}`,
    created: Math.floor(Date.parse(createdAt) / 1_000),
    model: MODEL_ID,
    metadata: { runId, threadId },
  };
}

export function chatCompletion(run: Run, said: { content: string; reasoning: string }): ChatCompletion {
  return {
    ...replyHead(run),
    object: 'chat.completion',
    system_fingerprint: run.model?.names.join(', ') ?? '',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: said.content,
          reasoning_content: said.reasoning,
          refusal: null,
        },
        finish_reason: 'stop',
        logprobs: null,
      },
    ],
    usage: usageOf(run),
  };
}
