import { between, type Failpoints } from '../failpoints.ts';
import type { Queues } from './types.ts';

/** Queues with a passage before and after each job that is put on them. */
export function withQueuePassages(queues: Queues, failpoints: Failpoints): Queues {
  return {
    ...queues,
    queue(spec) {
      const queue = queues.queue(spec);
      return {
        ...queue,
        add: (data, options) => between(failpoints, 'queue', () => queue.add(data, options)),
      };
    },
  };
}
