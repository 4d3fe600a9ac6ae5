import type { Turn } from '@parley/a2a/execution';
import { toParleyError } from '@parley/platform/errors';
import type { Principal } from '@parley/platform/identity/principal';
import { stableId } from '@parley/platform/ids';
import type { Logger } from '@parley/platform/logger';
import { z } from 'zod';
import { callTool, type ToolRequest } from '../tools/call.ts';
import type { McpGateway } from '../tools/gateway.ts';
import type { Recalled } from './build-context.ts';

/** What outlives a conversation's newest messages: kept at the MCP server `memory`, for each user separately. */
export interface Memory {
  /** What was remembered of the caller's conversations that bears on a question; nothing when it can't be asked. */
  recall(about: { principal: Principal; question: string; signal: AbortSignal }): Promise<Recalled[]>;
  /** Keeps turns that fell out of a thread's newest messages. The same turn is kept once. */
  keep(
    turns: readonly Turn[],
    about: { principal: Principal; threadId: string; signal: AbortSignal },
  ): Promise<void>;
}

const SERVER = 'memory';
const AGENT = 'coordinator';
const SCOPES = ['memory:read', 'memory:write'];
/** A question does not wait for memories. */
const TIMEOUT_MS = 1_500;
const TOP_K = 5;
const LEAST_RELEVANCE = 0.25;
const QUERY_CHARS = 500;
const TURN_CHARS = 1_200;

const recalledSchema = z.object({
  results: z.array(z.object({ text: z.string(), relevance: z.number(), remembered_at: z.string() })),
});

export function createMemory({ gateway, logger }: { gateway: McpGateway; logger: Logger }): Memory {
  const call = async (
    tool: string,
    { principal, ...request }: Omit<ToolRequest, 'timeoutMs'> & { principal: Principal },
  ): Promise<unknown> => {
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]);
    const caller = { principal, agent: AGENT, scopes: SCOPES };
    try {
      const outcome = await gateway.use({ server: SERVER, caller, signal }, (client) =>
        callTool(client, { tool }, { ...request, signal, timeoutMs: TIMEOUT_MS }),
      );
      if (outcome.ok) return outcome.result;
      logger.info({ tool, reason: outcome.error }, 'the memory refused');
    } catch (error) {
      request.signal.throwIfAborted();
      // A caller without the scopes has no memory here; a memory that is away is done without.
      logger.info({ tool, err: toParleyError(error) }, 'the memory could not be used');
    }
    return undefined;
  };
  return {
    async recall({ principal, question, signal }) {
      const query = question.trim().slice(0, QUERY_CHARS);
      if (query === '') return [];
      const found = await call('recall', { principal, arguments: { query, top_k: TOP_K }, signal });
      const read = recalledSchema.safeParse(found);
      if (!read.success) return [];
      return read.data.results
        .filter(({ relevance }) => relevance >= LEAST_RELEVANCE)
        .map(({ text, relevance, remembered_at }) => ({ text, relevance, rememberedAt: remembered_at }));
    },
    async keep(turns, { principal, threadId, signal }) {
      for (const turn of turns) {
        const text = summaryOf(turn);
        const args = { text, kind: 'note', thread_id: threadId, tags: ['conversation'] };
        const operationKey = stableId('turn', turn.taskId);
        await call('remember', { principal, arguments: args, operationKey, signal });
      }
    },
  };
}

/** A turn in few words: the question, and how the answer begins. */
export function summaryOf({ question, answer }: Pick<Turn, 'question' | 'answer'>): string {
  const asked = plain(question).slice(0, TURN_CHARS / 3);
  const said = plain(answer).slice(0, TURN_CHARS - asked.length);
  return `Asked: ${asked} — Answered: ${said}`;
}

/** Without the marks of Markdown and citations, which mean nothing outside of their answer. */
function plain(text: string): string {
  return text
    .replace(/\[\d{1,3}\]/g, '')
    .replace(/[*_#>`|]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
