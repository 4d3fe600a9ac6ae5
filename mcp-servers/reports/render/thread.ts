import { parentPort, workerData } from 'node:worker_threads';
import type { Format } from '../arguments.ts';
import type { Report } from '../report.ts';
import { render } from './render.ts';

/** A file is written here, so that a long one does not hold up the service. */
const { report, format } = workerData as { report: Report; format: Format };
const rendered = await render(report, format);
parentPort?.postMessage(rendered);
