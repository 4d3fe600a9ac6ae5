import type { Execution } from '@parley/a2a/execution';
import type { Citation, Figure } from '@parley/a2a/findings';
import { toParleyError } from '@parley/platform/errors';
import type { AgentDeps } from '../define.ts';
import type { CallEvidence, Unverified, Verification } from '../figures/types.ts';
import { verifyAnswer } from '../figures/verify.ts';
import type { StepState } from './state.ts';

const MAX_THREAD = 3;
const MAX_WARNINGS = 10;
const MAX_NAMED = 20;
const MAX_FIGURES = 1_000;

export interface FigureCheck {
  execution: Execution;
  logger: AgentDeps['logger'];
  steps: readonly StepState[];
  citations: readonly Citation[];
}

/** Looks up every number of an answer in what the specialists' tools returned. No model takes part. */
export async function checkFigures(check: FigureCheck, answer: string): Promise<Verification> {
  const { execution, steps, citations } = check;
  const thread = await execution.thread(MAX_THREAD);
  try {
    return verifyAnswer({
      answer,
      question: [execution.text, ...thread.map((turn) => turn.question)].join('\n'),
      calls: steps.flatMap(({ id, calls }) => calls.map((call): CallEvidence => ({ ...call, stepId: id }))),
      sources: citations,
      today: execution.task.createdAt,
    });
  } catch (error) {
    // A check that breaks must not take the answer with it.
    check.logger.error({ err: toParleyError(error), taskId: execution.task.id }, 'figures were not checked');
    return { figures: [], unverified: [], quotes: [] };
  }
}

/** The figures that go with the result. */
export function deliveredFigures({ figures }: Verification): Figure[] {
  return figures.slice(0, MAX_FIGURES);
}

/** How much of an answer nothing bears out. */
export function openCount({ unverified, quotes }: Verification): number {
  return unverified.length + quotes.filter(({ verified }) => !verified).length;
}

/** The line at the end of an answer that names what could not be verified; empty when all could. */
export function notVerifiedLine({ unverified, quotes }: Verification): string {
  const figures = unverified.map(({ text }) => text);
  const quoted = quotes.filter(({ verified }) => !verified).map(({ text }) => `“${shortened(text)}”`);
  const named = [...new Set([...figures, ...quoted])];
  if (named.length === 0) return '';
  const more = named.length > MAX_NAMED ? ` and ${named.length - MAX_NAMED} more` : '';
  return `\n\n*Not verified: ${named.slice(0, MAX_NAMED).join(', ')}${more}.*`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** Says for each such figure and quotation why it is not borne out. */
export async function warnOfUnverified(
  execution: Execution,
  { unverified, quotes }: Verification,
): Promise<void> {
  const figures = unverified.map(({ text, offset, reason }) => ({
    code: 'figure_unverified',
    message: `The figure ${text} could not be verified: ${reason}.`,
    offset,
  }));
  const quoted = quotes
    .filter(({ verified }) => !verified)
    .map(({ text, offset, n }) => ({
      code: 'quote_unverified',
      message: `The quotation “${shortened(text)}” is not in source [${n}].`,
      offset,
    }));
  for (const { code, message, offset } of [...figures, ...quoted].slice(0, MAX_WARNINGS)) {
    await execution.publish(
      { kind: 'activity', activity: { type: 'warning', code, message } },
      { key: `warning:${code}:${offset}` },
    );
  }
}

/** The unverified figures as the writer gets them, each with the text around it. */
export function toCorrect(answer: string, { unverified, quotes }: Verification): Correction[] {
  const figures = unverified.slice(0, MAX_NAMED).map((figure) => ({ ...correctionOf(answer, figure) }));
  const quoted = quotes
    .filter(({ verified }) => !verified)
    .map((quote) => correctionOf(answer, { ...quote, reason: `source [${quote.n}] does not say this` }));
  return [...figures, ...quoted];
}

export interface Correction {
  text: string;
  around: string;
  reason: string;
}

const AROUND = 80;

function correctionOf(answer: string, { text, offset, reason }: Unverified): Correction {
  const around = answer.slice(Math.max(0, offset - AROUND), offset + text.length + AROUND);
  return { text, around: around.replace(/\s+/g, ' ').trim(), reason };
}
