import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@parley/platform/ports';

/** A Redis of the harness's own, with an append-only file, that can be made to fail. */
export interface FaultyRedis {
  url: string;
  /** kill -9, and a start on the same port `awayMs` later; resolves when it answers. */
  crash(awayMs: number): Promise<void>;
  /** Everything that it held is gone. */
  wipe(): Promise<void>;
  stop(): Promise<void>;
}

export async function startFaultyRedis(): Promise<FaultyRedis> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'parley-faults-redis-'));
  const options = ['--port', port, '--bind', '127.0.0.1', '--dir', dir, '--appendonly', 'yes'];
  const args = [...options, '--maxmemory-policy', 'noeviction'].map(String);
  const launch = (): ChildProcess => spawn('redis-server', args, { stdio: 'ignore' });
  const end = async (child: ChildProcess): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  let child = launch();
  await answering(port);
  return {
    url: `redis://127.0.0.1:${port}`,
    async crash(awayMs) {
      await end(child);
      await sleep(awayMs);
      child = launch();
      await answering(port);
    },
    wipe: async () => void (await say(port, 'FLUSHALL')),
    async stop() {
      await end(child);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

async function answering(port: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await say(port, 'PING').catch(() => '')).startsWith('+PONG')) return;
    await sleep(50);
  }
  throw new Error('Redis did not start');
}

async function say(port: number, word: string): Promise<string> {
  const socket = createConnection({ port, host: '127.0.0.1' });
  try {
    await once(socket, 'connect');
    socket.write(`${word}\r\n`);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    return answer.toString();
  } finally {
    socket.destroy();
  }
}
