import { setTimeout as sleep } from 'node:timers/promises';
import type { Run } from '@parley/orchestrator/api';
import { z } from 'zod';

/** What the client knows of one question: its own log, outside of everything that fails. */
export interface Ask {
  key: string;
  question: string;
  sentAt: number;
  ackedAt?: number;
  runId?: string;
  /** The run's log as it arrived, over as many connections as it took. */
  events: Received[];
  endedAt?: number;
  status?: string;
  /** A callback was registered for it. */
  told?: boolean;
  /** What should not have happened, in words. */
  anomalies: string[];
}

export interface Received {
  seq: number;
  type: string;
  receivedAt: number;
  data: Record<string, unknown>;
}

export interface FaultClient {
  asks: Ask[];
  /** Asks, and asks again with the same key until there is an answer; then reads the log to its end. */
  ask(question: string): Ask;
  run(runId: string): Promise<Run>;
  cancel(runId: string): Promise<Response>;
  /** Waits until every question has ended; false when some have not in time. */
  settled(limitMs: number): Promise<boolean>;
  close(): void;
}

const frameSchema = z.looseObject({ type: z.string(), seq: z.number().optional() });
const RETRY_MS = 150;
/** Replies that ask for another try; anything else would have to be explained. */
const AWAY = new Set([429, 502, 503, 504]);

export function createFaultClient(
  url: string,
  onAcknowledged: (ask: Ask) => Promise<void> = async () => undefined,
): FaultClient {
  const asks: Ask[] = [];
  const stopped = new AbortController();
  const limited = (ms: number): AbortSignal => AbortSignal.any([stopped.signal, AbortSignal.timeout(ms)]);

  const send = async (ask: Ask): Promise<string> => {
    const response = await fetch(`${url}/solve`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': ask.key,
        prefer: 'respond-async',
      },
      body: JSON.stringify({ query: ask.question }),
      signal: limited(20_000),
    });
    const text = await response.text();
    if (response.ok) return (JSON.parse(text) as Run).runId;
    if (!AWAY.has(response.status)) ask.anomalies.push(`POST /solve answered ${response.status}: ${text}`);
    throw new Error(`not taken: ${response.status}`);
  };

  const read = async (ask: Ask): Promise<void> => {
    const after = ask.events.at(-1)?.seq ?? 0;
    const response = await fetch(`${url}/runs/${ask.runId}/events?after=${after}`, {
      signal: limited(60_000),
    });
    if (!response.ok) {
      const text = await response.text();
      if (!AWAY.has(response.status)) ask.anomalies.push(`GET events answered ${response.status}: ${text}`);
      throw new Error(`not read: ${response.status}`);
    }
    for await (const frame of framesOf(response)) receive(ask, frame);
  };

  const pursue = async (ask: Ask): Promise<void> => {
    while (!stopped.signal.aborted && ask.endedAt === undefined) {
      try {
        if (ask.runId === undefined) {
          ask.runId = await send(ask);
          ask.ackedAt = Date.now();
          void onAcknowledged(ask);
        }
        await read(ask);
      } catch {
        // The service is away: that is what is tested.
      }
      if (ask.endedAt === undefined) await sleep(RETRY_MS);
    }
  };

  return {
    asks,
    ask(question) {
      const ask: Ask = { key: crypto.randomUUID(), question, sentAt: Date.now(), events: [], anomalies: [] };
      asks.push(ask);
      void pursue(ask);
      return ask;
    },
    async run(runId) {
      const response = await fetch(`${url}/runs/${runId}`, { signal: limited(20_000) });
      if (!response.ok) throw new Error(`GET /runs/${runId} answered ${response.status}`);
      return (await response.json()) as Run;
    },
    cancel: (runId) => fetch(`${url}/runs/${runId}/cancel`, { method: 'POST', signal: limited(30_000) }),
    async settled(limitMs) {
      const limit = Date.now() + limitMs;
      while (asks.some(({ endedAt }) => endedAt === undefined)) {
        if (Date.now() > limit) return false;
        await sleep(50);
      }
      return true;
    },
    close: () => stopped.abort(),
  };
}

async function* framesOf(response: Response): AsyncGenerator<z.infer<typeof frameSchema>> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (data) yield frameSchema.parse(JSON.parse(data));
    }
  }
}

function receive(ask: Ask, frame: z.infer<typeof frameSchema>): void {
  if (frame.type === 'end') {
    ask.endedAt = Date.now();
    ask.status = String(frame['status']);
    return;
  }
  if (frame.seq === undefined) return;
  const last = ask.events.at(-1)?.seq ?? 0;
  if (frame.seq !== last + 1) ask.anomalies.push(`event ${frame.seq} came after ${last}`);
  ask.events.push({ seq: frame.seq, type: frame.type, receivedAt: Date.now(), data: frame });
}
