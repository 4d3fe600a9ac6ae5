import { ARTIFACTS, runResultSchema } from '@parley/a2a/findings';
import { isTerminal, type LoggedEvent, type Task } from '@parley/a2a/task-types';
import type {
  Artifact,
  Run,
  RunApproval,
  RunEvent,
  RunModel,
  RunUsage,
  Step,
  ToolCall,
  Usage,
} from '../api.ts';
import { emptyRun } from './empty-run.ts';
import { toRunEvent } from './translate.ts';

type EventOf<T extends RunEvent['type']> = Extract<RunEvent, { type: T }>;
type Reducers = { [T in RunEvent['type']]: (run: Run, event: EventOf<T>) => Partial<Run> };

/** The run that a task and its log tell. Pure: the same log gives the same run, to every reader. */
export function reduceTask(task: Task, log: readonly LoggedEvent[]): Run {
  const run = log.map(toRunEvent).reduce(applyEvent, emptyRun(task));
  return log.length === 0 ? { ...run, status: task.status.state } : run;
}

/** The run after one more event; an event that it already holds changes nothing. */
export function applyEvent(run: Run, event: RunEvent): Run {
  if (event.seq <= run.lastSeq) return run;
  const reducer = reducers[event.type] as (run: Run, event: RunEvent) => Partial<Run>;
  const createdAt = run.lastSeq === 0 ? event.at : run.createdAt;
  return {
    ...run,
    ...reducer(run, event),
    lastSeq: event.seq,
    createdAt,
    updatedAt: event.at,
    durationMs: Math.max(0, Date.parse(event.at) - Date.parse(createdAt)),
  };
}

