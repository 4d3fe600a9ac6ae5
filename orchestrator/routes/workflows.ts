import { z } from '@hono/zod-openapi';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { identifier, Run, RunList } from '../api.ts';
import { RunInput } from '../api-approvals.ts';
import { RunEvent } from '../api-events.ts';
import { StartWorkflowRequest, WorkflowInfo, WorkflowList, WorkflowName } from '../api-workflows.ts';
import { jsonBody } from '../http/json-body.ts';
import { EventsQuery, RunListQuery, RunParams } from '../http/params.ts';
import { idempotencyKeyOf, waitingOf } from '../http/preferences.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import { streamRun } from '../http/run-stream.ts';
import { STARTED_RESPONSES, STARTING_HEADERS } from '../http/started-doc.ts';
import { tellStartedWorkflow } from '../http/started-workflow.ts';
import { cancelRun } from '../runs/cancel.ts';
import { getRun } from '../runs/get.ts';
import { listRuns } from '../runs/list.ts';
import { asRun } from '../runs/unknown-run.ts';
import type { Workflow } from '../workflows/define.ts';
import { describeWorkflow } from '../workflows/describe.ts';
import { drawWorkflow } from '../workflows/picture.ts';
import { startWorkflow, threadOf } from '../workflows/start.ts';
import type { RouteDeps } from './route-deps.ts';
import { answerRun } from './run-input.ts';

/** The address of a workflow. */
export const NameParams = z.object({ name: WorkflowName.openapi({ param: { name: 'name', in: 'path' } }) });
const ListQuery = RunListQuery.omit({ threadId: true });
const PictureQuery = z.strictObject({ run: identifier.optional() });

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** Workflows (R6): what there is, and their runs, which are tasks of the agent `workflows`. */
export function workflowRoutes(route: RouteDeps): Route[] {
  return [...declarations(route), ...runs(route)].map((one) => ({
    ...one,
    doc: one.doc && { ...one.doc, tags: ['Workflows'] },
  }));
}

function declarations(route: RouteDeps): Route[] {
  const { workflows } = route.deps;
  return [
    {
      method: 'get',
      path: '/workflows',
      doc: {
        summary: 'List the workflows',
        responses: {
          200: { description: 'Every workflow.', content: json(WorkflowList) },
          ...problems(401),
        },
      },
      handle: (c) => c.json({ workflows: workflows.map(describeWorkflow) }),
    },
    {
      method: 'get',
      path: '/workflows/{name}',
      doc: {
        summary: 'A workflow',
        request: { params: NameParams },
        responses: {
          200: { description: 'The workflow.', content: json(WorkflowInfo) },
          ...problems(400, 401, 404),
        },
      },
      handle: (c) => c.json(describeWorkflow(workflowOf(c, workflows))),
    },
    {
      method: 'get',
      path: '/workflows/{name}/graph',
      doc: {
        summary: 'A picture of the workflow, with the states of a run when one is named',
        request: { params: NameParams, query: PictureQuery },
        responses: {
          200: { description: 'The graph.', content: { 'image/svg+xml': { schema: z.string() } } },
          ...problems(400, 401, 404, 503),
        },
      },
      handle: (c) => picture(c, route),
    },
  ];
}

