import type { Run, RunApproval, RunEvent, Step, ToolCall } from '../api/types.ts';
import { hasEnded } from './status.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
type Reducers = { [T in RunEvent['type']]: (run: Run, event: EventOf<T>) => Partial<Run> };
type Usage = EventOf<'model.called'>['usage'];

/**
 * The run after one more event of its log. Pure; an event that the run already holds changes nothing, so a snapshot
 * and a stream that overlap give the same as either alone.
 */
export function applyEvent(run: Run, event: RunEvent): Run {
  if (event.seq <= run.lastSeq) return run;
  const reducer = reducers[event.type] as ((run: Run, event: RunEvent) => Partial<Run>) | undefined;
  return {
    ...run,
    ...reducer?.(run, event),
    lastSeq: event.seq,
    updatedAt: event.at,
    durationMs: Math.max(0, Date.parse(event.at) - Date.parse(run.createdAt)),
  };
}

const reducers: Reducers = {
  status: (run, event) => ({
    status: event.status,
    message: event.message ?? null,
    ...(hasEnded(event) ? closeOpen(run, event.at) : {}),
  }),
  'plan.created': (run, event) => ({
    plan: { steps: event.plan.steps, revision: event.revision },
    steps: plannedSteps(run.steps, event.plan.steps),
  }),
  'step.started': (run, event) => ({
    steps: updateStep(run.steps, event, {
      status: 'working',
      startedAt: event.at,
      taskId: event.taskId ?? null,
      attempt: event.attempt,
      durationMs: null,
      error: null,
    }),
  }),
  'step.finished': (run, event) => ({
    steps: updateStep(run.steps, event, {
      status: event.status,
      durationMs: event.durationMs,
      summary: event.summary ?? null,
      error: event.error ?? null,
      ...(event.code === undefined ? {} : { code: event.code }),
      ...(event.taskId === undefined ? {} : { taskId: event.taskId }),
      ...(event.reusedFrom === undefined ? {} : { reusedFrom: event.reusedFrom }),
    }),
  }),
  'tool.called': (run, event) => ({ toolCalls: withCall(run.toolCalls, openCall(event)) }),
  'tool.returned': (run, event) => ({ toolCalls: withCall(run.toolCalls, closedCall(run, event)) }),
  'model.called': (run, event) => ({ usage: addUsage(run.usage, event), model: addModel(run.model, event) }),
  'approval.requested': (run, event) => ({ approvals: withApproval(run.approvals, requested(event)) }),
  'approval.decided': (run, event) => ({
    approvals: (run.approvals ?? []).map((one) =>
      one.id === event.approvalId ? { ...one, ...decided(event) } : one,
    ),
  }),
  warning: (run, event) => ({
    warnings: [...run.warnings, { code: event.code, message: event.message, stepId: event.stepId ?? null }],
  }),
  artifact: (run, event) => {
    if (event.artifactId === 'answer') return { answer: joined(run.answer, event) };
    if (event.artifactId === 'result') return resultOf(event.data);
    return { artifacts: withArtifact(run.artifacts, event) };
  },
};

const waiting = {
  status: 'waiting',
  taskId: null,
  attempt: 0,
  startedAt: null,
  durationMs: null,
  summary: null,
  error: null,
} as const;

function requested(event: EventOf<'approval.requested'>): RunApproval {
  const { approvalId: id, stepId = null, agent, server, tool, title, expiresAt } = event;
  const call = { id, stepId, agent, server, tool, title, arguments: event.arguments };
  return { ...call, state: 'pending', decidedBy: null, reason: null, requestedAt: event.at, expiresAt };
}

function withApproval(approvals: readonly RunApproval[] = [], next: RunApproval): RunApproval[] {
  return approvals.some(({ id }) => id === next.id) ? [...approvals] : [...approvals, next];
}

function decided(event: EventOf<'approval.decided'>): Partial<RunApproval> {
  const { decision: state, decidedBy = null, reason = null, arguments: changed } = event;
  return { state, decidedBy, reason, ...(changed ? { arguments: changed } : {}) };
}

// Nothing goes on after the end: what its agent did not close is closed with the run.
function closeOpen(run: Run, at: string): Partial<Run> {
  return {
    steps: run.steps.map((step) => {
      if (step.status === 'waiting') return { ...step, status: 'skipped' };
      return step.status === 'working'
        ? { ...step, status: 'canceled', durationMs: since(step.startedAt, at) }
        : step;
    }),
    toolCalls: run.toolCalls.map((call) =>
      call.status === 'working'
        ? {
            ...call,
            status: 'failed',
            error: 'The run ended before the answer.',
            durationMs: since(call.startedAt, at),
          }
        : call,
    ),
  };
}

