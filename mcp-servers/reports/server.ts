import { ParleyError } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { MIME_TYPES } from '@parley/platform/report/render';
import { defineServer, type ResourceDefinition, type ServerDeps, type ServerInstance } from '../define.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { publicationResources } from './publication-resources.ts';
import { createBoard } from './publications.ts';
import { migrateReports } from './schema.ts';
import { createSource } from './source.ts';
import { createCancelReport } from './tools/cancel-report.ts';
import { createGenerateReport } from './tools/generate-report.ts';
import { createGetReport } from './tools/get-report.ts';
import { createPublishReport } from './tools/publish-report.ts';
import { viewOf } from './view.ts';
import { createWatch } from './watch.ts';
import { createReportWorker } from './worker.ts';

export const server = defineServer({
  name: 'reports',
  version: '1.0.0',
  title: 'Reports',
  instructions:
    'Finished reports with tables, as Markdown, PDF or DOCX. generate_report makes one; when it answers "running", ask get_report again later. The report in its format is at report://{job_id}; how far it is, at job://{job_id}, which can be subscribed to.',
  scopes: ['reports:read', 'reports:write', 'reports:publish'],
  migrate: migrateReports,
  create: createReports,
});

function createReports({ config, logger, database, queues }: ServerDeps): ServerInstance {
  const jobs = createJobs(database);
  const source = createSource({ config, database, logger });
  const watch = createWatch(database);
  const worker = createReportWorker({ jobs, source, watch, queues, logger });
  let started = false;
  return {
    tools: [
      createGenerateReport({ jobs, source, watch, enqueue: worker.enqueue }),
      createGetReport(jobs),
      createCancelReport(jobs),
      createPublishReport({ jobs, board: createBoard({ config, database }) }),
    ],
    resources: [reportResource(jobs), jobResource(jobs), ...publicationResources(database)],
    prompts: [],
    updates: (changed) => watch.onAny((id) => changed(jobUri(id))),
    async ready() {
      return { ok: started, checks: { worker: started ? 'ok' : 'starting' } };
    },
    async start() {
      await watch.start();
      await worker.start();
      started = true;
    },
    async close() {
      started = false;
      await worker.close();
      await watch.close();
      await source.close();
    },
  };
}

function reportResource(jobs: Jobs): ResourceDefinition {
  return {
    uri: 'report://{id}',
    name: 'report',
    title: 'A finished report',
    description: 'The report in the format that was asked for: Markdown, PDF or DOCX.',
    mimeType: 'text/markdown',
    scopes: ['reports:read'],
    cacheTtlMs: 0,
    async read({ id = '' }, { principal }) {
      const job = await jobs.get(id, principal.subject);
      requireScopes(principal, job.required_scopes);
      if (job.state !== 'completed') {
        throw new ParleyError('not_found', `The report ${id} is not there: it is ${job.state}.`);
      }
      const mimeType = MIME_TYPES[job.args.format];
      if (job.file && job.args.format !== 'markdown') return { bytes: job.file, mimeType };
      return { text: job.file?.toString() ?? job.markdown ?? '', mimeType };
    },
  };
}

const jobUri = (id: string): string => `job://${id}`;

function jobResource(jobs: Jobs): ResourceDefinition {
  return {
    uri: jobUri('{id}'),
    name: 'job',
    title: 'The state of a report',
    description:
      'How far a report is: status, progress in percent, message, and where the report will be. Can be subscribed to.',
    mimeType: 'application/json',
    scopes: ['reports:read'],
    cacheTtlMs: 0,
    async read({ id = '' }, { principal }) {
      const { markdown: _text, ...state } = viewOf(await jobs.get(id, principal.subject), principal);
      return JSON.stringify(state);
    },
  };
}
