import { Worker } from 'node:worker_threads';
import { ParleyError } from '@parley/platform/errors';
import type { Rendered } from './render.ts';
import type { Format, Report } from './report.ts';

const MEMORY_MB = 512;

/** Renders in a thread of its own: the service goes on answering meanwhile, and a cancellation ends it at once. */
export function renderApart(report: Report, format: Format, signal: AbortSignal): Promise<Rendered> {
  signal.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Rendered>();
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: { report, format },
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
  });
  const stop = (): void => {
    reject(signal.reason);
    void worker.terminate();
  };
  signal.addEventListener('abort', stop, { once: true });
  worker.once('message', resolve);
  worker.once('error', (cause) =>
    reject(new ParleyError('internal', 'The report could not be written.', { cause })),
  );
  worker.once('exit', () => reject(new ParleyError('internal', 'The report could not be written.')));
  return promise.finally(() => {
    signal.removeEventListener('abort', stop);
    void worker.terminate();
  });
}
