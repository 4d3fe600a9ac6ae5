import { createServer } from 'node:net';

/** Below the ports that Linux gives to outgoing connections: one of those could take a port between here and its use. */
const FIRST = 10_000;
const LAST = 32_000;
const ATTEMPTS = 100;

/** A port of loopback that nobody listens on right now, as are those at these distances from it. */
export async function freePort(neighbours: readonly number[] = []): Promise<number> {
  const distances = [...new Set([0, ...neighbours])];
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    const free = await Promise.all(distances.map((distance) => isFree(port + distance)));
    if (free.every(Boolean)) return port;
  }
  throw new Error('no free ports were found');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
