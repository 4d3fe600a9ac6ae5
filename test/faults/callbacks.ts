import { DELIVERY_HEADER } from '@parley/a2a/push/signature';
import { serveApp } from '@parley/platform/http';
import { silentLogger } from '@parley/platform/logger';
import { Hono } from 'hono';
import type { Ask } from './client.ts';

/** A receiver of callbacks outside of the service: it writes down what came, and when for the first time. */
export interface Callbacks {
  origin: string;
  /** Numbers of the events of each task, in the order of their first arrival. */
  received: Map<string, number[]>;
  /** Deliveries that came again. */
  repeated(): number;
  /** Asks the coordinator to tell of this task, from its first event on. */
  register(taskId: string): Promise<boolean>;
  close(): Promise<void>;
}

export async function startCallbacks(coordinator: string): Promise<Callbacks> {
  const received = new Map<string, number[]>();
  let repeated = 0;
  const app = new Hono();
  app.post('/told', (c) => {
    const [taskId = '', , seq] = (c.req.header(DELIVERY_HEADER) ?? '').split('/');
    const seqs = received.get(taskId) ?? [];
    received.set(taskId, seqs);
    if (seqs.includes(Number(seq))) repeated += 1;
    else seqs.push(Number(seq));
    return c.body(null, 204);
  });
  const server = await serveApp({ app, host: '127.0.0.1', port: 0, logger: silentLogger() });
  return {
    origin: server.url,
    received,
    repeated: () => repeated,
    async register(taskId) {
      const params = { taskId, id: 'faults', url: `${server.url}/told` };
      const response = await fetch(coordinator, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'a2a-version': '1.0' },
        body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'CreateTaskPushNotificationConfig', params }),
        signal: AbortSignal.timeout(5_000),
      }).catch(() => undefined);
      const reply = (await response?.json().catch(() => undefined)) as { result?: object } | undefined;
      return reply?.result !== undefined;
    },
    close: () => server.close(100),
  };
}

/** L5: tasks of which not every event has come, the last one too, and in order, although they were to be told of. */
export function untold({ received }: Callbacks, asks: readonly Ask[]): { runId: string; text: string }[] {
  return asks
    .filter(({ told, endedAt }) => told && endedAt !== undefined)
    .flatMap(({ runId = '', events }) => {
      const seqs = received.get(runId) ?? [];
      const last = events.at(-1)?.seq ?? 0;
      const first = seqs[0] ?? 0;
      const inOrder = seqs.every((seq, index) => seq === first + index);
      if (inOrder && seqs.at(-1) === last) return [];
      return [{ runId, text: `${runId}: its callback got ${seqs.join(' ') || 'nothing'} of ${last} events` }];
    });
}
