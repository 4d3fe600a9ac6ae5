import { setTimeout as sleep } from 'node:timers/promises';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';

/** A company's notice board outside of the service: it counts what was really done to it. */
export interface NoticeBoard {
  url: string;
  /** How often each publication was put there. */
  puts: Map<string, number>;
  /** Reports that are there, by their job. */
  jobs(): string[];
  /** What is put there is there at once; the answer takes so long. */
  answerAfter(ms: () => number): void;
  close(): Promise<void>;
}

export async function startNoticeBoard(): Promise<NoticeBoard> {
  const puts = new Map<string, number>();
  const jobs = new Map<string, string>();
  let delayMs = (): number => 0;
  const app = new Hono();
  app.put('/board/:id', async (c) => {
    const { id } = c.req.param();
    const { job_id } = (await c.req.json()) as { job_id: string };
    puts.set(id, (puts.get(id) ?? 0) + 1);
    jobs.set(id, job_id);
    await sleep(delayMs());
    return c.body(null, 201);
  });
  app.get('/board/:id', (c) => c.body(null, puts.has(c.req.param('id')) ? 200 : 404));
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return {
    url: `${server.url}/board`,
    puts,
    jobs: () => [...jobs.values()],
    answerAfter(ms) {
      delayMs = ms;
    },
    close: () => server.close(100),
  };
}

/** What was put there more than once. */
export function putTwice({ puts }: NoticeBoard): string[] {
  return [...puts].filter(([, times]) => times > 1).map(([id, times]) => `${id} was put ${times} times`);
}

/** What the board says that must not be: more or fewer than one of anything. */
export function miscounted(board: NoticeBoard, expected: number): string[] {
  const { size } = board.puts;
  const doubled = putTwice(board);
  return size === expected ? doubled : [...doubled, `${size} publications instead of ${expected}`];
}
