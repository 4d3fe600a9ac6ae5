import { ParleyError } from '@parley/platform/errors';
import type {
  DeadLetter,
  Job,
  JobQuery,
  JobQueueCounts,
  JobSource,
  LetterRef,
  LetterSource,
  Retried,
} from '@parley/platform/jobs';

/** All that is queued or was set aside, wherever it is kept. */
export interface JobBoard {
  queues(owner: string | undefined): Promise<JobQueueCounts[]>;
  list(query: JobQuery): Promise<{ jobs: Job[]; next: string | null }>;
  letters(query: Pick<JobQuery, 'owner' | 'limit'>): Promise<DeadLetter[]>;
  retry(letter: LetterRef): Promise<Retried>;
  discard(letter: LetterRef): Promise<void>;
}

export interface BoardParts {
  jobs: readonly JobSource[];
  letters: readonly LetterSource[];
}

/** Ids of all sources are in the order of their making, so that they make one list. */
export function createJobBoard(parts: BoardParts): JobBoard {
  const sourceOf = ({ id, owner }: LetterRef): { source: LetterSource; letter: LetterRef } => {
    const [, kind, rest] = /^(\w+)\.(.+)$/.exec(id) ?? [];
    const source = parts.letters.find((one) => one.kind === kind);
    if (!source || rest === undefined) throw noLetter();
    return { source, letter: { id: rest, owner } };
  };
  return {
    async queues(owner) {
      return (await Promise.all(parts.jobs.map((one) => one.queues(owner)))).flat();
    },
    async list(query) {
      const wider = { ...query, limit: query.limit + 1 };
      const found = (await Promise.all(parts.jobs.map((one) => one.list(wider)))).flat();
      const sorted = found.toSorted((a, b) => (a.id < b.id ? 1 : -1));
      const jobs = sorted.slice(0, query.limit);
      return { jobs, next: sorted.length > query.limit ? (jobs.at(-1)?.id ?? null) : null };
    },
    async letters(query) {
      const found = await Promise.all(
        parts.letters.map(async ({ kind, list }) =>
          (await list(query)).map((one) => ({ ...one, id: `${kind}.${one.id}` })),
        ),
      );
      return found
        .flat()
        .toSorted((a, b) => b.at.localeCompare(a.at))
        .slice(0, query.limit);
    },
    async retry(ref) {
      const { source, letter } = sourceOf(ref);
      const retried = await source.retry(letter);
      if (retried) return retried;
      throw noLetter();
    },
    async discard(ref) {
      const { source, letter } = sourceOf(ref);
      if (!(await source.discard(letter))) throw noLetter();
    },
  };
}

function noLetter(): ParleyError {
  return new ParleyError('not_found', 'There is no such letter.', {
    hint: 'GET /jobs/dead-letters lists them.',
  });
}
