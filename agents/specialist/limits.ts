import type { Config } from '@parley/platform/config';
import type { AgentLimits } from '../define.ts';
import type { SpecialistState, Stop } from './state.ts';

/** The limits of one task of a specialist. */
export interface Limits {
  modelTurns: number;
  toolCalls: number;
  tokens: number;
  /** From the start until the loop is ended; what is left until the deadline is for the answer. */
  seconds: number;
}

const DEFAULT_TOKENS = 400_000;
/** Share of the time in which tools may still be called. */
const WORKING_SHARE = 0.75;

/** An agent may ask for less than the configuration allows, never for more. */
export function limitsOf(config: Config['limits'], own: AgentLimits = {}): Limits {
  return {
    modelTurns: Math.min(config.modelTurns, own.modelTurns ?? config.modelTurns),
    toolCalls: Math.min(config.toolCalls, own.toolCalls ?? config.toolCalls),
    tokens: own.tokens ?? DEFAULT_TOKENS,
    seconds: Math.min(config.stepSeconds, own.seconds ?? config.stepSeconds),
  };
}

/** The moment after which the loop ends with what there is. */
export function endOfWork(startedAt: string, limits: Limits, deadline?: Date): number {
  const start = Date.parse(startedAt);
  const end = Math.min(start + limits.seconds * 1000, deadline?.getTime() ?? Number.POSITIVE_INFINITY);
  return start + (end - start) * WORKING_SHARE;
}

export interface Progress {
  state: Pick<SpecialistState, 'startedAt' | 'turns' | 'calls' | 'usage' | 'stop'>;
  limits: Limits;
  deadline?: Date | undefined;
  now: number;
}

/** The limit that is reached before the next turn of the model, if one is. */
export function limitReached({ state, limits, deadline, now }: Progress): Stop | undefined {
  if (state.stop) return state.stop;
  const tokens = state.usage.inputTokens + state.usage.outputTokens;
  if (tokens >= limits.tokens) {
    return { code: 'tokens', message: `the limit of ${limits.tokens} tokens was reached` };
  }
  if (now >= endOfWork(state.startedAt, limits, deadline)) {
    return { code: 'time', message: 'the time for this step ran out' };
  }
  if (state.turns.length >= limits.modelTurns - 1 && state.calls.length > 0) {
    return { code: 'model_turns', message: `the limit of ${limits.modelTurns} model turns was reached` };
  }
  return undefined;
}
