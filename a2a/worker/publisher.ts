import { ACTIVITY_KEY } from '../activity.ts';
import type { Publication } from '../execution.ts';
import type { NewEvent } from '../store/append.ts';
import type { Artifact, Part, TaskEvent } from '../task-types.ts';

/** A publication in the words of the log. Its time is set where it is written. */
export function toEvent(publication: Publication): TaskEvent {
  if (publication.kind === 'activity') {
    const metadata = { [ACTIVITY_KEY]: publication.activity };
    return { statusUpdate: { status: { state: 'working', at: '' }, metadata } };
  }
  const { artifactId, name, metadata, append = false, lastChunk = false } = publication;
  const artifact: Artifact = { artifactId, parts: partsOf(publication) };
  if (name !== undefined) artifact.name = name;
  if (metadata) artifact.metadata = metadata;
  return { artifactUpdate: { artifact, append, lastChunk } };
}

function partsOf(publication: Extract<Publication, { kind: 'artifact' }>): Part[] {
  const parts: Part[] = [];
  if (publication.text !== undefined) parts.push({ text: publication.text });
  if (publication.data !== undefined) parts.push({ data: publication.data });
  parts.push(...(publication.parts ?? []));
  return parts.length > 0 ? parts : [{ text: '' }];
}

export interface Publisher {
  /** Resolves when the event is in the log. */
  publish(event: NewEvent): Promise<void>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
}

interface Waiting {
  event: NewEvent;
  resolve: () => void;
  reject: (error: unknown) => void;
}

const MAX_BATCH = 200;

/** Writes in order; what arrives during a write goes into the next one, together. */
export function createPublisher(write: (events: NewEvent[]) => Promise<void>): Publisher {
  let waiting: Waiting[] = [];
  let flushing: Promise<void> | undefined;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MAX_BATCH);
      waiting = waiting.slice(MAX_BATCH);
      try {
        await write(batch.map(({ event }) => event));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    flushing = undefined;
  };

  return {
    publish(event) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      // A publication that nobody awaits must not end the process when it fails.
      promise.catch(() => undefined);
      waiting.push({ event, resolve, reject });
      flushing ??= flush();
      return promise;
    },
    async settled() {
      await flushing;
    },
  };
}