const reducers: Reducers = {
  status: (run, event) => ({
    status: event.status,
    message: event.message ?? null,
    ...(event.cancellation ? { cancellation: event.cancellation } : {}),
    ...(isTerminal(event.status) ? closeOpen(run, event.at) : {}),
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
  'tool.called': (run, event) => ({ toolCalls: replaceCall(run.toolCalls, calledTool(event)) }),
  'tool.returned': (run, event) => ({ toolCalls: replaceCall(run.toolCalls, returnedTool(run, event)) }),
  'model.called': (run, event) => ({ usage: addUsage(run.usage, event), model: addModel(run.model, event) }),
  'approval.requested': (run, event) => ({ approvals: withApproval(run.approvals, requested(event)) }),
  'approval.decided': (run, event) => ({
    approvals: run.approvals.map((one) =>
      one.id === event.approvalId ? { ...one, ...decided(event) } : one,
    ),
  }),
  warning: (run, event) => ({
    warnings: [...run.warnings, { code: event.code, message: event.message, stepId: event.stepId ?? null }],
  }),
  artifact: (run, event) => {
    if (event.artifactId === ARTIFACTS.answer) return { answer: joinText(run.answer, event) };
    if (event.artifactId === ARTIFACTS.result) return fromResult(run, event.data);
    return { artifacts: mergeArtifact(run.artifacts, event) };
  },
};

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
  const known = new Map(before.map((step) => [step.id, step]));
  const names = new Set(planned.map((step) => step.id));
  const dropped = before.filter((step) => !names.has(step.id) && step.status !== 'waiting');
  return [...dropped, ...planned.map((step) => ({ ...(known.get(step.id) ?? waitingStep), ...step }))];
}

const waitingStep = {
  status: 'waiting',
  taskId: null,
  attempt: 0,
  startedAt: null,
  durationMs: null,
  summary: null,
  error: null,
} as const;

function updateStep(
  steps: readonly Step[],
  { stepId, agent, skill }: { stepId: string; agent: string; skill: string },
  change: Partial<Step>,
): Step[] {
  const known = steps.some((step) => step.id === stepId);
  const all = known
    ? steps
    : [...steps, { ...waitingStep, id: stepId, agent, skill, instruction: '', dependsOn: [] }];
  return all.map((step) => (step.id === stepId ? { ...step, agent, skill, ...change } : step));
}

function calledTool(event: EventOf<'tool.called'>): ToolCall {
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

function returnedTool(run: Run, event: EventOf<'tool.returned'>): ToolCall {
  const open = run.toolCalls.find((call) => isSameCall(call, event));
  return {
    ...(open ?? { ...calledTool({ ...event, type: 'tool.called', arguments: {} }) }),
    status: event.ok ? 'completed' : 'failed',
    result: event.result ?? null,
    error: event.error ?? null,
    durationMs: event.durationMs,
  };
}

// A model numbers its calls by itself, so an id is unique within one agent's step only.
function isSameCall(
  call: { callId: string; agent: string; stepId?: string | null },
  other: { callId: string; agent: string; stepId?: string | null },
): boolean {
  return (
    call.callId === other.callId &&
    call.agent === other.agent &&
    (call.stepId ?? null) === (other.stepId ?? null)
  );
}

function replaceCall(calls: readonly ToolCall[], next: ToolCall): ToolCall[] {
  const known = calls.some((call) => isSameCall(call, next));
  return known ? calls.map((call) => (isSameCall(call, next) ? next : call)) : [...calls, next];
}

function addUsage(usage: RunUsage, event: EventOf<'model.called'>): RunUsage {
  return {
    ...sumUsage(usage, event.usage),
    byAgent: { ...usage.byAgent, [event.agent]: sumUsage(usage.byAgent[event.agent], event.usage) },
    byModel: { ...usage.byModel, [event.model]: sumUsage(usage.byModel[event.model], event.usage) },
  };
}

function sumUsage(a: Usage | undefined, b: Usage): Usage {
  return {
    inputTokens: (a?.inputTokens ?? 0) + b.inputTokens,
    outputTokens: (a?.outputTokens ?? 0) + b.outputTokens,
    usd: (a?.usd ?? 0) + b.usd,
  };
}

// The mode is the weakest that took part: an answer that the offline model helped to write says so.
const STRENGTH = { offline: 0, local: 1, live: 2 } as const;

function addModel(model: RunModel | null, event: EventOf<'model.called'>): RunModel {
  if (model === null) return { mode: event.mode, names: [event.model] };
  const mode = STRENGTH[event.mode] < STRENGTH[model.mode] ? event.mode : model.mode;
  return { mode, names: model.names.includes(event.model) ? model.names : [...model.names, event.model] };
}

function joinText(before: string | null, event: EventOf<'artifact'>): string {
  return event.append ? (before ?? '') + (event.text ?? '') : (event.text ?? '');
}

function mergeArtifact(artifacts: readonly Artifact[], event: EventOf<'artifact'>): Artifact[] {
  const before = artifacts.find((artifact) => artifact.id === event.artifactId);
  const next: Artifact = {
    id: event.artifactId,
    name: event.name ?? before?.name ?? null,
    text: event.text === undefined ? (before?.text ?? null) : joinText(before?.text ?? null, event),
    data: event.data ?? before?.data ?? null,
  };
  if (before === undefined) return [...artifacts, next];
  return artifacts.map((artifact) => (artifact.id === next.id ? next : artifact));
}

// Each part of the result is read by itself: one that is malformed must not hide the others.
function fromResult(run: Run, data: unknown): Partial<Run> {
  const { citations, figures, warnings, usage, model } = runResultSchema.shape;
  const result = (typeof data === 'object' && data !== null ? data : {}) as Record<string, unknown>;
  const readWarnings = warnings.safeParse(result['warnings']);
  const readModel = model.safeParse(result['model']);
  return {
    citations: citations.safeParse(result['citations']).data ?? run.citations,
    figures: figures.safeParse(result['figures']).data ?? run.figures,
    usage: usage.safeParse(result['usage']).data ?? run.usage,
    warnings: readWarnings.success
      ? readWarnings.data.map((warning) => ({ ...warning, stepId: warning.stepId ?? null }))
      : run.warnings,
    model: readModel.success ? namedModel(run.model, readModel.data) : run.model,
  };
}

function namedModel(seen: RunModel | null, told: { mode: RunModel['mode']; name?: string }): RunModel {
  const names = seen?.names ?? (told.name === undefined ? [] : [told.name]);
  return { mode: told.mode, names };
}
