import type { Failpoints } from '@parley/platform/failpoints';
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
