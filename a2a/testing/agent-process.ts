import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import { startTestAgent } from '../testing.ts';

/**
 * An agent in a process of its own, for tests that kill it: node agent-process.ts <database> <port>.
 * Each task counts to the number in its text, a step every few milliseconds, each step once.
 */
const [, , url = '', port = '0'] = process.argv;
const database = await openDatabase({ url, logger: silentLogger(), max: 8 });

const agent = await startTestAgent({
  test: { url, database, drop: () => database.close() },
  name: 'counter',
  port: Number(port),
  over: { maxConcurrentTasks: 8 },
  async executor(x) {
    const steps = Number(x.text);
    for (let i = 0; i < steps; i++) {
      x.signal.throwIfAborted();
      await x.publish(
        { kind: 'artifact', artifactId: 'answer', text: `${i};`, append: i > 0 },
        { key: `step-${i}` },
      );
      // Text alone is no progress: a worker that dies begins it anew.
      if (i % 10 === 0) {
        const activity = { type: 'warning' as const, code: 'step', message: `${i}` };
        await x.publish({ kind: 'activity', activity }, { key: `note-${i}` });
      }
      await sleep(5);
    }
    return { state: 'completed' };
  },
});
process.stdout.write(`${agent.url}\n`);
