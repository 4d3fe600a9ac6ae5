import { END, interrupt, type LangGraphRunnableConfig, START, StateGraph } from '@langchain/langgraph';
import { numberSources } from '@parley/a2a/citations';
import type { Execution, Outcome } from '@parley/a2a/execution';
import { ARTIFACTS, type RunResult } from '@parley/a2a/findings';
import { withoutBadDoubles } from '@parley/a2a/peers/best';
import type { KnownAgent } from '@parley/a2a/registry';
import { usageOf } from '@parley/a2a/relay';
import { ParleyError } from '@parley/platform/errors';
import { type AgentDeps, type AgentGraph, asAgentGraph, executionOf } from '../define.ts';
import { ERROR_KEY, failedOutcome } from '../failure.ts';
import { afterPauses } from '../pause.ts';
import { loadPrompt } from '../prompt.ts';
import { answersOf } from './answers.ts';
import { createBudget, type RunClock, runClock } from './budget.ts';
import { closeAnswer } from './correct.ts';
import { endedBefore } from './ended.ts';
import { deliveredFigures } from './figures.ts';
import { forkOf } from './fork.ts';
import { keepFallenOut } from './memory.ts';
import { makePlan } from './planner.ts';
import { isPartial, modelFromLog, standing, toStepResult, usageFromLog, warningsOf } from './result.ts';
import { secondTries } from './review.ts';
import { rewriteOf, warnOfUnheard } from './rewrite.ts';
import { runPlan } from './schedule.ts';
import { addUsage, CoordinatorState, type PlannedStep, requestSchema, type StepState } from './state.ts';
import { runStep } from './step.ts';
import { createWaitingRoom, Paused, pauseOf } from './waiting-room.ts';
import { WRITING_SKILL, writeAnswer } from './write.ts';

const PROMPT = loadPrompt(import.meta.url);
const MAX_THREAD = 3;
/** The plan as made, and one revision of it. */
const MAX_REVISION = 2;

type Node = (state: CoordinatorState, config: LangGraphRunnableConfig) => Promise<Partial<CoordinatorState>>;

/** make-plan → delegate ⇄ review → write. What a step has done is kept by its A2A task, so that few checkpoints are enough. */
export function createGraph(deps: AgentDeps): AgentGraph {
  const graph = new StateGraph(CoordinatorState)
    .addNode('make-plan', createPlanNode(deps))
    .addNode('delegate', createDelegateNode(deps))
    .addNode('review', createReviewNode(deps))
    .addNode('write', createWriteNode(deps))
    .addEdge(START, 'make-plan')
    .addConditionalEdges('make-plan', afterPlan, ['delegate', 'write', END])
    .addConditionalEdges('delegate', afterDelegate, ['review', 'write'])
    .addConditionalEdges('review', afterReview, ['delegate', 'write'])
    .addEdge('write', END)
    .compile({ checkpointer: deps.checkpointer, name: deps.agent.name });
  return asAgentGraph(graph);
}

function afterPlan(state: CoordinatorState): 'delegate' | 'write' | typeof END {
  if (state.outcome) return END;
  return state.plan.length > 0 ? 'delegate' : 'write';
}

function afterDelegate(state: CoordinatorState): 'review' | 'write' {
  return state.steps.every((step) => step.answered) ? 'write' : 'review';
}

function afterReview(state: CoordinatorState): 'delegate' | 'write' {
  return state.steps.length < state.plan.length ? 'delegate' : 'write';
}

/** The agents that may get steps: everybody but this one and the writer, within what the caller allows. */
async function candidates(deps: AgentDeps, execution: Execution): Promise<KnownAgent[]> {
  const known = withoutBadDoubles(await deps.registry.agents(execution.signal));
  const able = known.filter(
    ({ name, skills }) =>
      name !== deps.agent.name && skills.length > 0 && !skills.some(({ id }) => id === WRITING_SKILL),
  );
  const { agents: allowed } = requestSchema.parse(execution.data);
  const left = allowed ? able.filter(({ name }) => allowed.includes(name)) : able;
  if (left.length > 0) return left;
  if (able.length === 0) throw new ParleyError('unavailable', 'No agent can be reached that could be asked.');
  throw new ParleyError('invalid_input', `None of the agents asked for (${allowed?.join(', ')}) is known.`, {
    hint: `The agents are: ${able.map(({ name }) => name).join(', ')}.`,
  });
}

