import type { Database } from '@parley/platform/database';
import { between, type Failpoints } from '@parley/platform/failpoints';
import type { SafeFetch } from '@parley/platform/safe-fetch';
import type { Claim } from './store/claim.ts';
import type { TaskStore } from './store.ts';

/** The store with a passage before and after each write of a run. A failure after one is a write whose answer is lost. */
export function withStorePassages(store: TaskStore, { pass }: Failpoints): TaskStore {
  return {
    ...store,
    async create(input) {
      await pass('before-accept');
      const accepted = await store.create(input);
      await pass('after-accept');
      return accepted;
    },
    async claim(wish) {
      const task = await store.claim(wish);
      if (task) await pass('claimed');
      return task;
    },
    async append(claim, events) {
      await pass('before-write');
      await store.append(claim, events);
      await pass('after-write');
    },
    async transition(change) {
      // Only a worker's: a caller that cancels has no hold.
      if (change.epoch === undefined) return store.transition(change);
      await pass('before-complete');
      const task = await store.transition(change);
      await pass('after-complete');
      return task;
    },
  };
}

/** The way to callbacks with a passage before and after each delivery. */
export function withWebhookPassages(safeFetch: SafeFetch, failpoints: Failpoints): SafeFetch {
  return (url, request) => between(failpoints, 'webhook', () => safeFetch(url, request));
}

/** For fault tests, which must see what comes of it: who has lost a task writes under the name of who has it. */
export function withoutFencing(store: TaskStore, { pool }: Database): TaskStore {
  const current = async (claim: Claim): Promise<Claim> => {
    const { rows } = await pool.query<{ epoch: number }>('select epoch from a2a.tasks where id = $1', [
      claim.taskId,
    ]);
    return { ...claim, epoch: rows[0]?.epoch ?? claim.epoch };
  };
  return {
    ...store,
    append: async (claim, events) => store.append(await current(claim), events),
    release: async (claim, options) => store.release(await current(claim), options),
    renew: async (held) => store.renew(await Promise.all(held.map(current))),
    async transition(change) {
      if (change.epoch === undefined) return store.transition(change);
      const { epoch } = await current({ taskId: change.taskId, epoch: change.epoch });
      return store.transition({ ...change, epoch });
    },
  };
}
