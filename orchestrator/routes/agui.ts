import { type AGUIEvent, EventType } from '@ag-ui/core';
import type { Task } from '@parley/a2a/task-types';
import { isParleyError, ParleyError, parseOrThrow, toParleyError } from '@parley/platform/errors';
import { type SendSse, sseStream } from '@parley/platform/http/sse';
import { stableId } from '@parley/platform/ids';
import { questionIn } from '../agui/asked.ts';
import { type Answer, answersIn } from '../agui/interrupts.ts';
import { AgUiEvent, RunAgentInput } from '../agui/schema.ts';
import { tellRun } from '../agui/tell.ts';
import { SolveRequest } from '../api.ts';
import { decideFor } from '../approvals/decide.ts';
import type { RunContext } from '../context.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { cancelRun } from '../runs/cancel.ts';
import { startRun } from '../runs/start.ts';
import { asRun } from '../runs/unknown-run.ts';
import type { RouteDeps } from './route-deps.ts';

/** Clients send the whole conversation each time, with what tools returned. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const CANCEL_TIMEOUT_MS = 20_000;

/** AG-UI 1.0 over the whole service (R2.5), so that existing agent front ends can be put before it. */
export function agUiRoute(route: RouteDeps): Route {
  return {
    method: 'post',
    path: '/agui',
    maxBodyBytes: MAX_BODY_BYTES,
    doc: {
      summary: 'Ask as an AG-UI client does',
      description: [
        'Events of AG-UI 1.0, one for each `data:` line: the answer as a message, each step of the plan as a step and a',
        'subagent, the tools that agents call, the run as shared state. A run that asks ends with an interrupt; the next',
        'one answers it with `resume`. Tools, context and state of the client are not used. Who hangs up stops the run.',
      ].join(' '),
      tags: ['AG-UI'],
      request: { body: { required: true, content: { 'application/json': { schema: RunAgentInput } } } },
      responses: {
        200: { description: 'The events.', content: { 'text/event-stream': { schema: AgUiEvent } } },
        ...problems(400, 401, 403, 404, 409, 413, 415, 429, 503),
      },
    },
    handle: (c) => tell(c, route),
  };
}

async function tell(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const { deps, stopping } = route;
  const ctx = route.runContext(c);
  const input = await jsonBody(c, RunAgentInput);
  const { threadId, runId } = input;
  const answered = (input.resume ?? []).map(({ interruptId }) => interruptId);
  const task = answered.length > 0 ? await goOn(c, route, input) : await begin(ctx, input, stopping);
  return sseStream(
    c,
    async (send, gone) => {
      const signal = AbortSignal.any([gone, stopping]);
      try {
        const told = tellRun({ ctx, task, named: { threadId, runId }, answered, signal });
        for await (const event of told) await sendEvent(send, event);
        signal.throwIfAborted();
      } catch (error) {
        if (gone.aborted && !stopping.aborted) return abandon(ctx, task);
        const fault = stopping.aborted ? serviceStops() : toParleyError(error);
        deps.logger.warn({ err: fault, cause: fault.cause, runId: task.id }, 'an AG-UI stream broke');
        await sendEvent(send, { type: EventType.RUN_ERROR, message: fault.message, code: fault.code });
      }
    },
    { 'content-location': `/runs/${task.id}` },
  );
}

function sendEvent(send: SendSse, event: AGUIEvent): Promise<void> {
  return send({ data: JSON.stringify(event) });
}

function serviceStops(): ParleyError {
  return new ParleyError('unavailable', 'The service stops; the run goes on.');
}

async function abandon(ctx: RunContext, task: Task): Promise<void> {
  const signal = AbortSignal.timeout(CANCEL_TIMEOUT_MS);
  await cancelRun({ ctx, input: { runId: task.id, signal } }).catch(() => undefined);
}

/** The same run of the same client is begun once, however often it is sent. */
function begin(ctx: RunContext, input: RunAgentInput, signal: AbortSignal): Promise<Task> {
  const { threadId, runId } = input;
  const { query, conversation } = questionIn(input);
  const request = parseOrThrow(SolveRequest, { query, threadId }, 'The question');
  const idempotencyKey = stableId('agui', threadId, runId);
  return startRun({ ctx, input: { request, conversation, idempotencyKey, signal } });
}

/** Gives the answers to the run that waits for them. */
async function goOn(c: OrchestratorRequest, route: RouteDeps, input: RunAgentInput): Promise<Task> {
  const { runId, answers } = answersIn(input.resume ?? []);
  const ctx = route.runContext(c);
  const { signal } = c.req.raw;
  const task = await asRun(ctx.coordinator.get(runId, { signal }));
  if (task.contextId !== input.threadId) {
    throw new ParleyError('not_found', 'There is no such interrupt in this thread.');
  }
  for (const answer of answers) await give(answer, { c, route, runId });
  return task;
}

interface Giving {
  c: OrchestratorRequest;
  route: RouteDeps;
  runId: string;
}

async function give(answer: Answer, { c, route, runId }: Giving): Promise<void> {
  const ctx = route.runContext(c);
  const { signal } = c.req.raw;
  if (answer.kind === 'cancel') {
    await cancelRun({ ctx, input: { runId, signal } });
  } else if (answer.kind === 'input') {
    // The same answer sent again is the same message.
    const messageId = stableId(ctx.principal.subject, answer.interruptId);
    await asRun(ctx.coordinator.send({ taskId: runId, messageId, text: answer.text, signal }));
  } else {
    await decide(c, route, answer);
  }
}

async function decide(
  c: OrchestratorRequest,
  { deps }: RouteDeps,
  { approvalId, decision }: Extract<Answer, { kind: 'approval' }>,
): Promise<void> {
  const { approvals, logger } = deps;
  if (!approvals) throw new ParleyError('not_found', 'There is no such approval.');
  try {
    await decideFor({ approvals, principal: c.get('principal'), logger }, approvalId, decision);
  } catch (error) {
    // Decided meanwhile, in the inbox or by this request before: the run went on, and is told from there.
    if (!isParleyError(error, 'conflict')) throw error;
  }
}
