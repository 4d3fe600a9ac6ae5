import type { Usage } from '@parley/a2a/activity';
import type { Execution, Turn } from '@parley/a2a/execution';
import { readFindings } from '@parley/a2a/read-findings';
import type { KnownAgent } from '@parley/a2a/registry';
import { relayActivity, usageOf } from '@parley/a2a/relay';
import { ParleyError } from '@parley/platform/errors';
import { stableId } from '@parley/platform/ids';
import type { AgentDeps } from '../define.ts';
import type { Answers } from './answers.ts';
import type { Budget, RunClock } from './budget.ts';
import { type ChildOutcome, childFault, runChild } from './child.ts';
import { instructionFor } from './context.ts';
import type { Ended } from './ended.ts';
import type { ReusedStep } from './fork.ts';
import { reusedEnd, reusedTask } from './reuse.ts';
import { addUsage, NO_USAGE, type PlannedStep, type StepState } from './state.ts';
import type { WaitingRoom } from './waiting-room.ts';

/** What all steps of a run share. */
export interface RunTools {
  deps: AgentDeps;
  execution: Execution;
  agents: readonly KnownAgent[];
  thread: readonly Turn[];
  /** Steps that had ended without a result before a restart or a pause. */
  ended: ReadonlyMap<string, Ended>;
  /** Steps whose results come from the run that this one branches from. */
  reused: ReadonlyMap<string, ReusedStep>;
  budget: Budget;
  clock: RunClock;
  room: WaitingRoom;
  answers: Answers;
}

const ATTEMPTS = 2;

/** Has a step done by its agent: never throws but for the end of the run itself. A failure that may pass is tried once more. */
export async function runStep(
  run: RunTools,
  step: PlannedStep,
  before: readonly StepState[],
): Promise<StepState> {
  const ended = run.ended.get(step.id);
  if (ended) return asTold(step, ended);
  const gaveNothing = await reusedEnd(run, step);
  if (gaveNothing) return tell(run, asTold(step, gaveNothing));
  const earlier = await reusedTask(run, step);
  if (earlier) return tell(run, completed(step, { task: earlier, durationMs: 0 }, NO_USAGE));
  const reason = skipReason(run, step, before);
  return tell(run, reason ? skipped(step, reason) : await attempts(run, step, before));
}

async function tell(run: RunTools, result: StepState): Promise<StepState> {
  const earlier = run.reused.get(result.id);
  const from = earlier && earlier.taskId === result.taskId ? { reusedFrom: earlier.runId } : {};
  await run.execution.publish(
    { kind: 'activity', activity: { ...finished(result), ...from } },
    { key: `step:${result.id}:finished` },
  );
  return result;
}

function asTold(step: PlannedStep, ended: Ended): StepState {
  const { status, error, code, taskId, durationMs, usage = NO_USAGE } = ended;
  return {
    ...bare(step),
    status,
    durationMs,
    usage,
    ...(error ? { error } : {}),
    ...(code ? { code } : {}),
    ...(taskId ? { taskId } : {}),
  };
}

function skipReason(run: RunTools, step: PlannedStep, before: readonly StepState[]): string | undefined {
  const exceeded = run.budget.exceeded();
  if (exceeded) return `Not started: ${exceeded}.`;
  if (Date.now() >= run.clock.steps) return 'Not started: the time of the run was used up.';
  if (step.dependsOn.length > 0 && before.every((earlier) => earlier.status !== 'completed')) {
    return `Not started: ${step.dependsOn.join(', ')} gave no result to work with.`;
  }
  return undefined;
}

async function attempts(run: RunTools, step: PlannedStep, before: readonly StepState[]): Promise<StepState> {
  const started = Date.now();
  let usage = NO_USAGE;
  const spend = (used: Usage): void => {
    usage = addUsage(usage, used);
    run.budget.spend(used);
  };
  for (let attempt = 1; ; attempt += 1) {
    let taskId: string | undefined;
    const onAccepted = (id: string): Promise<void> => {
      taskId = id;
      return announce(run, step, { attempt, taskId: id });
    };
    try {
      const child = await attemptOnce(run, step, { before, attempt, onAccepted, spend });
      if (!child.error) return completed(step, child, usage);
      if (attempt >= ATTEMPTS || !child.error.retryable) {
        return failed(step, child.error, { taskId, durationMs: child.durationMs, usage });
      }
    } catch (error) {
      const fault = childFault(run.execution, error);
      if (!taskId) await announce(run, step, { attempt });
      return failed(step, fault, { taskId, durationMs: Date.now() - started, usage });
    }
  }
}

