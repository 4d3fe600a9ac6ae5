import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@parley/platform/database';
import { silentLogger } from '@parley/platform/logger';
import type { Execution } from '../execution.ts';
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
    for (let i = await stepsDone(x); i < steps; i++) {
      x.signal.throwIfAborted();
      // Text alone is no progress: a worker may begin it anew. What is done is.
      const activity = { type: 'warning' as const, code: 'step', message: `${i}` };
      const text = { kind: 'artifact' as const, artifactId: 'answer', text: `${i};`, append: i > 0 };
      await Promise.all([
        x.publish(text, { key: `step-${i}` }),
        x.publish({ kind: 'activity', activity }, { key: `done-${i}` }),
      ]);
      await sleep(5);
    }
    return { state: 'completed' };
  },
});
/** As an agent with checkpoints: a step that is done is not done again. */
async function stepsDone(x: Execution): Promise<number> {
  if (x.epoch === 1) return 0;
  return (await x.events()).filter(({ activity }) => activity?.type === 'warning').length;
}

process.stdout.write(`${agent.url}\n`);
