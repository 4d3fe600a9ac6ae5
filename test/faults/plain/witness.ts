import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

/** The world outside of the jobs: counts what they do to it, and hears which of them are done. */
export interface Witness {
  url: string;
  /** How often each effect was had. */
  effects: Map<string, number>;
  done: Set<string>;
  /** When each job was last heard of. */
  heardAt: Map<string, number[]>;
  close(): Promise<void>;
}

export async function startWitness(): Promise<Witness> {
  const effects = new Map<string, number>();
  const done = new Set<string>();
  const heardAt = new Map<string, number[]>();
  const hear = (job: string): void => void heardAt.set(job, [...(heardAt.get(job) ?? []), Date.now()]);
  const app = new Hono();
  let isFilled = false;
  app.post('/filled', (c) => {
    const first = !isFilled;
    isFilled = true;
    return c.body(null, first ? 201 : 200);
  });
  app.post('/effects/:job/:effect', (c) => {
    const { job, effect } = c.req.param();
    hear(job);
    effects.set(`${job}/${effect}`, (effects.get(`${job}/${effect}`) ?? 0) + 1);
    return c.body(null, 204);
  });
  app.post('/done/:job', (c) => {
    hear(c.req.param('job'));
    done.add(c.req.param('job'));
    return c.body(null, 204);
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return { url: server.url, effects, done, heardAt, close: () => server.close(100) };
}
