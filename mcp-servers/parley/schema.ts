import { z } from 'zod';

const jsonObject = z.record(z.string(), z.unknown());

/** What is used of a run as the HTTP API tells it. */
export const runSchema = z.looseObject({
  runId: z.string(),
  threadId: z.string(),
  status: z.string(),
  query: z.string(),
  answer: z.string().nullable(),
  message: z.string().nullable(),
  citations: z.array(
    z.looseObject({
      n: z.number(),
      kind: z.string(),
      title: z.string(),
      source: z.string(),
      documentId: z.string().optional(),
      updated: z.string().optional(),
    }),
  ),
  steps: z.array(z.looseObject({ agent: z.string(), instruction: z.string(), status: z.string() })),
  warnings: z.array(z.looseObject({ message: z.string() })),
  model: z.looseObject({ mode: z.string() }).nullable(),
  usage: z.looseObject({ inputTokens: z.number(), outputTokens: z.number(), usd: z.number() }),
  durationMs: z.number(),
});
export type Run = z.infer<typeof runSchema>;

export const runListSchema = z.looseObject({
  runs: z.array(z.looseObject({ runId: z.string(), query: z.string(), status: z.string() })),
});
export type RunList = z.infer<typeof runListSchema>;

/** What is used of an entry of a run's event stream; `run` and `end` frame it. */
export const eventSchema = z.looseObject({
  type: z.string(),
  runId: z.string().optional(),
  status: z.string().optional(),
  agent: z.string().optional(),
  skill: z.string().optional(),
  server: z.string().optional(),
  tool: z.string().optional(),
  summary: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  plan: z.looseObject({ steps: z.array(jsonObject) }).optional(),
});
export type RunEvent = z.infer<typeof eventSchema>;

/** A run as the tools give it: what a model needs to go on, flat and short. */
export const runOutput = z.object({
  run_id: z.string(),
  thread_id: z.string().describe('Give it to solve for a follow-up question'),
  status: z.string().describe('completed, failed, canceled, rejected, input-required, or still working'),
  finished: z.boolean(),
  answer: z.string().nullable().describe('Markdown; [n] cites citation n'),
  message: z.string().nullable().describe('Why the run failed, or what it asks for'),
  citations: z.array(
    z.object({
      n: z.number(),
      kind: z.string(),
      title: z.string(),
      source: z.string(),
      document_id: z.string().optional(),
      updated: z.string().optional(),
    }),
  ),
  steps: z.array(z.object({ agent: z.string(), instruction: z.string(), status: z.string() })),
  warnings: z.array(z.string()),
  model_mode: z.string().nullable().describe('offline means that no language model answered'),
  duration_ms: z.number(),
  input_tokens: z.number(),
  output_tokens: z.number(),
  usd: z.number(),
  next: z.string().optional().describe('What to do when the run is not finished'),
});

const FINISHED: ReadonlySet<string> = new Set(['completed', 'failed', 'canceled', 'rejected']);
const WAITING: ReadonlySet<string> = new Set(['input-required', 'auth-required']);

/** Whether a run goes no further by itself. */
export function isSettled(status: string): boolean {
  return FINISHED.has(status) || WAITING.has(status);
}

export function toOutput(run: Run): z.input<typeof runOutput> {
  const { inputTokens, outputTokens, usd } = run.usage;
  return {
    run_id: run.runId,
    thread_id: run.threadId,
    status: run.status,
    finished: FINISHED.has(run.status),
    answer: run.answer,
    message: run.message,
    citations: run.citations.map(({ n, kind, title, source, documentId, updated }) => ({
      n,
      kind,
      title,
      source,
      ...(documentId === undefined ? {} : { document_id: documentId }),
      ...(updated === undefined ? {} : { updated }),
    })),
    steps: run.steps.map(({ agent, instruction, status }) => ({ agent, instruction, status })),
    warnings: run.warnings.map(({ message }) => message),
    model_mode: run.model?.mode ?? null,
    duration_ms: run.durationMs,
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    usd,
    ...nextStep(run),
  };
}

function nextStep({ runId, status }: Run): { next?: string } {
  if (FINISHED.has(status)) return {};
  if (WAITING.has(status))
    return { next: 'Ask again with solve in the same thread and say what is missing.' };
  return { next: `The team is still working: call get_run with {"run_id": "${runId}"}.` };
}
