import { parentPort, workerData } from 'node:worker_threads';
import { render } from './render.ts';
import type { Format, Report } from './report.ts';

/** A file is written here, so that a long one does not hold up the service. */
const { report, format } = workerData as { report: Report; format: Format };
const rendered = await render(report, format);
parentPort?.postMessage(rendered);
