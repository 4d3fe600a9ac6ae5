import { once } from 'node:events';
import { newId } from '@parley/platform/ids';
import { testDatabase } from '@parley/platform/testing/postgres';
import { expect, it } from 'vitest';
import type { Executor } from '../execution.ts';
import { startTestAgent } from '../testing.ts';

/** Works until it is stopped. */
const busy: Executor = async ({ signal }) => {
  await once(signal, 'abort');
  throw signal.reason;
};

it('ends with a hint when to come back, and no error, when the agent is told to stop (R10)', async () => {
  const test = await testDatabase();
  const agent = await startTestAgent({ test, executor: busy });
  const response = await fetch(`${agent.url}/message:stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'a2a-version': '1.0' },
    body: JSON.stringify({ message: { messageId: newId(), role: 'ROLE_USER', parts: [{ text: 'go' }] } }),
  });
  const decoder = new TextDecoder();
  let read = '';
  let stopped: Promise<void> | undefined;
  for await (const chunk of response.body ?? []) {
    read += decoder.decode(chunk, { stream: true });
    stopped ??= agent.stop();
  }
  await stopped;
  const blocks = read.split('\n\n').filter((block) => block !== '' && !block.startsWith(':'));
  expect(blocks.at(-1)).toBe('retry: 1000');
  expect(blocks[0]).toContain('"task"');
  expect(read).not.toContain('"error"');
  await test.drop();
});
