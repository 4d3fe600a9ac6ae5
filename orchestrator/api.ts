// Everything the HTTP API takes and gives. The web page imports these types and nothing else of the service.
import { z } from '@hono/zod-openapi';
import { RunApproval } from './api-approvals.ts';
import { Figure } from './api-figure.ts';

export type {
  Approval,
  ApprovalDecision,
  ApprovalGrant,
  ApprovalList,
  RunApproval,
} from './api-approvals.ts';
export type { RunEvent, RunFrame } from './api-events.ts';
export type { Figure } from './api-figure.ts';
export type { ForkRequest } from './api-fork.ts';

export const RUN_STATUSES = [
  'submitted',
  'working',
  'input-required',
  'auth-required',
  'completed',
  'failed',
  'canceled',
  'rejected',
] as const;
export const TERMINAL_STATUSES = ['completed', 'failed', 'canceled', 'rejected'] as const;

export const timestamp = z.string().openapi({ format: 'date-time', example: '2026-03-02T09:30:00.000Z' });
export const jsonObject = z.record(z.string(), z.unknown());
export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'letters, digits and . _ : - only, at most 128 characters');
const agentName = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'the name of an agent, as GET /agents lists it');

export const RunStatus = z
  .enum(RUN_STATUSES)
  .openapi('RunStatus', { description: 'The states of an A2A task.' });

export const Budget = z
  .strictObject({
    usd: z
      .number()
      .positive()
      .max(10_000)
      .optional()
      .openapi({ description: 'Dollars the models may cost.' }),
    tokens: z
      .int()
      .positive()
      .max(100_000_000)
      .optional()
      .openapi({ description: 'Tokens, in and out together.' }),
    seconds: z.number().positive().max(86_400).optional().openapi({ description: 'Time limit of the run.' }),
  })
  .openapi('Budget');

export const SolveRequest = z
  .strictObject({
    query: z.string().trim().min(1).max(20_000).openapi({
      description: 'The question.',
      example: 'How many engineers do we have, and what is our remote work policy?',
    }),
    threadId: identifier
      .optional()
      .openapi({ description: 'Continue this conversation. Unset starts a new one.' }),
    agents: z
      .array(agentName)
      .min(1)
      .max(32)
      .optional()
      .openapi({ description: 'Plan with these agents only.' }),
    budget: Budget.optional(),
    metadata: jsonObject.optional().openapi({ description: 'Kept with the run and given back.' }),
  })
  .openapi('SolveRequest');

export const BranchOf = z.object({ runId: z.string(), stepId: z.string().nullable() }).openapi('BranchOf', {
  description: 'The run, and the step of it, from which this one was asked again; null: another question.',
});

export const Usage = z
  .object({ inputTokens: z.number(), outputTokens: z.number(), usd: z.number() })
  .openapi('Usage');

export const RunUsage = Usage.extend({
  byAgent: z.record(z.string(), Usage),
  byModel: z.record(z.string(), Usage),
}).openapi('RunUsage');

export const PlanStep = z
  .object({
    id: z.string(),
    agent: z.string(),
    skill: z.string(),
    instruction: z.string(),
    dependsOn: z.array(z.string()),
  })
  .openapi('PlanStep');

export const StepStatus = z
  .enum(['waiting', 'working', 'completed', 'failed', 'canceled', 'skipped'])
  .openapi('StepStatus');

export const Step = PlanStep.extend({
  status: StepStatus,
  taskId: z.string().nullable().openapi({ description: "The A2A task at the step's agent." }),
  attempt: z.number(),
  startedAt: timestamp.nullable(),
  durationMs: z.number().nullable(),
  summary: z.string().nullable(),
  error: z.string().nullable(),
  code: z.string().optional().openapi({ description: 'What kind of error it is.' }),
  reusedFrom: z
    .string()
    .optional()
    .openapi({ description: 'The run in which it was worked out, when its result was taken over.' }),
}).openapi('Step');

export const ToolCall = z
  .object({
    callId: z.string(),
    agent: z.string(),
    stepId: z.string().nullable(),
    server: z.string(),
    tool: z.string(),
    arguments: jsonObject,
    status: z.enum(['working', 'completed', 'failed']),
    result: z.unknown().openapi({ description: 'What the tool returned; long results are shortened.' }),
    error: z.string().nullable(),
    startedAt: timestamp,
    durationMs: z.number().nullable(),
  })
  .openapi('ToolCall');

export const Citation = z
  .object({
    n: z.number().openapi({ description: 'The number that the answer cites, as in [1].' }),
    id: z.string(),
    kind: z.enum(['document', 'data', 'report', 'file']),
    title: z.string(),
    source: z
      .string()
      .openapi({ description: 'MCP server and tool.', example: 'knowledge/search_knowledge_base' }),
    documentId: z.string().optional(),
    category: z.string().optional(),
    updated: z.string().optional().openapi({ description: 'When the document was last updated.' }),
    snippet: z.string().optional().openapi({ description: 'The passage.' }),
    arguments: jsonObject.optional().openapi({ description: 'The query that gave the data.' }),
    rows: z.number().optional().openapi({ description: 'How many rows it gave; they are in the tool call.' }),
    agent: z.string().optional(),
    stepId: z.string().optional(),
  })
  .openapi('Citation');

