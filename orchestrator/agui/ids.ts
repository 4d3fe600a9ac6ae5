/** Call ids are unique within a step of an agent only; a client keeps the calls of a whole thread. */
export function toolCallIdOf(
  runId: string,
  call: { agent: string; stepId?: string | null; callId: string },
): string {
  return [runId, call.stepId ?? call.agent, call.callId].join('/');
}

/** One attempt at a step is one invocation of its agent. */
export function subagentRunIdOf(runId: string, step: { stepId: string; attempt: number }): string {
  return `${runId}/${step.stepId}/${step.attempt}`;
}
