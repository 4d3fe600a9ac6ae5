import { receiptOf } from '@parley/a2a/cancellation';
import { dataOf, type LoggedEvent, textOf } from '@parley/a2a/task-types';
import type { RunEvent } from '../api.ts';

/** One line of a task's log in the words of the HTTP API. */
export function toRunEvent({ seq, at, event, activity }: LoggedEvent): RunEvent {
  if (activity !== undefined) return { seq, at, ...activity };
  if ('artifactUpdate' in event) {
    const { artifact, append, lastChunk } = event.artifactUpdate;
    return {
      seq,
      at,
      type: 'artifact',
      artifactId: artifact.artifactId,
      name: artifact.name,
      text: artifact.parts.some((part) => part.text !== undefined) ? textOf(artifact.parts) : undefined,
      data: dataOf(artifact.parts),
      append,
      lastChunk,
    };
  }
  const status = 'task' in event ? event.task.status : event.statusUpdate.status;
  const message = status.message === undefined ? '' : textOf(status.message.parts);
  const cancellation = receiptOf('task' in event ? event.task.metadata : event.statusUpdate.metadata);
  return {
    seq,
    at,
    type: 'status',
    status: status.state,
    message: message === '' ? undefined : message,
    ...(cancellation ? { cancellation } : {}),
  };
}
