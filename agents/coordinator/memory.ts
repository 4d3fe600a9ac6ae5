import type { Execution } from '@parley/a2a/execution';
import type { AgentDeps } from '../define.ts';
import { type BuiltContext, buildContext } from '../memory/build-context.ts';

/** What the planner is told besides the question: the thread's newest turns and what is remembered. */
export async function contextOf(
  { config, memory }: Pick<AgentDeps, 'config' | 'memory'>,
  { thread, principal, text, signal }: Execution,
): Promise<BuiltContext> {
  const [turns, memories] = await Promise.all([
    thread(config.limits.threadTurns),
    memory.recall({ principal, question: text, signal }),
  ]);
  return buildContext({ turns, memories, tokens: config.limits.contextTokens });
}

/** More than one turn may have fallen out when a run before could not keep its own. */
const MOST_KEPT = 3;

/** Moves the turns that fall out of the thread's newest messages with this run into the long-term memory. */
export async function keepFallenOut(
  { config, memory }: Pick<AgentDeps, 'config' | 'memory'>,
  { thread, principal, task, signal }: Execution,
): Promise<void> {
  const { threadTurns } = config.limits;
  // This run is the newest turn itself.
  const turns = await thread(threadTurns - 1 + MOST_KEPT);
  const fallenOut = turns.slice(0, Math.max(0, turns.length - (threadTurns - 1)));
  if (fallenOut.length > 0) await memory.keep(fallenOut, { principal, threadId: task.contextId, signal });
}
