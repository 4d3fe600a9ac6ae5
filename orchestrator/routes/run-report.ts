import { z } from '@hono/zod-openapi';
import { ParleyError, parseOrThrow } from '@parley/platform/errors';
import { renderApart } from '@parley/platform/report/apart';
import type { Run } from '../api.ts';
import { RunParams } from '../http/params.ts';
import { problems, type Route } from '../http/route.ts';
import { documentOf } from '../report/document.ts';
import { markdownOf } from '../report/markdown.ts';
import { getRun } from '../runs/get.ts';
import type { RouteDeps } from './route-deps.ts';

const MIME_TYPES = {
  md: 'text/markdown; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const;
const RENDER_TIMEOUT_MS = 30_000;

const ReportQuery = z.strictObject({ format: z.enum(['md', 'pdf', 'docx']).default('md') });
type Format = z.infer<typeof ReportQuery>['format'];

/** The answer of a run as a file. */
export function runReportRoute({ runContext, stopping }: RouteDeps): Route {
  const file = { schema: { type: 'string', format: 'binary' } } as const;
  return {
    method: 'get',
    path: '/runs/{runId}/report',
    doc: {
      summary: 'The answer as a file',
      description: 'As Markdown, PDF or Word document, with its sources and notes.',
      tags: ['Runs'],
      request: { params: RunParams, query: ReportQuery },
      responses: {
        200: {
          description: 'The file.',
          content: {
            'text/markdown': { schema: { type: 'string' } },
            [MIME_TYPES.pdf]: file,
            [MIME_TYPES.docx]: file,
          },
        },
        ...problems(400, 401, 404, 409, 503),
      },
    },
    async handle(c) {
      const { runId } = parseOrThrow(RunParams, c.req.param(), 'The address');
      const { format } = parseOrThrow(ReportQuery, c.req.query(), 'The query string');
      const run = await getRun({ ctx: runContext(c), input: { runId, signal: c.req.raw.signal } });
      if (run.answer === null) {
        throw new ParleyError('conflict', 'There is no answer yet that could be written down.');
      }
      const signals = [c.req.raw.signal, stopping, AbortSignal.timeout(RENDER_TIMEOUT_MS)];
      const content = await contentOf(run, format, AbortSignal.any(signals));
      return c.body(content, 200, {
        'content-type': MIME_TYPES[format],
        'content-disposition': `attachment; filename="${fileNameOf(run, format)}"`,
        'cache-control': 'no-store',
      });
    },
  };
}

async function contentOf(run: Run, format: Format, signal: AbortSignal): Promise<string | ArrayBuffer> {
  if (format === 'md') return markdownOf(run);
  const { file } = await renderApart(documentOf(run), format, signal);
  return Uint8Array.from(file).buffer;
}

const LONGEST_NAME = 60;

function fileNameOf({ query }: Run, extension: Format): string {
  const words = query
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST_NAME)
    .replaceAll(/^-+|-+$/g, '');
  return `${words || 'parley'}.${extension}`;
}
