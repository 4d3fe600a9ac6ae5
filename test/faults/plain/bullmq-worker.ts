// A BullMQ worker as the documentation shows it: default settings, the job does its effects one after another.
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'bullmq';

const [, , witness = '', port = ''] = process.argv;
const tell = (path: string): Promise<Response> => fetch(`${witness}/${path}`, { method: 'POST' });

const worker = new Worker<{ job: string; effects: number }>(
  'plain',
  async ({ data: { job, effects } }) => {
    for (let n = 1; n <= effects; n += 1) {
      await sleep(150);
      await tell(`effects/${job}/${n}`);
      await sleep(150);
    }
    await tell(`done/${job}`);
  },
  { connection: { host: '127.0.0.1', port: Number(port) }, concurrency: 4 },
);
worker.on('error', () => undefined);
await worker.waitUntilReady();
process.stdout.write('ready\n');