function createPlanNode(deps: AgentDeps): Node {
  return async (_state, config) => {
    const execution = executionOf(config);
    const thread = await execution.thread(MAX_THREAD);
    const fork = await forkOf(execution);
    if (fork) {
      await publishPlan(execution, fork.plan, 1);
      return { plan: fork.plan, revision: 1, thread };
    }
    const before = await planBefore(execution);
    if (before) return { ...before, thread };
    const agents = await candidates(deps, execution);
    const planned = await makePlan({ deps, execution, prompt: PROMPT, agents });
    if ('outcome' in planned) return { outcome: planned.outcome, usage: planned.usage };
    await publishPlan(execution, planned.steps, 1);
    return { plan: planned.steps, revision: 1, usage: planned.usage, thread };
  };
}

/** The plan that an earlier claim has made known but could not write down before it ended: it holds. */
async function planBefore(execution: Execution): Promise<Partial<CoordinatorState> | undefined> {
  if (execution.epoch === 1) return undefined;
  const log = await execution.events();
  const made = log.find(({ activity }) => activity?.type === 'plan.created')?.activity;
  if (made?.type !== 'plan.created') return undefined;
  return {
    plan: made.plan.steps,
    revision: made.revision,
    usage: addUsage(...log.flatMap((e) => usageOf(e) ?? [])),
  };
}

async function publishPlan(
  execution: Execution,
  steps: CoordinatorState['plan'],
  revision: number,
): Promise<void> {
  const plan = { steps: steps.map(({ insteadOf: _, ...step }) => step) };
  await execution.publish(
    { kind: 'activity', activity: { type: 'plan.created', plan, revision } },
    { key: `plan:${revision}` },
  );
}

function clockOf(deps: AgentDeps, execution: Execution, startedAt: string): RunClock {
  return runClock({
    startedAt: afterPauses(startedAt, execution),
    runSeconds: deps.config.limits.runSeconds,
    budgetSeconds: requestSchema.parse(execution.data).budget?.seconds,
    deadline: execution.task.deadline,
  });
}

function budgetOf(execution: Execution, state: CoordinatorState) {
  const spent = addUsage(state.usage, ...state.steps.map((step) => step.usage));
  return createBudget(requestSchema.parse(execution.data).budget ?? {}, spent);
}

function createDelegateNode(deps: AgentDeps): Node {
  return async (state, config) => {
    const execution = executionOf(config);
    const [agents, ended, fork] = await Promise.all([
      candidates(deps, execution),
      endedBefore(execution),
      forkOf(execution),
    ]);
    const clock = clockOf(deps, execution, state.startedAt);
    const room = createWaitingRoom();
    const signal = AbortSignal.any([execution.signal, room.signal]);
    const run = {
      deps,
      execution: { ...execution, signal },
      agents,
      ended,
      reused: fork?.reused ?? new Map(),
      thread: state.thread ?? [],
      clock,
      budget: budgetOf(execution, state),
      room,
      answers: await answersOf(execution),
    };
    const begun: Promise<StepState>[] = [];
    const begin = (step: PlannedStep, before: readonly StepState[]): Promise<StepState> => {
      const working = room.working(() => runStep(run, step, before));
      begun.push(working);
      return working;
    };
    try {
      return { steps: await runPlan(state.plan, state.steps, begin) };
    } catch (error) {
      if (!(error instanceof Paused)) throw error;
      await Promise.allSettled(begun);
      execution.signal.throwIfAborted();
      return interrupt(pauseOf(room.children(), execution));
    }
  };
}

