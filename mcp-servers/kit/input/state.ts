import {
  createRequestStateCodec,
  type RequestStateCodec,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { canonicalJson, sha256 } from '@parley/platform/json';
import { z } from 'zod';
import { isAnswer, type RawAnswers } from './ask.ts';

/** What a call remembers between its rounds. It travels through the client: signed, and good for this caller alone. */
export interface RoundState {
  mint(round: Round, who: Who): Promise<string>;
  verify(state: string, who: Who): Promise<unknown>;
}

interface Who {
  subject: string;
  ctx: ServerContext;
}

export interface Call {
  tool: string;
  args: unknown;
}

interface Round extends Call {
  asked: readonly string[];
  answers: RawAnswers;
}

const roundSchema = z.object({
  tool: z.string(),
  args: z.string(),
  asked: z.array(z.string()),
  answers: z.record(z.string(), z.unknown()),
});

/** Longest that a person may think about a question outside of a task. */
const TTL_SECONDS = 900;

export function createRoundState(server: string, key: () => Promise<Uint8Array>): RoundState {
  let loaded: Promise<Uint8Array> | undefined;
  const codec = async (subject: string): Promise<RequestStateCodec> => {
    loaded ??= key();
    loaded.catch(() => (loaded = undefined));
    const bind = (): string => `${server}\0${subject}`;
    return createRequestStateCodec({ key: await loaded, ttlSeconds: TTL_SECONDS, bind });
  };
  return {
    async mint({ tool, args, asked, answers }, { subject, ctx }) {
      return (await codec(subject)).mint({ tool, args: fingerprint(args), asked, answers }, ctx);
    },
    verify: async (state, { subject, ctx }) => (await codec(subject)).verify(state, ctx),
  };
}

/**
 * The answers so far. New ones count only together with the state that says what was asked; a state of another call
 * says nothing about this one.
 */
export function answersOf(call: Call, { mcpReq }: ServerContext): RawAnswers {
  const state = roundSchema.safeParse(mcpReq.requestState());
  if (!state.success) return {};
  const { tool, args, asked, answers } = state.data;
  if (tool !== call.tool || args !== fingerprint(call.args)) return {};
  const given = Object.entries(mcpReq.inputResponses ?? {});
  return {
    ...answers,
    ...Object.fromEntries(given.filter(([key, it]) => asked.includes(key) && isAnswer(it))),
  };
}

function fingerprint(args: unknown): string {
  return sha256(canonicalJson(args ?? {})).slice(0, 32);
}
