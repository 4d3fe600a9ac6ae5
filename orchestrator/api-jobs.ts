// What is queued and what was set aside, as the HTTP API tells it.
import { z } from '@hono/zod-openapi';
import { JOB_KINDS, JOB_STATES, LETTER_KINDS } from '@parley/platform/jobs';

const timestamp = z.string().openapi({ format: 'date-time' });
const count = z.int().nonnegative();

export const JobQueueInfo = z
  .object({
    name: z.string().openapi({ description: 'The agent whose tasks they are, or `reports`.' }),
    kind: z.enum(JOB_KINDS),
    waiting: count,
    active: count,
    delayed: count.openapi({ description: 'They failed in a way that may pass, and are tried again.' }),
    paused: count.openapi({ description: 'They wait for a person or for another job.' }),
    failed: count.openapi({ description: 'Within the last 24 hours.' }),
  })
  .openapi('JobQueue');

export const JobInfo = z
  .object({
    id: z.string(),
    kind: z.enum(JOB_KINDS),
    queue: z.string(),
    title: z.string(),
    owner: z.string(),
    state: z.enum(JOB_STATES),
    progress: z.number().nullable().openapi({ description: 'Percent, where it is known.' }),
    message: z.string().nullable(),
    priority: z.string().nullable(),
    attempts: z.number().openapi({ description: 'How often a worker has taken it.' }),
    createdAt: timestamp,
    updatedAt: timestamp,
    dueAt: timestamp.nullable().openapi({ description: 'When it is tried again.' }),
    runId: z.string().nullable().openapi({ description: 'The run that it belongs to.' }),
    workflow: z.string().nullable().openapi({ description: 'Of which workflow that is a run, if of one.' }),
  })
  .openapi('Job');

export const JobList = z
  .object({
    everybody: z.boolean().openapi({ description: 'Whether jobs of other owners are told, too.' }),
    queues: z.array(JobQueueInfo),
    jobs: z.array(JobInfo),
    next: z.string().nullable().openapi({ description: 'Give it as `before` for the next page.' }),
  })
  .openapi('JobList');

export const DeadLetterInfo = z
  .object({
    id: z.string(),
    kind: z.enum(LETTER_KINDS).openapi({
      description:
        'task: it ended one worker after another. report: it failed. callback: its receiver was away for a day.',
    }),
    queue: z.string(),
    title: z.string(),
    owner: z.string(),
    error: z.string().nullable(),
    failures: z.number(),
    at: timestamp,
    undelivered: z.number().nullable().openapi({ description: 'Events that a callback has not got.' }),
    final: z.string().nullable().openapi({ description: 'Why it cannot be tried again.' }),
    runId: z.string().nullable(),
    workflow: z.string().nullable(),
  })
  .openapi('DeadLetter');

export const DeadLetterList = z.object({ letters: z.array(DeadLetterInfo) }).openapi('DeadLetterList');

export const RetriedInfo = z
  .object({
    id: z.string(),
    runId: z.string().nullable().openapi({ description: 'The run that was asked in its place.' }),
  })
  .openapi('RetriedLetter');

export type JobQueueInfo = z.infer<typeof JobQueueInfo>;
export type JobInfo = z.infer<typeof JobInfo>;
export type JobList = z.infer<typeof JobList>;
export type DeadLetterInfo = z.infer<typeof DeadLetterInfo>;
export type DeadLetterList = z.infer<typeof DeadLetterList>;
export type RetriedInfo = z.infer<typeof RetriedInfo>;
