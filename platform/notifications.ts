import pg from 'pg';
import type { Logger } from './logger.ts';

export interface Notifications {
  listen(channel: string, onPayload: (payload: string) => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

const CONNECT_MS = 5_000;
const RECONNECT_MS = 500;

/**
 * One connection for all LISTENs of a process. What was missed while it was away can't be known, so after a reconnect
 * every subscriber is called with `''`: "look for yourself".
 */
export function createNotifications(options: { url: string; logger: Logger }): Notifications {
  const subscribers = new Map<string, Set<(payload: string) => void>>();
  let client: Promise<pg.Client> | undefined;
  let closed = false;

  const tell = (channel: string, payload: string): void => {
    for (const callback of subscribers.get(channel) ?? []) callback(payload);
  };

  const connect = async (): Promise<pg.Client> => {
    const fresh = new pg.Client({
      connectionString: options.url,
      application_name: 'parley-listen',
      keepAlive: true,
      connectionTimeoutMillis: CONNECT_MS,
    });
    fresh.on('notification', (message) => tell(message.channel, message.payload ?? ''));
    fresh.on('error', (error) => options.logger.warn({ err: error }, 'the listening connection was lost'));
    try {
      await fresh.connect();
      for (const channel of subscribers.keys()) await fresh.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      void fresh.end().catch(() => undefined);
      throw error;
    }
    // From here on it is the one that listens; an attempt that failed has nothing to bring back.
    fresh.once('end', () => {
      client = undefined;
      if (!closed && subscribers.size > 0) void reconnect();
    });
    return fresh;
  };

  const current = (): Promise<pg.Client> => {
    if (!client) {
      const opening = connect();
      client = opening;
      opening.catch(() => {
        if (client === opening) client = undefined;
      });
    }
    return client;
  };

  // One statement at a time: the driver no longer queues them.
  let last: Promise<unknown> = Promise.resolve();
  const say = (to: pg.Client, text: string): Promise<unknown> => {
    const said = last.then(() => to.query(text));
    last = said.catch(() => undefined);
    return said;
  };

  let reconnecting: Promise<void> | undefined;
  const reconnect = (): Promise<void> => {
    reconnecting ??= untilBack().finally(() => {
      reconnecting = undefined;
    });
    return reconnecting;
  };
  const untilBack = async (): Promise<void> => {
    while (!closed) {
      try {
        await current();
        for (const channel of subscribers.keys()) tell(channel, '');
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS).unref());
      }
    }
  };

  return {
    async listen(channel, onPayload) {
      const callbacks = subscribers.get(channel) ?? new Set();
      callbacks.add(onPayload);
      subscribers.set(channel, callbacks);
      const forget = (): boolean => {
        callbacks.delete(onPayload);
        if (callbacks.size > 0 || subscribers.get(channel) !== callbacks) return false;
        return subscribers.delete(channel);
      };
      try {
        if (callbacks.size === 1) await say(await current(), `LISTEN ${pg.escapeIdentifier(channel)}`);
      } catch (error) {
        forget();
        throw error;
      }
      return async () => {
        if (!forget()) return;
        // A connection that is lost, or does not come about, hears nothing either.
        const open = closed ? undefined : await client?.catch(() => undefined);
        if (open) await say(open, `UNLISTEN ${pg.escapeIdentifier(channel)}`).catch(() => undefined);
      };
    },
    async close() {
      closed = true;
      subscribers.clear();
      const open = await client?.catch(() => undefined);
      await last;
      await open?.end().catch(() => undefined);
    },
  };
}
