import { z } from '@hono/zod-openapi';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { AddScheduleRequest, Schedule, ScheduleList } from '../api-workflows.ts';
import { jsonBody } from '../http/json-body.ts';
import { type OrchestratorRequest, problems, type Route } from '../http/route.ts';
import type { Workflow } from '../workflows/define.ts';
import type { Schedules } from '../workflows/schedules/schedules.ts';
import { NameParams, workflowOf } from './workflows.ts';

const OneParams = NameParams.extend({
  scheduleId: z.uuid().openapi({ param: { name: 'scheduleId', in: 'path' } }),
});

const PATH = '/workflows/{name}/schedules';
const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

/** Workflows that run by themselves (R6). */
export function scheduleRoutes(schedules: Schedules, workflows: readonly Workflow[]): Route[] {
  const named = (c: OrchestratorRequest): Workflow => workflowOf(c, workflows);
  const owner = (c: OrchestratorRequest) => c.get('principal').subject;
  return [
    {
      method: 'get',
      path: PATH,
      doc: {
        summary: 'List the caller’s schedules of a workflow',
        tags: ['Workflows'],
        request: { params: NameParams },
        responses: {
          200: { description: 'The schedules.', content: json(ScheduleList) },
          ...problems(400, 401, 404),
        },
      },
      handle: async (c) => c.json({ schedules: await schedules.list(owner(c), named(c).name) }),
    },
    {
      method: 'post',
      path: PATH,
      doc: {
        summary: 'Run a workflow by the clock',
        description:
          'In the name of the caller, with the rights of now. Moments that pass while the service is down give one run when it is back.',
        tags: ['Workflows'],
        request: { params: NameParams, body: { required: true, content: json(AddScheduleRequest) } },
        responses: {
          201: { description: 'The schedule.', content: json(Schedule) },
          ...problems(400, 401, 404, 413, 415, 429),
        },
      },
      async handle(c) {
        const workflow = named(c);
        const request = await jsonBody(c, AddScheduleRequest);
        const made = await schedules.add({ workflow, principal: c.get('principal'), ...request });
        return c.json(made, 201, { location: `/workflows/${workflow.name}/schedules/${made.id}` });
      },
    },
    {
      method: 'delete',
      path: `${PATH}/{scheduleId}`,
      doc: {
        summary: 'Remove a schedule',
        tags: ['Workflows'],
        request: { params: OneParams },
        responses: { 204: { description: 'It is gone.' }, ...problems(400, 401, 404) },
      },
      async handle(c) {
        named(c);
        const { scheduleId } = parseOrThrow(OneParams, c.req.param(), 'The address');
        if (await schedules.remove(owner(c), scheduleId)) return c.body(null, 204);
        throw new ParleyError('not_found', 'There is no such schedule, or it is not yours.');
      },
    },
  ];
}
