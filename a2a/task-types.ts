import { z } from 'zod';
import type { Activity } from './activity.ts';

/** The states of A2A, in the words that the whole product uses. */
export const TASK_STATES = [
  'submitted',
  'working',
  'input-required',
  'auth-required',
  'completed',
  'failed',
  'canceled',
  'rejected',
] as const;
export const taskStateSchema = z.enum(TASK_STATES);
export type TaskState = (typeof TASK_STATES)[number];

const TERMINAL: ReadonlySet<TaskState> = new Set(['completed', 'failed', 'canceled', 'rejected']);
const INTERRUPTED: ReadonlySet<TaskState> = new Set(['input-required', 'auth-required']);

export function isTerminal(state: TaskState): boolean {
  return TERMINAL.has(state);
}

/** Interrupted: the task waits for its caller. */
export function isInterrupted(state: TaskState): boolean {
  return INTERRUPTED.has(state);
}

export const PRIORITIES = ['low', 'normal', 'high', 'critical'] as const;
export const prioritySchema = z.enum(PRIORITIES);
export type Priority = (typeof PRIORITIES)[number];

export type Metadata = Record<string, unknown>;

/** A part of a message or artifact; exactly one of text, data, url, raw (base64) is set. */
export interface Part {
  text?: string;
  data?: unknown;
  url?: string;
  raw?: string;
  mediaType?: string;
  filename?: string;
  metadata?: Metadata;
}

export interface Message {
  messageId: string;
  role: 'user' | 'agent';
  parts: Part[];
  contextId?: string;
  taskId?: string;
  metadata?: Metadata;
  extensions?: string[];
  referenceTaskIds?: string[];
}

export interface Artifact {
  artifactId: string;
  name?: string;
  description?: string;
  parts: Part[];
  metadata?: Metadata;
  extensions?: string[];
}

export interface TaskStatus {
  state: TaskState;
  /** ISO 8601, UTC. */
  at: string;
  message?: Message;
}

/** A task as a reader sees it: the same for our own tasks and for those of any peer. */
export interface Task {
  id: string;
  contextId: string;
  status: TaskStatus;
  artifacts: Artifact[];
  history: Message[];
  metadata: Metadata;
  /** Sequence number of the last event that this snapshot contains; unknown at foreign peers. */
  lastSeq?: number;
}

/** What happened to a task. Written once into its log, read by every reader in the same order. */
export type TaskEvent =
  | { task: Task }
  | { statusUpdate: { status: TaskStatus; metadata?: Metadata } }
  | { artifactUpdate: { artifact: Artifact; append: boolean; lastChunk: boolean; metadata?: Metadata } };

/** One line of a task's log. `seq` starts at 1 and has no gaps. */
export interface LoggedEvent {
  seq: number;
  at: string;
  event: TaskEvent;
  /** What the agent was doing, when the event says so. */
  activity?: Activity;
}

/** All text of the parts, in order. */
export function textOf(parts: readonly Part[]): string {
  return parts.map((part) => part.text ?? '').join('');
}

/** The first data part, if there is one. */
export function dataOf(parts: readonly Part[]): unknown {
  return parts.find((part) => part.data !== undefined)?.data;
}

/** The artifact with this id. */
export function artifactOf(task: Task, artifactId: string): Artifact | undefined {
  return task.artifacts.find((artifact) => artifact.artifactId === artifactId);
}

/** The state that an event brings, if it brings one. */
export function stateOf(event: TaskEvent): TaskState | undefined {
  if ('task' in event) return event.task.status.state;
  return 'statusUpdate' in event ? event.statusUpdate.status.state : undefined;
}