interface Attempt {
  before: readonly StepState[];
  attempt: number;
  onAccepted: (taskId: string) => Promise<void>;
  spend: (usage: Usage) => void;
}

async function attemptOnce(run: RunTools, step: PlannedStep, x: Attempt): Promise<ChildOutcome> {
  const { deps, execution } = run;
  const agent = run.agents.find(({ name }) => name === step.agent);
  if (!agent) throw new ParleyError('unavailable', `${step.agent} cannot be found any more.`);
  return runChild(deps, execution, {
    agent,
    stepId: step.id,
    messageId: stableId(execution.task.id, step.id, String(x.attempt)),
    contextId: stableId(execution.task.id, 'steps'),
    text: instructionFor(step, x.before, run.thread),
    until: Math.min(run.clock.steps, Date.now() + deps.config.limits.stepSeconds * 1000),
    room: run.room,
    answers: run.answers,
    onAccepted: x.onAccepted,
    async onEvent(event, taskId) {
      await relayActivity({ execution, stepId: step.id, withoutApprovals: agent.remote }, event, taskId);
      const used = usageOf(event);
      if (used) x.spend(used);
    },
  });
}

function announce(run: RunTools, step: PlannedStep, x: { attempt: number; taskId?: string }): Promise<void> {
  const activity = {
    type: 'step.started' as const,
    stepId: step.id,
    agent: step.agent,
    skill: step.skill,
    ...(x.taskId ? { taskId: x.taskId } : {}),
    attempt: x.attempt,
  };
  return run.execution.publish(
    { kind: 'activity', activity },
    { key: `step:${step.id}:started:${x.attempt}` },
  );
}

const MAX_SUMMARY = 280;

function completed(step: PlannedStep, child: ChildOutcome, usage: Usage): StepState {
  const findings = readFindings(child.task, step.agent);
  return {
    ...bare(step),
    ...findings,
    status: 'completed',
    taskId: child.task.id,
    durationMs: child.durationMs,
    summary: summaryOf(findings.text),
    usage,
  };
}

/** The beginning of a text, without its citation marks. */
export function summaryOf(text: string): string {
  const plain = text
    .replace(/\s*\[(?:doc|call):[^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > MAX_SUMMARY ? `${plain.slice(0, MAX_SUMMARY - 1)}…` : plain;
}

function failed(
  step: PlannedStep,
  error: ParleyError,
  x: { taskId?: string | undefined; durationMs: number; usage: Usage },
): StepState {
  return {
    ...bare(step),
    status: 'failed',
    error: error.message,
    code: error.code,
    ...(x.taskId ? { taskId: x.taskId } : {}),
    durationMs: x.durationMs,
    usage: x.usage,
  };
}

function skipped(step: PlannedStep, reason: string): StepState {
  return { ...bare(step), status: 'skipped', error: reason, durationMs: 0 };
}

function bare({ id, agent, skill, instruction, dependsOn }: PlannedStep) {
  return {
    id,
    agent,
    skill,
    instruction,
    dependsOn,
    text: '',
    sources: [],
    calls: [],
    aliases: {},
    limits: [],
    answered: false,
    usage: NO_USAGE,
  };
}

function finished(step: StepState) {
  const { id, agent, skill, taskId, status, durationMs, summary, error, code, usage } = step;
  return {
    type: 'step.finished' as const,
    stepId: id,
    agent,
    skill,
    ...(taskId ? { taskId } : {}),
    status,
    durationMs,
    ...(summary ? { summary } : {}),
    ...(error ? { error } : {}),
    ...(code ? { code } : {}),
    usage,
  };
}