function runs(route: RouteDeps): Route[] {
  const one = { params: NameParams.extend(RunParams.shape) };
  return [
    {
      method: 'post',
      path: '/workflows/{name}/runs',
      doc: {
        summary: 'Run a workflow',
        description:
          'Answers 202 at once with the address of the run in `Location`; `Prefer: wait=30` waits 30 seconds at most, `Accept: text/event-stream` gives the events as they happen. The same `Idempotency-Key` finds the run that it started before.',
        request: {
          params: NameParams,
          headers: STARTING_HEADERS,
          body: { required: true, content: json(StartWorkflowRequest) },
        },
        responses: {
          ...STARTED_RESPONSES,
          ...problems(400, 401, 404, 409, 413, 415, 429, 503),
        },
      },
      handle: (c) => start(c, route),
    },
    {
      method: 'get',
      path: '/workflows/{name}/runs',
      doc: {
        summary: 'List the runs that the caller started, newest first',
        request: { params: NameParams, query: ListQuery },
        responses: {
          200: { description: 'A page of runs.', content: json(RunList) },
          ...problems(400, 401, 404, 503),
        },
      },
      handle: (c) => list(c, route),
    },
    {
      method: 'get',
      path: '/workflows/{name}/runs/{runId}',
      doc: {
        summary: 'A run of a workflow',
        request: one,
        responses: { 200: { description: 'The run.', content: json(Run) }, ...problems(400, 401, 404, 503) },
      },
      handle: async (c) => c.json(await getRun(runOf(c, route))),
    },
    {
      method: 'get',
      path: '/workflows/{name}/runs/{runId}/events',
      doc: {
        summary: 'The events of a run, past and coming',
        request: { ...one, query: EventsQuery },
        responses: {
          200: { description: 'The events.', content: { 'text/event-stream': { schema: RunEvent } } },
          ...problems(400, 401, 404, 503),
        },
      },
      handle: (c) => events(c, route),
    },
    {
      method: 'post',
      path: '/workflows/{name}/runs/{runId}/input',
      doc: {
        summary: 'Answer a run that asks',
        request: { ...one, body: { required: true, content: json(RunInput) } },
        responses: {
          202: { description: 'The run goes on.', content: json(Run) },
          ...problems(400, 401, 404, 409, 413, 415, 503),
        },
      },
      handle: (c) => answerRun(c, route),
    },
    {
      method: 'post',
      path: '/workflows/{name}/runs/{runId}/cancel',
      doc: {
        summary: 'Stop a run',
        description: 'Nothing further begins. What was done stays done: only a failure undoes it.',
        request: one,
        responses: {
          200: { description: 'The run.', content: json(Run) },
          ...problems(400, 401, 404, 409, 503),
        },
      },
      handle: async (c) => c.json(await cancelRun(runOf(c, route))),
    },
  ];
}

/** The workflow that the address names. */
export function workflowOf(c: OrchestratorRequest, workflows: readonly Workflow[]): Workflow {
  const { name } = parseOrThrow(NameParams, c.req.param(), 'The address');
  const workflow = workflows.find((one) => one.name === name);
  if (workflow) return workflow;
  throw new ParleyError('not_found', `There is no workflow "${name}".`, {
    hint: 'GET /workflows lists them.',
  });
}

function runOf(c: OrchestratorRequest, route: RouteDeps) {
  workflowOf(c, route.deps.workflows);
  const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
  return { ctx: route.runContext(c), input: { runId, signal: c.req.raw.signal } };
}

async function picture(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const workflow = workflowOf(c, route.deps.workflows);
  const { run: runId } = parseOrThrow(PictureQuery, c.req.query(), 'The query string');
  const run = runId
    ? await getRun({ ctx: route.runContext(c), input: { runId, signal: c.req.raw.signal } })
    : undefined;
  return c.body(drawWorkflow(workflow, run), 200, {
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  });
}

async function start(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const workflow = workflowOf(c, route.deps.workflows);
  const ctx = route.runContext(c);
  const idempotencyKey = idempotencyKeyOf(c.req.raw.headers);
  const waiting = waitingOf(c.req.raw.headers);
  const { input } = await jsonBody(c, StartWorkflowRequest);
  const { signal } = c.req.raw;
  const task = await startWorkflow({ ctx, start: { workflow, input, idempotencyKey, signal } });
  return tellStartedWorkflow(c, route, { ctx, task, waiting, workflow });
}

async function list(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const workflow = workflowOf(c, route.deps.workflows);
  const query = parseOrThrow(ListQuery, c.req.query(), 'The query string');
  const ctx = route.runContext(c);
  const threadId = threadOf(workflow, ctx.principal.subject);
  return c.json(await listRuns({ ctx, input: { ...query, threadId, signal: c.req.raw.signal } }));
}

async function events(c: OrchestratorRequest, route: RouteDeps): Promise<Response> {
  const { ctx, input } = runOf(c, route);
  const lastEventId = c.req.header('last-event-id');
  const cursor = lastEventId === undefined ? c.req.query() : { after: lastEventId };
  const { after = 0 } = parseOrThrow(EventsQuery, cursor, 'The cursor');
  const task = await asRun(ctx.coordinator.get(input.runId, { signal: input.signal }));
  return streamRun(c, { ctx, task, after, logger: route.deps.logger, stopping: route.stopping });
}
