import type { Principal } from '@parley/platform/identity/principal';
import { newId } from '@parley/platform/ids';
import type { NewTask } from '../store/create.ts';
import type { TaskEvent } from '../task-types.ts';

export const LOCAL: Principal = { subject: 'local', scopes: ['*'], actors: [] };

/** A task as a caller would send it. */
export function newTask(over: Partial<NewTask> & { text?: string; messageId?: string } = {}): NewTask {
  const { text = 'How many?', messageId = newId(), ...rest } = over;
  return {
    agent: 'tester',
    owner: LOCAL.subject,
    message: { messageId, role: 'user', parts: [{ text }] },
    principal: LOCAL,
    metadata: {},
    priority: 'normal',
    depth: 0,
    ...rest,
  };
}

/** A chunk of an artifact. */
export function chunk(text: string, append = true): TaskEvent {
  return {
    artifactUpdate: { artifact: { artifactId: 'answer', parts: [{ text }] }, append, lastChunk: false },
  };
}
