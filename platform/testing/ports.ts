import { createServer } from 'node:net';

export { freePort } from '../ports.ts';

/** HTTP of the services, then gRPC of the agents. */
const PORTS = [0, 100].flatMap((first) => Array.from({ length: 20 }, (_, offset) => first + offset));

/** A PORT_BASE whose services all find their ports free. */
export async function freePortBase(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    // Below the ports that Linux gives to outgoing connections: one of those could take a port between here and use.
    const base = 10_000 + Math.floor(Math.random() * 22_000);
    const free = await Promise.all(PORTS.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
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
