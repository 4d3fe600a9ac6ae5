import type { Run, Step, ToolCall } from '../api/types.ts';
import { type ShownStatus, shownStatus, waitingForApproval } from './waiting.ts';

export interface LaneStep {
  step: Step;
  status: ShownStatus;
  calls: ToolCall[];
}

/** Everything that one agent does in a run. */
export interface Lane {
  agent: string;
  steps: LaneStep[];
}

/** One lane for each agent of the plan, in the order in which the plan names them. */
export function lanesOf(run: Pick<Run, 'steps' | 'toolCalls' | 'approvals'>): Lane[] {
  const waiting = waitingForApproval(run);
  const agents = [...new Set(run.steps.map((step) => step.agent))];
  return agents.map((agent) => ({
    agent,
    steps: run.steps
      .filter((step) => step.agent === agent)
      .map((step) => ({
        step,
        status: shownStatus(step, waiting),
        calls: run.toolCalls.filter((call) => call.stepId === step.id),
      })),
  }));
}

/** Where a stretch of time lies within the whole, in percent. */
export interface Span {
  start: number;
  width: number;
}

export interface Scale {
  startedAt: number;
  totalMs: number;
}

/** The time that a run spans, as far as it is known now. */
export function scaleOf(run: Pick<Run, 'createdAt' | 'durationMs'>, isLive: boolean, now: number): Scale {
  const startedAt = Date.parse(run.createdAt);
  const totalMs = isLive ? Math.max(run.durationMs, now - startedAt) : run.durationMs;
  return { startedAt, totalMs: Math.max(1, totalMs) };
}

/** The place of something that began and lasted within the scale; what is still running lasts until now. */
export function spanOf(
  part: { startedAt: string | null; durationMs: number | null },
  scale: Scale,
): Span | undefined {
  if (part.startedAt === null) return undefined;
  const from = Math.max(0, Date.parse(part.startedAt) - scale.startedAt);
  const lasts = part.durationMs ?? scale.totalMs - from;
  const start = Math.min(100, (from / scale.totalMs) * 100);
  return { start, width: Math.max(1, Math.min(100 - start, (lasts / scale.totalMs) * 100)) };
}
