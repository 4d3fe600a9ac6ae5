import type { Database } from '@parley/platform/database';
import { migrate } from '@parley/platform/migrate';
import type { Leaf } from './cancellation.ts';
import type { Turn } from './execution.ts';
import { appendEvents, type NewEvent } from './store/append.ts';
import * as cancellation from './store/cancel.ts';
import * as claims from './store/claim.ts';
import * as creation from './store/create.ts';
import { type ListPage, type ListQuery, listTasks } from './store/list.ts';
import { a2aMigrations } from './store/migrations.ts';
import * as pauses from './store/pause.ts';
import { pruneTasks } from './store/prune.ts';
import { type DeadPush, readDeadPushes } from './store/push.ts';
import * as reading from './store/read.ts';
import { dbOf, type StoredTask } from './store/rows.ts';
import { type Transition, transition } from './store/transition.ts';
import { createWatcher } from './store/watch.ts';
import { isTerminal, type LoggedEvent, type Message, type Task } from './task-types.ts';

/** The tasks and their logs. All state of the A2A layer is here; processes keep none. */
export interface TaskStore {
  /** The name of this installation among all others. */
  installation(): Promise<string>;
  create(input: creation.NewTask): Promise<creation.Accepted>;
  /** How many tasks are open; the count of all stops at `most`. */
  countOpen(agent: string, owner: string, most: number): Promise<{ all: number; own: number }>;
  findByMessage(sent: creation.SentMessage): Promise<StoredTask | undefined>;
  continue(task: StoredTask, sent: creation.SentMessage): Promise<creation.Accepted>;
  find(ref: reading.TaskRef): Promise<StoredTask | undefined>;
  snapshot(task: StoredTask, options?: reading.SnapshotOptions): Promise<Task>;
  list(query: ListQuery): Promise<ListPage>;
  messages(task: StoredTask): Promise<Message[]>;
  events(taskId: string, after: number): Promise<LoggedEvent[]>;
  follow(taskId: string, options: reading.FollowOptions): AsyncGenerator<LoggedEvent, void, undefined>;
  waitUntil(task: StoredTask, options: reading.WaitOptions): Promise<StoredTask>;
  thread(task: StoredTask, limit: number): Promise<Turn[]>;
  claim(wish: { taskId: string; agent: string; worker: string }): Promise<StoredTask | undefined>;
  /** Whether the worker that held the task last died with it. */
  isSuspect(taskId: string): Promise<boolean>;
  renew(held: readonly claims.Claim[]): Promise<claims.Pulse[]>;
  release(claim: claims.Claim, options: claims.Release): Promise<void>;
  /** Whether the task has got further since this hold on it began. */
  hasProgressed(claim: claims.Claim): Promise<boolean>;
  endHoldsOf(agent: string, place: string): Promise<void>;
  append(claim: claims.Claim, events: readonly NewEvent[]): Promise<void>;
  transition(change: Transition): Promise<StoredTask>;
  /** `elsewhere`: what became of the parts that others do for it. */
  requestCancel(taskId: string, elsewhere?: readonly Leaf[]): Promise<cancellation.CancelRequest>;
  /** Ends the task without its worker, unless it has ended. */
  cancelNow(taskId: string): Promise<StoredTask>;
  /** Resolves when everything that the task has delegated here is over, or at the signal. */
  untilOverBelow(task: StoredTask, signal: AbortSignal): Promise<void>;
  takeForgotten(agent: string, limit: number): Promise<claims.Forgotten[]>;
  /** Deletes ended tasks that are older, with all that belongs to them; which ones. */
  prune(agent: string, days: number, limit: number): Promise<string[]>;
  overdue(agent: string): Promise<string[]>;
  /** Opens an agent's waiting tasks again for which something has come. */
  resumeDue(agent: string): Promise<pauses.Resumed[]>;
  resumeTask(taskId: string): Promise<pauses.Resumed[]>;
  remoteWaits(agent: string): Promise<pauses.RemoteWait[]>;
  /** What this task, and those that it has delegated, wait for elsewhere. */
  remoteWaitsBelow(task: Pick<StoredTask, 'id' | 'owner'>): Promise<pauses.RemoteWait[]>;
  /** Callbacks that were given up. */
  deadPushes(agent: string, limit: number): Promise<DeadPush[]>;
  close(): Promise<void>;
}

const isOver = (task: StoredTask): boolean => isTerminal(task.state);

/** Makes or updates the tables of schema `a2a`. */
export function migrateA2A(database: Database): Promise<void> {
  return migrate(database, { schema: 'a2a', migrations: a2aMigrations });
}

/** The store on PostgreSQL. */
export function createTaskStore({ database }: { database: Database }): TaskStore {
  const db = dbOf(database);
  const watcher = createWatcher(database);
  let installation: Promise<string> | undefined;
  return {
    installation() {
      installation ??= reading.readInstallation(db);
      installation.catch(() => (installation = undefined));
      return installation;
    },
    create: (input) => creation.createTask(db, input),
    countOpen: (agent, owner, most) => reading.countOpen(db, { agent, owner, most }),
    findByMessage: (sent) => creation.findByMessage(db, sent),
    continue: (task, sent) => creation.continueTask(db, task, sent),
    find: (ref) => reading.findTask(db, ref),
    snapshot: (task, options) => reading.snapshot(db, task, options),
    list: (query) => listTasks(db, query),
    messages: (task) => reading.readMessages(db, task),
    events: (taskId, after) => reading.readAllEvents(db, taskId, after),
    follow: (taskId, options) => reading.follow({ db, watcher }, taskId, options),
    waitUntil: (task, options) => reading.waitUntil({ db, watcher }, task, options),
    thread: (task, limit) => reading.readThread(db, task, limit),
    claim: (wish) => claims.claimTask(db, wish),
    isSuspect: (taskId) => claims.isSuspect(db, taskId),
    renew: (held) => claims.renewLeases(db, held),
    release: (claim, options) => claims.releaseTask(db, claim, options),
    hasProgressed: (claim) => claims.hasProgressed(db, claim),
    endHoldsOf: (agent, place) => claims.endHoldsOf(db, agent, place),
    append: (claim, events) => appendEvents(db, claim, events),
    transition: (change) => transition(db, change),
    requestCancel: (taskId, elsewhere) => cancellation.requestCancel(db, taskId, elsewhere),
    cancelNow: (taskId) => cancellation.cancelNow(db, taskId),
    async untilOverBelow(task, signal) {
      for (const id of await cancellation.openBelow(db, task)) {
        await reading.waitUntil({ db, watcher }, { ...task, id }, { until: isOver, signal });
      }
    },
    takeForgotten: (agent, limit) => claims.takeForgotten(db, agent, limit),
    prune: (agent, days, limit) => pruneTasks(db, { agent, days, limit }),
    overdue: (agent) => claims.overdueTasks(db, agent),
    resumeDue: (agent) => pauses.resumeDue(db, agent),
    resumeTask: (taskId) => pauses.resumeTask(db, taskId),
    remoteWaits: (agent) => pauses.remoteWaits(db, agent),
    remoteWaitsBelow: async (task) =>
      pauses.remoteWaitsOf(db, [task.id, ...(await cancellation.openBelow(db, task))]),
    deadPushes: (agent, limit) => readDeadPushes(db, agent, limit),
    close: () => watcher.close(),
  };
}
