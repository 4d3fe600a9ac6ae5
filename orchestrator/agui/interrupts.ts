import type { Interrupt } from '@ag-ui/core';
import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import type { Run } from '../api.ts';
import { ApprovalDecision } from '../api-approvals.ts';
import { toolCallIdOf } from './ids.ts';
import type { ResumeEntry } from './schema.ts';

const APPROVAL_ANSWER = {
  type: 'object',
  properties: {
    approved: { type: 'boolean' },
    reason: { type: 'string', description: 'The agent is told.' },
    arguments: { type: 'object', description: 'Other arguments, within the schema of the tool.' },
    scope: { enum: ['once', 'always'] },
  },
  required: ['approved'],
};

const TEXT_ANSWER = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };

/** What a run that stopped to ask waits for: each call that needs a word, or the one question. */
export function interruptsOf(run: Run): Interrupt[] {
  const pending = run.approvals.filter(({ state }) => state === 'pending');
  if (pending.length === 0) return [questionOf(run)];
  return pending.map((approval) => ({
    id: `${run.runId}/approval/${approval.id}`,
    reason: 'tool_call',
    message: `${approval.agent}: ${approval.title}`,
    ...callOf(run, approval),
    responseSchema: APPROVAL_ANSWER,
    expiresAt: approval.expiresAt,
    metadata: {
      approvalId: approval.id,
      server: approval.server,
      tool: approval.tool,
      arguments: approval.arguments,
    },
  }));
}

function questionOf(run: Run): Interrupt {
  return {
    // The place in the log, because a run can ask more than once.
    id: `${run.runId}/input/${run.lastSeq}`,
    reason: run.status === 'auth-required' ? 'auth_required' : 'input_required',
    message: run.message ?? 'The team needs an answer to go on.',
    responseSchema: TEXT_ANSWER,
  };
}

function callOf(run: Run, approval: Run['approvals'][number]): Pick<Interrupt, 'toolCallId'> {
  const { agent, server, tool, stepId } = approval;
  const waiting = run.toolCalls.findLast(
    (call) =>
      call.status === 'working' && call.agent === agent && call.server === server && call.tool === tool,
  );
  return waiting && waiting.stepId === stepId ? { toolCallId: toolCallIdOf(run.runId, waiting) } : {};
}

/** An answer to one interrupt, in the words of this service. */
export type Answer =
  | { kind: 'approval'; approvalId: string; decision: ApprovalDecision }
  | { kind: 'input'; interruptId: string; text: string }
  | { kind: 'cancel' };

const INTERRUPT_ID = /^([^/]{1,128})\/(approval|input)\/([^/]{1,128})$/;

const approvalPayload = z.object({
  approved: z.boolean(),
  reason: ApprovalDecision.shape.reason,
  arguments: ApprovalDecision.shape.arguments,
  scope: ApprovalDecision.shape.scope,
});
const textPayload = z.union([
  z.string().trim().min(1).max(20_000),
  z.object({ text: z.string().trim().min(1).max(20_000) }).transform(({ text }) => text),
]);

/** The run that the entries answer, and the answers. */
export function answersIn(entries: readonly ResumeEntry[]): { runId: string; answers: Answer[] } {
  const named = entries.map((entry) => ({ entry, parts: INTERRUPT_ID.exec(entry.interruptId) }));
  const runIds = new Set(named.map(({ parts }) => parts?.[1]));
  const [runId] = runIds;
  if (runIds.size !== 1 || runId === undefined) {
    throw invalid('resume', 'must answer interrupts of one run of this service');
  }
  const answers = named.map(({ entry, parts }, index) => answerOf(entry, parts, `resume.${index}.payload`));
  return { runId, answers };
}

function answerOf(entry: ResumeEntry, parts: RegExpExecArray | null, path: string): Answer {
  const isCancelled = entry.status === 'cancelled';
  if (parts?.[2] !== 'approval') {
    if (isCancelled) return { kind: 'cancel' };
    const { interruptId } = entry;
    return { kind: 'input', interruptId, text: payloadOf(textPayload, entry.payload, path) };
  }
  const approvalId = parts[3] ?? '';
  if (isCancelled) return { kind: 'approval', approvalId, decision: { decision: 'reject' } };
  const { approved, ...more } = payloadOf(approvalPayload, entry.payload, path);
  return { kind: 'approval', approvalId, decision: { decision: approved ? 'approve' : 'reject', ...more } };
}

function payloadOf<T>(schema: z.ZodType<T>, payload: unknown, path: string): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw invalid(path, parsed.error.issues[0]?.message ?? 'is not valid');
}

function invalid(path: string, message: string): ParleyError {
  return new ParleyError('invalid_input', `The answer to an interrupt is not valid: ${message}`, {
    issues: [{ path, message }],
  });
}