function since(startedAt: string | null, at: string): number | null {
  return startedAt === null ? null : Math.max(0, Date.parse(at) - Date.parse(startedAt));
}

// A new plan keeps what already happened: started steps that it no longer names stay in front.
function plannedSteps(before: readonly Step[], planned: EventOf<'plan.created'>['plan']['steps']): Step[] {
  const dropped = before.filter(
    (step) => step.status !== 'waiting' && !planned.some((next) => next.id === step.id),
  );
  return [
    ...dropped,
    ...planned.map((next) => ({ ...(before.find((step) => step.id === next.id) ?? waiting), ...next })),
  ];
}

function updateStep(
  steps: readonly Step[],
  { stepId, agent, skill }: { stepId: string; agent: string; skill: string },
  change: Partial<Step>,
): Step[] {
  const isKnown = steps.some((step) => step.id === stepId);
  const added: Step = { ...waiting, id: stepId, agent, skill, instruction: '', dependsOn: [] };
  const all = isKnown ? steps : [...steps, added];
  return all.map((step) => (step.id === stepId ? { ...step, agent, skill, ...change } : step));
}

type CallKey = { callId: string; agent: string; stepId?: string | null };

function isSameCall(a: CallKey, b: CallKey): boolean {
  return a.callId === b.callId && a.agent === b.agent && (a.stepId ?? null) === (b.stepId ?? null);
}

function openCall(event: Omit<EventOf<'tool.called'>, 'type' | 'seq'>): ToolCall {
  return {
    callId: event.callId,
    agent: event.agent,
    stepId: event.stepId ?? null,
    server: event.server,
    tool: event.tool,
    arguments: event.arguments,
    status: 'working',
    result: null,
    error: null,
    startedAt: event.at,
    durationMs: null,
  };
}

function closedCall(run: Run, event: EventOf<'tool.returned'>): ToolCall {
  const open = run.toolCalls.find((call) => isSameCall(call, event));
  return {
    ...(open ?? openCall({ ...event, arguments: {} })),
    status: event.ok ? 'completed' : 'failed',
    result: event.result ?? null,
    error: event.error ?? null,
    durationMs: event.durationMs,
  };
}

function withCall(calls: readonly ToolCall[], next: ToolCall): ToolCall[] {
  const isKnown = calls.some((call) => isSameCall(call, next));
  return isKnown ? calls.map((call) => (isSameCall(call, next) ? next : call)) : [...calls, next];
}

function addUsage(usage: Run['usage'], event: EventOf<'model.called'>): Run['usage'] {
  return {
    ...sum(usage, event.usage),
    byAgent: { ...usage.byAgent, [event.agent]: sum(usage.byAgent[event.agent], event.usage) },
    byModel: { ...usage.byModel, [event.model]: sum(usage.byModel[event.model], event.usage) },
  };
}

function sum(a: Usage | undefined, b: Usage): Usage {
  return {
    inputTokens: (a?.inputTokens ?? 0) + b.inputTokens,
    outputTokens: (a?.outputTokens ?? 0) + b.outputTokens,
    usd: (a?.usd ?? 0) + b.usd,
  };
}

// The weakest mode names the run: an answer that the offline model helped to write says so.
const STRENGTH = { offline: 0, local: 1, live: 2 } as const;

function addModel(model: Run['model'], event: EventOf<'model.called'>): Run['model'] {
  if (model === null) return { mode: event.mode, names: [event.model] };
  const mode = STRENGTH[event.mode] < STRENGTH[model.mode] ? event.mode : model.mode;
  return { mode, names: model.names.includes(event.model) ? model.names : [...model.names, event.model] };
}

function joined(before: string | null, event: EventOf<'artifact'>): string {
  return event.append ? (before ?? '') + (event.text ?? '') : (event.text ?? '');
}

function withArtifact(artifacts: Run['artifacts'], event: EventOf<'artifact'>): Run['artifacts'] {
  const before = artifacts.find((artifact) => artifact.id === event.artifactId);
  const next = {
    id: event.artifactId,
    name: event.name ?? before?.name ?? null,
    text: event.text === undefined ? (before?.text ?? null) : joined(before?.text ?? null, event),
    data: event.data ?? before?.data ?? null,
  };
  if (before === undefined) return [...artifacts, next];
  return artifacts.map((artifact) => (artifact.id === next.id ? next : artifact));
}

function resultOf(data: unknown): Partial<Run> {
  const result = (typeof data === 'object' && data !== null ? data : {}) as Partial<Run>;
  return {
    ...(Array.isArray(result.citations) ? { citations: result.citations } : {}),
    ...(Array.isArray(result.figures) ? { figures: result.figures } : {}),
  };
}
