import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { newId } from '@parley/platform/ids';
import { freePort } from '@parley/platform/ports';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createA2AClient } from './client.ts';
import { foldArtifacts } from './store/fold.ts';
import { migrateA2A } from './store.ts';
import { type LoggedEvent, stateOf, textOf } from './task-types.ts';

let test: TestDatabase;
let port: number;
let child: ChildProcess;

beforeAll(async () => {
  test = await testDatabase();
  await migrateA2A(test.database);
  port = await freePort();
});
afterAll(async () => {
  child?.kill('SIGKILL');
  await test?.drop();
});

const SCRIPT = new URL('./testing/agent-process.ts', import.meta.url).pathname;

/** Resolves when the agent listens. */
async function start(): Promise<ChildProcess> {
  const started = spawn(process.execPath, [SCRIPT, test.url, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(started.stdout, 'data');
  return started;
}

async function kill(victim: ChildProcess): Promise<void> {
  victim.kill('SIGKILL');
  await once(victim, 'exit');
}

function numbers(count: number): string {
  return Array.from({ length: count }, (_, i) => `${i};`).join('');
}

describe('kill -9 of the process of an agent (R10)', () => {
  it('loses no task, doubles nothing, and every reader sees one gapless log', async () => {
    child = await start();
    const client = createA2AClient({ url: `http://127.0.0.1:${port}` });
    const sends = Array.from({ length: 6 }, () => ({ text: '300', messageId: newId() }));
    const tasks = await Promise.all(sends.map((send) => client.send(send)));
    const progress = Promise.withResolvers<void>();
    const readings = tasks.map(async (task) => {
      const events: LoggedEvent[] = [];
      const signal = AbortSignal.timeout(55_000);
      for await (const event of client.subscribe(task.id, { signal })) {
        events.push(event);
        if (events.length === 40) progress.resolve();
      }
      return events;
    });
    await progress.promise;
    await kill(child);
    child = await start();
    // The client does not know whether its sends arrived: it repeats them.
    const repeated = await Promise.all(sends.map((send) => client.send(send)));
    expect(repeated.map((task) => task.id)).toEqual(tasks.map((task) => task.id));
    for (const events of await Promise.all(readings)) {
      expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
      expect(stateOf(events.at(-1)!.event)).toBe('completed');
      expect(textOf(foldArtifacts(events.map((e) => e.event))[0]!.parts)).toBe(numbers(300));
    }
    const { rows } = await test.database.pool.query(
      `select count(*)::int as n, max(crashes) as crashes from a2a.tasks`,
    );
    expect(rows[0]).toEqual({ n: 6, crashes: 1 });
  }, 60_000);
});
