import { expect, it } from 'vitest';
import { closeInOrder, closeTogether, createLifecycle } from './lifecycle.ts';
import { silentLogger } from './logger.ts';

const failing = (name: string) => () => Promise.reject(new Error(name));

it('closes in order what is left when something does not close, and says what went wrong first (R10)', async () => {
  const closed: string[] = [];
  const closing = closeInOrder(
    () => closed.push('listener'),
    failing('queue'),
    () => {
      throw new Error('lease');
    },
    async () => closed.push('store'),
  );
  await expect(closing).rejects.toThrow('queue');
  expect(closed).toEqual(['listener', 'store']);
});

it('closes side by side all that can be closed (R10)', async () => {
  const closed: string[] = [];
  const slow = async () => {
    await Promise.resolve();
    closed.push('slow');
  };
  await expect(closeTogether([failing('first'), slow])).rejects.toThrow('first');
  expect(closed).toEqual(['slow']);
});

it('closes in the reverse order of opening, once, whatever fails on the way (R10)', async () => {
  const lifecycle = createLifecycle(silentLogger());
  const closed: string[] = [];
  lifecycle.onClose('database', async () => void closed.push('database'));
  lifecycle.onClose('queue', failing('queue'));
  lifecycle.onClose('agents', async () => void closed.push('agents'));
  await Promise.all([lifecycle.close(), lifecycle.close()]);
  expect(closed).toEqual(['agents', 'database']);
  expect(lifecycle.signal.aborted).toBe(true);
});
