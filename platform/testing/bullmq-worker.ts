// A BullMQ worker as the documentation shows it: default settings, the job does its effects one after another.
import { setTimeout as sleep } from 'node:timers/promises';
import { Queue, Worker } from 'bullmq';

const [, , witness = '', port = '', jobs = '0', effects = '1'] = process.argv;
const connection = { host: '127.0.0.1', port: Number(port) };
const tell = (path: string): Promise<Response> => fetch(`${witness}/${path}`, { method: 'POST' });

/** The first start puts the jobs there; later ones find them, or what is left of them. */
const queue = new Queue('plain', { connection });
if ((await fetch(`${witness}/filled`, { method: 'POST' })).status === 201) {
  for (let n = 0; n < Number(jobs); n += 1)
    await queue.add('job', { job: `job-${n}`, effects: Number(effects) });
}

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
  { connection, concurrency: 4 },
);
worker.on('error', () => undefined);
await worker.waitUntilReady();
process.stdout.write('ready\n');
