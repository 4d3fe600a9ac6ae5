/** Lets suspects in one at a time. */
export interface Suspects {
  /** Waits for its turn; what it gives is called when the suspect is cleared or over, once or more. */
  enter(): Promise<() => void>;
}

/**
 * A task whose worker died may be what killed it. Suspects run one after another, each alone among suspects until it has
 * got further: so the next death can be blamed on one task, and those that were merely near it are not set aside.
 */
export function createSuspects(): Suspects {
  let last: Promise<void> = Promise.resolve();
  return {
    async enter() {
      const before = last;
      const { promise, resolve } = Promise.withResolvers<void>();
      last = promise;
      await before;
      return resolve;
    },
  };
}