function createReviewNode(deps: AgentDeps): Node {
  return async (state, config) => {
    const execution = executionOf(config);
    const blocked =
      rewriteOf(execution, state.plan) !== undefined ||
      state.revision >= MAX_REVISION ||
      budgetOf(execution, state).exceeded() !== undefined ||
      Date.now() >= clockOf(deps, execution, state.startedAt).steps;
    if (blocked) return {};
    const more = secondTries(state.plan, state.steps, await candidates(deps, execution));
    if (more.length === 0) return {};
    const plan = [...state.plan, ...more];
    await publishPlan(execution, plan, MAX_REVISION);
    return { plan, revision: MAX_REVISION };
  };
}

function createWriteNode(deps: AgentDeps): Node {
  return async (state, config) => {
    const execution = executionOf(config);
    const steps = standing(state.plan, state.steps);
    const numbered = numberSources(steps);
    const [writer] = await deps.registry.find(WRITING_SKILL, execution.signal);
    const failed = steps.length > 0 && steps.every((step) => step.status !== 'completed');
    const exceeded = budgetOf(execution, state).exceeded();
    const { citations, unknown } = numbered;
    const rewrite = rewriteOf(execution, state.plan);
    const request = {
      deps,
      execution,
      writer,
      numbered,
      instruction: rewrite?.instruction,
      until: clockOf(deps, execution, state.startedAt).run,
      withoutModel: exceeded ?? (failed ? 'no step gave a result.' : undefined),
    };
    const { text, byWriter } = await writeAnswer(request);
    const mayCorrect = byWriter && (await canAskAgain(deps, execution));
    const check = { execution, logger: deps.logger, steps, citations };
    const verification = await closeAnswer(request, check, { text, mayCorrect });
    await warnOfUnknown(execution, unknown);
    await warnOfUnheard(execution, rewrite, deps.models.describe());
    const figures = deliveredFigures(verification);
    const result = await publishResult(deps, execution, state, { citations, figures });
    await keepFallenOut(deps, execution);
    return { outcome: outcomeFor(steps, failed, result.warnings.length) };
  };
}

/** Whether the answer may be written once more: by a language model, and within what the run may cost. */
async function canAskAgain(deps: AgentDeps, execution: Execution): Promise<boolean> {
  const log = await execution.events();
  const { budget } = requestSchema.parse(execution.data);
  const isSpent = createBudget(budget ?? {}, usageFromLog(log)).exceeded() !== undefined;
  return !isSpent && modelFromLog(log, deps.models.describe()).mode !== 'offline';
}

async function warnOfUnknown(
  execution: Execution,
  unknown: readonly { stepId: string; id: string }[],
): Promise<void> {
  for (const { stepId, id } of unknown) {
    const message = `A citation of something that no tool returned was taken out: ${id}.`;
    await execution.publish(
      { kind: 'activity', activity: { type: 'warning', code: 'citation_unknown', message, stepId } },
      { key: `warning:citation:${stepId}:${id}` },
    );
  }
}

async function publishResult(
  deps: AgentDeps,
  execution: Execution,
  state: CoordinatorState,
  written: Pick<RunResult, 'citations' | 'figures'>,
): Promise<RunResult> {
  const log = await execution.events();
  const result: RunResult = {
    ...written,
    plan: { steps: state.plan.map(({ insteadOf: _, ...step }) => step) },
    steps: state.steps.map(toStepResult),
    usage: usageFromLog(log),
    model: modelFromLog(log, deps.models.describe()),
    warnings: warningsOf(standing(state.plan, state.steps), log),
  };
  await execution.publish(
    { kind: 'artifact', artifactId: ARTIFACTS.result, name: 'Result', data: result, lastChunk: true },
    { key: ARTIFACTS.result },
  );
  return result;
}

function outcomeFor(steps: readonly StepState[], failed: boolean, warnings: number): Outcome {
  if (!failed) return { state: 'completed', metadata: { partial: isPartial(steps), warnings } };
  const reasons = steps.map((step) => `${step.agent}: ${step.error ?? step.status}`);
  const outcome = failedOutcome(
    new ParleyError('upstream_failed', `No step gave a result. ${reasons.join(' ')}`),
  );
  return {
    ...outcome,
    metadata: { ...outcome.metadata, [ERROR_KEY]: { code: 'upstream_failed', retryable: false } },
  };
}
