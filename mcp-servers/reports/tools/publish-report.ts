import { ParleyError } from '@parley/platform/errors';
import { requireScopes } from '@parley/platform/identity/principal';
import { stableId } from '@parley/platform/ids';
import { z } from 'zod';
import { type CallContext, defineTool } from '../../define.ts';
import type { Jobs } from '../jobs.ts';
import type { Board } from '../publications.ts';

const input = z.object({
  job_id: z.string().min(1).max(100).describe('A completed report, as generate_report returned it'),
});
const output = z.object({
  published: z.literal(true),
  publication_id: z.string(),
  title: z.string(),
  address: z.string().describe('Where others find it'),
});

/** One publication for each operation; without a key, one for each report of its owner. */
function publicationId(jobId: string, { principal, operationKey }: CallContext): string {
  return stableId('publication', principal.subject, operationKey ?? jobId);
}

/** `publish_report`: puts a finished report where everybody can read it. */
export const createPublishReport = ({ jobs, board }: { jobs: Jobs; board: Board }) => {
  const finished = async (jobId: string, { principal }: CallContext) => {
    const job = await jobs.get(jobId, principal.subject);
    requireScopes(principal, job.required_scopes);
    if (job.state === 'completed' && job.markdown !== null) return { ...job, markdown: job.markdown };
    throw new ParleyError('conflict', `The report is ${job.state}: only a completed one can be published.`, {
      hint: 'Ask get_report until it is completed.',
    });
  };
  const told = (id: string, title: string | null) => ({
    published: true as const,
    publication_id: id,
    title: title ?? 'Report',
    address: board.addressOf(id),
  });
  return defineTool({
    name: 'publish_report',
    title: 'Publish a report',
    description:
      'Puts a completed report on the company’s notice board, where others read it; it cannot be taken back from here. Only when the user asks to publish it. Example: {"job_id": "0199a8e2-4c1b-7d2e-9f3a-5b6c7d8e9f01"}',
    input,
    output,
    annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: true },
    scopes: ['reports:publish'],
    timeoutMs: 30_000,
    cache: 'never',
    maxResultBytes: 10_000,
    once: true,
    async run({ job_id }, ctx) {
      const job = await finished(job_id, ctx);
      const id = publicationId(job_id, ctx);
      const title = job.title ?? 'Report';
      const published_by = ctx.principal.subject;
      const { markdown, required_scopes } = job;
      await board.put({ id, job_id, title, markdown, published_by, required_scopes }, ctx.signal);
      return told(id, title);
    },
    async recover({ job_id }, ctx) {
      const id = publicationId(job_id, ctx);
      if (!(await board.has(id, ctx.signal))) return undefined;
      return told(id, (await jobs.get(job_id, ctx.principal.subject)).title);
    },
  });
};
