import type { Leaf } from './cancellation.ts';
import type { RemoteWait } from './store/pause.ts';

/** Tasks of other installations, while a task here waits for them and no worker has it in hand. */
export interface Elsewhere {
  /** Whether it has got further. */
  hasNews(waiting: RemoteWait, signal: AbortSignal): Promise<boolean>;
  /** Has it canceled, and tells what became of it. Never fails: what could not be told goes on, and is said to. */
  cancel(waiting: RemoteWait, signal: AbortSignal): Promise<Leaf[]>;
}
