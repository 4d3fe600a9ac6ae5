import { store, storedValue, useStoredValue } from './stored.ts';

/** A question that waits until the run before it is over. */
export interface Queued {
  query: string;
  /** The idempotency key, so that two tabs that send it at once start one run. */
  key: string;
}

const keyOf = (threadId: string) => `parley.queue.${threadId}`;

function isQueued(value: unknown): value is Queued {
  const { query, key } = (typeof value === 'object' && value !== null ? value : {}) as Partial<Queued>;
  return typeof query === 'string' && query !== '' && typeof key === 'string' && key !== '';
}

function parseQueue(kept: unknown): Queued[] {
  return Array.isArray(kept) ? kept.filter(isQueued) : [];
}

export function useQueue(threadId: string): Queued[] {
  return useStoredValue(keyOf(threadId), parseQueue);
}

/** Changes a thread's queue as it is kept now. */
function change(threadId: string, next: (queue: Queued[]) => Queued[]): void {
  const queue = next(storedValue(keyOf(threadId), parseQueue));
  store(keyOf(threadId), queue.length === 0 ? null : JSON.stringify(queue));
}

export function enqueue(threadId: string, item: Queued): void {
  change(threadId, (queue) => [...queue, item]);
}

export function dequeue(threadId: string, key: string): void {
  change(threadId, (queue) => queue.filter((item) => item.key !== key));
}
