import { connect, createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { silentLogger } from './logger.ts';
import { createNotifications } from './notifications.ts';
import { freePort } from './ports.ts';
import { type TestDatabase, testDatabase } from './testing/postgres.ts';
import { until } from './testing/until.ts';

let test: TestDatabase;
const closers: (() => unknown)[] = [];
beforeEach(async () => {
  test = await testDatabase();
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await test.drop();
});

const FIELDS = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
const LENGTH = Buffer.alloc(4);
LENGTH.writeInt32BE(FIELDS.length + LENGTH.length);
const STARTING_UP = Buffer.concat([Buffer.from('E'), LENGTH, FIELDS]);
const HANGS_UP_MS = 700;

/** A way to the database that can be shut: who comes meanwhile is sent away, as by a server that is starting. */
async function door() {
  const to = new URL(test.url);
  const open = new Set<Socket>();
  const seen = { isShut: false, refused: 0 };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (seen.isShut) {
      seen.refused += 1;
      // It says no, and hangs up only when the next attempt is under way.
      socket.once('data', () => socket.write(STARTING_UP));
      setTimeout(() => socket.end(), HANGS_UP_MS);
      return;
    }
    open.add(socket.once('close', () => open.delete(socket)));
    const upstream = connect(Number(to.port), to.hostname).on('error', () => undefined);
    socket.pipe(upstream).pipe(socket);
    socket.once('close', () => upstream.destroy());
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  closers.push(() => server.close());
  const url = new URL(test.url);
  url.host = `127.0.0.1:${port}`;
  const shut = (): void => {
    seen.isShut = true;
    for (const socket of open) socket.destroy();
  };
  return { url: url.href, open, seen, shut };
}

it('comes back on one connection, however many attempts it took (R10)', async () => {
  const { url, open, seen, shut } = await door();
  const notifications = createNotifications({ url, logger: silentLogger() });
  closers.push(notifications.close);
  const heard: string[] = [];
  await notifications.listen('news', (payload) => heard.push(payload));
  shut();
  await until(() => seen.refused >= 4, 10_000);
  seen.isShut = false;
  await until(() => heard.includes(''), 10_000);
  await test.database.pool.query(`select pg_notify('news', 'one')`);
  await until(() => heard.includes('one'));
  expect(open.size).toBe(1);
  expect(heard).toEqual(['', 'one']);
});

it('does not call back for what it could not listen to (R10)', async () => {
  const { url, seen, shut } = await door();
  shut();
  const notifications = createNotifications({ url, logger: silentLogger() });
  closers.push(notifications.close);
  const heard: string[] = [];
  await expect(notifications.listen('news', (payload) => heard.push(payload))).rejects.toThrow();
  seen.isShut = false;
  await notifications.listen('other', () => undefined);
  await test.database.pool.query(`select pg_notify('news', 'one')`);
  const both = Promise.withResolvers<void>();
  await notifications.listen('last', () => both.resolve());
  await test.database.pool.query(`select pg_notify('last', '')`);
  await both.promise;
  expect(heard).toEqual([]);
});
