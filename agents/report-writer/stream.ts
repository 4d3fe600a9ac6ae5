/** Takes pieces of text as they come and hands them on together: one write under way at a time, what comes meanwhile in the next. */
export interface TextStream {
  push(piece: string): void;
  /** Hands on what is left, as the last chunk; throws when a write has failed. */
  end(): Promise<void>;
}

export interface Chunk {
  text: string;
  first: boolean;
  last: boolean;
  index: number;
}

const GATHER_MS = 40;

export function createTextStream(
  write: (chunk: Chunk) => Promise<void>,
  gatherMs: number = GATHER_MS,
): TextStream {
  let waiting = '';
  let index = 0;
  let ended = false;
  let failure: { error: unknown } | undefined;
  let writing: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    while (waiting !== '' && !failure) {
      if (index > 0 && !ended) await new Promise((resolve) => setTimeout(resolve, gatherMs));
      const text = waiting;
      waiting = '';
      await write({ text, first: index === 0, last: false, index });
      index += 1;
    }
  };
  const start = (): Promise<void> =>
    flush()
      .catch((error: unknown) => {
        failure = { error };
      })
      .finally(() => {
        writing = undefined;
      });

  return {
    push(piece) {
      waiting += piece;
      writing ??= start();
    },
    async end() {
      ended = true;
      while (writing) await writing;
      if (failure) throw failure.error;
      await write({ text: waiting, first: index === 0, last: true, index });
    },
  };
}
