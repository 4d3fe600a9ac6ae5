import { Annotation } from '@langchain/langgraph';
import type { Outcome } from '@parley/a2a/execution';
import type { ToolCall, Usage } from '@parley/models/types';

/** One reply of the model, its calls under ids of ours. */
export interface Turn {
  content: string;
  toolCalls: ToolCall[];
}

/** What became of one tool call. */
export interface CallRecord {
  id: string;
  /** Under which the model called it. */
  name: string;
  /** Empty when the model called a tool that there isn't. */
  server: string;
  tool: string;
  title: string;
  arguments: Record<string, unknown>;
  ok: boolean;
  result?: unknown;
  error?: string;
  /** Said to the model besides the result. */
  note?: string;
  /** Answered from the first call of the same tool with the same arguments. */
  sameAs?: string;
}

/** Why the loop ends early. */
export interface Stop {
  code: 'model_turns' | 'tool_calls' | 'repeated_call' | 'tokens' | 'time';
  message: string;
}

const NOTHING: Usage = { inputTokens: 0, outputTokens: 0, usd: 0 };

export function addUsage(a: Usage, b: Usage): Usage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    usd: a.usd + b.usd,
  };
}

/** Small on purpose: every channel that changes is written down before the next step. */
export const SpecialistState = Annotation.Root({
  startedAt: Annotation<string>(),
  turns: Annotation<Turn[], Turn[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
  calls: Annotation<CallRecord[], CallRecord[]>({ reducer: (a, b) => [...a, ...b], default: () => [] }),
  usage: Annotation<Usage, Usage>({ reducer: addUsage, default: () => NOTHING }),
  stop: Annotation<Stop | undefined>(),
  outcome: Annotation<Outcome | undefined>(),
});

export type SpecialistState = typeof SpecialistState.State;
