import type { Database } from '@parley/platform/database';
import { ParleyError, toParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { mapLimit } from '@parley/platform/resilience';
import type { SafeFetch } from '@parley/platform/safe-fetch';
import type { SecretBox } from '@parley/platform/secrets';
import { responseToLegacy } from '../protocol/legacy.ts';
import { eventToWire } from '../protocol/wire.ts';
import * as outbox from '../store/push.ts';
import { readEvents } from '../store/read.ts';
import { dbOf, EVENTS_CHANNEL } from '../store/rows.ts';
import { isTerminal, type LoggedEvent, stateOf } from '../task-types.ts';
import { openSecrets } from './sealing.ts';
import { DELIVERY_HEADER, SIGNATURE_HEADER, sign, TOKEN_HEADER } from './signature.ts';

export interface PushSenderDeps {
  agent: string;
  database: Database;
  safeFetch: SafeFetch;
  secrets: SecretBox;
  logger: Logger;
}

export interface PushSender {
  start(): Promise<void>;
  /** One look at what is due, for tests. */
  pass(): Promise<void>;
  close(): Promise<void>;
}

const LOOK_AGAIN_MS = 2_000;
/** Without callbacks there is nothing to look for: registrations are told. */
const IDLE_LOOK_MS = 20_000;
/** Events come in bursts: what follows soon goes out in the same pass. */
const GATHER_MS = 50;
const AT_ONCE = 8;
const TIMEOUT_MS = 15_000;
const FIRST_DELAY_MS = 1_000;
const LONGEST_DELAY_MS = 60_000;

/**
 * Delivers events to callbacks: at least once, in order for each task and callback. The task's log is
 * the outbox; each callback has its place in it.
 */
export function createPushSender(deps: PushSenderDeps): PushSender {
  const db = dbOf(deps.database);
  const stopping = new AbortController();
  const unlisten: (() => Promise<void>)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let gathering = false;
  let running: Promise<void> | undefined;
  let again = false;
  let open = 0;

  const pass = async (): Promise<void> => {
    try {
      open = await outbox.countOpenPushes(db, deps.agent);
      if (open === 0) return;
      const due = await outbox.takeDuePushes(db, deps.agent, 100);
      await mapLimit(due, AT_ONCE, (push) => deliver(deps, push, stopping.signal));
    } catch (err) {
      deps.logger.warn({ err }, 'callbacks could not be looked up');
    }
  };
  const pause = (): number => {
    if (open === 0) return IDLE_LOOK_MS;
    return again ? GATHER_MS : LOOK_AGAIN_MS;
  };
  const run = (): void => {
    if (running) {
      again = true;
      return;
    }
    again = false;
    gathering = false;
    running = pass().finally(() => {
      running = undefined;
      schedule(pause());
    });
  };
  const schedule = (ms: number): void => {
    if (stopping.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(run, ms);
    timer.unref();
  };
  const onEvent = (): void => {
    if (running) again = true;
    else if (open > 0 && !gathering) {
      gathering = true;
      schedule(GATHER_MS);
    }
  };
  const onRegistered = (agent: string): void => {
    if (agent !== deps.agent && agent !== '') return;
    open += 1;
    onEvent();
  };

  return {
    async start() {
      unlisten.push(await deps.database.listen(EVENTS_CHANNEL, onEvent));
      unlisten.push(await deps.database.listen(outbox.PUSH_CHANNEL, onRegistered));
      run();
    },
    pass,
    async close() {
      stopping.abort();
      clearTimeout(timer);
      await Promise.all(unlisten.map((stop) => stop()));
      await running;
    },
  };
}

async function deliver(deps: PushSenderDeps, push: outbox.DuePush, signal: AbortSignal): Promise<void> {
  const db = dbOf(deps.database);
  try {
    Object.assign(push, await openSecrets(deps.secrets, push));
    if (await deliverAll(deps, push, signal)) await outbox.releasePush(db, push);
  } catch (error) {
    if (signal.aborted) {
      await outbox.releasePush(db, push);
      return;
    }
    const { message, code } = toParleyError(error);
    deps.logger.info({ taskId: push.taskId, pushId: push.id, code }, 'a callback did not take an event');
    await outbox.postponePush(db, push, { delayMs: delayAfter(push.failures), error: message });
  }
}

function delayAfter(failures: number): number {
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(failures, 10));
  return Math.round(longest * (0.5 + Math.random() / 2));
}

/** Sends what the callback has not got, one after another. False when it was taken away meanwhile. */
async function deliverAll(deps: PushSenderDeps, push: outbox.DuePush, signal: AbortSignal): Promise<boolean> {
  const db = dbOf(deps.database);
  let seq = push.deliveredSeq;
  for (;;) {
    const events = await readEvents(db, push.taskId, seq);
    if (events.length === 0) return true;
    for (const event of events) {
      await post(deps.safeFetch, { push, event, signal });
      const state = stateOf(event.event);
      const last = state !== undefined && isTerminal(state);
      if (!(await outbox.markDelivered(db, push, { seq: event.seq, last }))) return false;
      push.failures = 0;
      seq = event.seq;
    }
  }
}

interface Delivery {
  push: outbox.DuePush;
  event: LoggedEvent;
  signal: AbortSignal;
}

async function post(safeFetch: SafeFetch, { push, event, signal }: Delivery): Promise<void> {
  const current = eventToWire({ id: push.taskId, contextId: push.contextId }, event, false);
  const body = JSON.stringify(push.version === '0.3' ? responseToLegacy(current) : current);
  const headers: Record<string, string> = {
    'content-type': push.version === '0.3' ? 'application/json' : 'application/a2a+json',
    'a2a-version': push.version,
    [DELIVERY_HEADER]: `${push.taskId}/${push.id}/${event.seq}`,
  };
  if (push.token) {
    headers[TOKEN_HEADER] = push.token;
    headers[SIGNATURE_HEADER] = sign(push.token, body);
  }
  if (push.scheme) headers['authorization'] = `${push.scheme} ${push.credentials ?? ''}`.trim();
  const answer = await safeFetch(push.url, { method: 'POST', headers, body, timeoutMs: TIMEOUT_MS, signal });
  if (answer.status >= 200 && answer.status <= 299) return;
  throw new ParleyError('upstream_failed', `The callback answered with HTTP status ${answer.status}.`);
}
