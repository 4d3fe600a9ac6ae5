import type { Logger } from './logger.ts';

/** What a process has opened, closed in the reverse order, once. */
export interface Lifecycle {
  /** Fires when the process should come to an end. */
  readonly signal: AbortSignal;
  /** Registers how to close something that was just opened. */
  onClose(name: string, close: () => Promise<void>): void;
  /** Asks for the end; returns at once. */
  stop(): void;
  close(): Promise<void>;
}

const STEP_LIMIT_MS = 5_000;

export function createLifecycle(logger: Logger): Lifecycle {
  const controller = new AbortController();
  const opened: { name: string; close: () => Promise<void> }[] = [];
  let closing: Promise<void> | undefined;

  const closeAll = async (): Promise<void> => {
    controller.abort();
    for (let entry = opened.pop(); entry; entry = opened.pop()) {
      const { name, close } = entry;
      await limited(close()).catch((err: unknown) =>
        logger.warn({ err, part: name }, 'a part did not close cleanly'),
      );
    }
  };

  return {
    signal: controller.signal,
    onClose: (name, close) => void opened.push({ name, close }),
    stop: () => controller.abort(),
    close: () => (closing ??= closeAll()),
  };
}

type Close = () => unknown;

/** Closes one after the other, each whatever became of those before it; then fails with what went wrong first. */
export async function closeInOrder(...closes: Close[]): Promise<void> {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (const close of closes) outcomes.push(...(await Promise.allSettled([(async () => close())()])));
  failWithFirst(outcomes);
}

/** The same for what can close side by side. */
export async function closeTogether(closes: Iterable<Close>): Promise<void> {
  failWithFirst(await Promise.allSettled([...closes].map(async (close) => close())));
}

function failWithFirst(outcomes: readonly PromiseSettledResult<unknown>[]): void {
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

function limited(work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${STEP_LIMIT_MS} ms`)), STEP_LIMIT_MS);
  });
  return Promise.race([work, limit]).finally(() => clearTimeout(timer));
}

/** Ends the process in order on SIGINT and SIGTERM; a second signal ends it at once. */
export function stopOnSignals(lifecycle: Lifecycle): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      lifecycle.stop();
      process.once(signal, () => process.exit(130));
    });
  }
}
