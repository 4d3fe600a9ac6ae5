import type { Turn } from '@parley/a2a/execution';
import type { PlannedStep, StepState } from './state.ts';

const MAX_TURNS = 3;
const MAX_ANSWER = 1_500;
const MAX_RESULT = 6_000;

/** The words for a specialist: its instruction, then as context what earlier steps found and what was said before. */
export function instructionFor(
  step: Pick<PlannedStep, 'instruction'>,
  before: readonly StepState[],
  thread: readonly Turn[],
): string {
  const parts = [
    ...thread.slice(-MAX_TURNS).map((turn) => `Q: ${turn.question}\nA: ${cut(turn.answer, MAX_ANSWER)}`),
    ...before.map((earlier) => `Result of step ${earlier.id} (${earlier.agent}): ${resultOf(earlier)}`),
  ];
  return parts.length > 0 ? `${step.instruction}\n\nContext:\n${parts.join('\n\n')}` : step.instruction;
}

// Marks of another agent's sources mean nothing to this one and would come back as its own.
function resultOf(step: StepState): string {
  if (step.status !== 'completed') return `none (${step.error ?? step.status})`;
  return cut(step.text.replace(/\s*\[(?:doc|call):[^\]]*\]/g, ''), MAX_RESULT);
}

function cut(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max)}…` : text;
}