export const Artifact = z
  .object({
    id: z.string(),
    name: z.string().nullable(),
    text: z.string().nullable(),
    data: z.unknown(),
  })
  .openapi('Artifact');

export const Warning = z
  .object({ code: z.string(), message: z.string(), stepId: z.string().nullable() })
  .openapi('Warning');

export const ModelMode = z.enum(['live', 'local', 'offline']).openapi('ModelMode', {
  description:
    'live: a hosted model; local: a model on this machine; offline: the rule-based model, no language model.',
});

export const RunModel = z
  .object({
    mode: ModelMode,
    names: z.array(z.string()).openapi({ description: 'The models that answered.' }),
  })
  .openapi('RunModel');

export const Cancellation = z
  .object({
    leaves: z.array(
      z.object({
        kind: z.enum(['model-call', 'tool-call', 'task', 'job']),
        id: z.string(),
        name: z.string(),
        outcome: z.enum(['stopped', 'finished', 'unstoppable']).openapi({
          description:
            'stopped: it was under way and has ended; finished: before the stop; unstoppable: it may go on.',
        }),
        reason: z.string().optional(),
      }),
    ),
    omitted: z.number().optional().openapi({ description: 'How many more there were.' }),
  })
  .openapi('Cancellation', { description: 'What became of everything that a stopped run had begun.' });

export const Run = z
  .object({
    runId: z.string(),
    threadId: z.string(),
    status: RunStatus,
    query: z.string(),
    answer: z.string().nullable().openapi({ description: 'Markdown; grows while the run works.' }),
    message: z.string().nullable().openapi({ description: 'Why the run failed, or what it asks for.' }),
    citations: z.array(Citation),
    figures: z.array(Figure),
    plan: z.object({ steps: z.array(PlanStep), revision: z.number() }),
    steps: z.array(Step),
    toolCalls: z.array(ToolCall),
    artifacts: z.array(Artifact),
    usage: RunUsage,
    budget: Budget.optional().openapi({ description: 'What it may take, when it was asked with a limit.' }),
    durationMs: z.number().openapi({ description: 'From acceptance to the last event.' }),
    model: RunModel.nullable(),
    warnings: z.array(Warning),
    approvals: z
      .array(RunApproval)
      .openapi({ description: 'Calls that wait for somebody’s word, and what was decided.' }),
    cancellation: Cancellation.nullable(),
    branchOf: BranchOf.optional(),
    metadata: jsonObject,
    lastSeq: z
      .number()
      .openapi({ description: 'The event up to which this is told; resume the stream after it.' }),
    createdAt: timestamp,
    updatedAt: timestamp,
  })
  .openapi('Run');

export const RunSummary = Run.pick({
  runId: true,
  threadId: true,
  status: true,
  query: true,
  createdAt: true,
  updatedAt: true,
}).openapi('RunSummary');

export const RunList = z
  .object({
    runs: z.array(RunSummary),
    nextCursor: z.string().nullable().openapi({ description: 'Give it as `cursor` for the next page.' }),
    total: z.number().nullable(),
  })
  .openapi('RunList');

export const ProblemDocument = z
  .object({
    type: z.string().openapi({ example: 'urn:parley:problem:invalid-input' }),
    title: z.string(),
    status: z.number(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .openapi('ProblemDocument', { description: 'RFC 9457 problem details.' });

export const Health = z
  .object({
    status: z.enum(['ok', 'ready', 'not ready']),
    service: z.string(),
    version: z.string(),
    checks: z.record(z.string(), z.string()).optional(),
  })
  .openapi('Health');

export type RunStatus = z.infer<typeof RunStatus>;
export type Budget = z.infer<typeof Budget>;
export type SolveRequest = z.infer<typeof SolveRequest>;
export type Usage = z.infer<typeof Usage>;
export type RunUsage = z.infer<typeof RunUsage>;
export type PlanStep = z.infer<typeof PlanStep>;
export type Step = z.infer<typeof Step>;
export type ToolCall = z.infer<typeof ToolCall>;
export type Citation = z.infer<typeof Citation>;
export type Artifact = z.infer<typeof Artifact>;
export type Warning = z.infer<typeof Warning>;
export type ModelMode = z.infer<typeof ModelMode>;
export type RunModel = z.infer<typeof RunModel>;
export type Run = z.infer<typeof Run>;
export type RunSummary = z.infer<typeof RunSummary>;
export type RunList = z.infer<typeof RunList>;
export type ProblemDocument = z.infer<typeof ProblemDocument>;
export type Health = z.infer<typeof Health>;
