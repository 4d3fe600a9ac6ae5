/** How a job stands. `paused`: it waits for a person or for another job, and nobody works on it. */
export const OPEN_JOB_STATES = ['waiting', 'active', 'delayed', 'paused'] as const;
export const JOB_STATES = [...OPEN_JOB_STATES, 'completed', 'failed', 'canceled', 'rejected'] as const;
export type JobState = (typeof JOB_STATES)[number];
export const JOB_KINDS = ['task', 'report'] as const;
export const LETTER_KINDS = ['task', 'report', 'callback'] as const;

/** How much is in a queue, and how much of it failed within a day. */
export interface JobQueueCounts {
  name: string;
  kind: (typeof JOB_KINDS)[number];
  waiting: number;
  active: number;
  delayed: number;
  paused: number;
  failed: number;
}

/** A piece of work that is stored before it is done. */
export interface Job {
  id: string;
  kind: (typeof JOB_KINDS)[number];
  queue: string;
  title: string;
  owner: string;
  state: JobState;
  /** 0 to 100, where it is known. */
  progress: number | null;
  message: string | null;
  priority: string | null;
  attempts: number;
  createdAt: string;
  updatedAt: string;
  /** When it is tried again. */
  dueAt: string | null;
  /** The run that it belongs to. */
  runId: string | null;
  workflow: string | null;
}

/** Work that was given up and set aside: nobody tries it again until somebody says so. */
export interface DeadLetter {
  id: string;
  kind: (typeof LETTER_KINDS)[number];
  queue: string;
  title: string;
  owner: string;
  error: string | null;
  /** How often it was tried, or ended its worker. */
  failures: number;
  at: string;
  /** Events that a callback has not got. */
  undelivered: number | null;
  /** Why trying it again would help nobody. */
  final: string | null;
  runId: string | null;
  workflow: string | null;
}

export interface JobQuery {
  /** Whose; unset: everybody's. */
  owner: string | undefined;
  show: 'open' | 'ended' | 'all';
  /** Only those made before this one: ids are in the order of their making. */
  before?: string | undefined;
  limit: number;
}

/** One letter, as far as the caller may touch it. */
export interface LetterRef {
  id: string;
  owner: string | undefined;
}

/** What was tried again: the job that works on it now, where that has a run of its own. */
export interface Retried {
  runId: string | null;
}

/** Where jobs of some kind are kept; the truth about them is in its tables. */
export interface JobSource {
  queues(owner: string | undefined): Promise<JobQueueCounts[]>;
  /** The newest first. */
  list(query: JobQuery): Promise<Job[]>;
}

/** Where letters of one kind are kept. Doing the same twice is doing it once. */
export interface LetterSource {
  kind: DeadLetter['kind'];
  list(query: Pick<JobQuery, 'owner' | 'limit'>): Promise<DeadLetter[]>;
  /** Undefined when there is no such letter. */
  retry(letter: LetterRef): Promise<Retried | undefined>;
  /** Whether there is, or was, such a letter. */
  discard(letter: LetterRef): Promise<boolean>;
}
