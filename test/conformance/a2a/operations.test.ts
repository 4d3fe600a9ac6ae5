import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fieldsOf, type Peer } from './peers/peer.ts';
import type { BindingName } from './requirements/requirement.ts';
import {
  getTask,
  ok,
  refused,
  SERVED,
  saying,
  startWorld,
  taskFrom,
  type WireTask,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world?.close());

const AT_ONCE = { returnImmediately: true };

interface Listing {
  tasks: WireTask[];
  nextPageToken: string;
  pageSize: number;
  totalSize: number;
}

describe.each(SERVED)('over %s', (name: BindingName) => {
  let peer: Peer;
  beforeAll(() => {
    peer = world.peer(name);
  });

  describe('sending', () => {
    it('answers with a task, its result in an artifact (SEND-1, SEND-5, TASK-1, TASK-3)', async () => {
      const task = await taskFrom(peer, saying('tck-artifact-text'));
      expect(task.id).toBeTypeOf('string');
      expect(task.status.state).toBe('TASK_STATE_COMPLETED');
      expect(task.artifacts?.[0]?.parts).toEqual([{ text: 'Generated text content' }]);
    });

    it('answers with a message when that is all (SEND-1, MESSAGE-1)', async () => {
      const { message, task } = await ok(peer, 'SendMessage', { message: saying('tck-message-response') });
      expect(task).toBeUndefined();
      expect(message).toMatchObject({ role: 'ROLE_AGENT', parts: [{ text: 'Direct message response' }] });
      expect((message as { messageId: string }).messageId).toBeTypeOf('string');
    });

    it('takes no message for a task that has ended (SEND-2)', async () => {
      for (const text of ['tck-complete-task', 'tck-task-failure', 'tck-reject-task']) {
        const { id } = await taskFrom(peer, saying(text));
        const error = await refused(peer, 'SendMessage', { message: saying('more', { taskId: id }) });
        expect(error.kind).toBe('UNSUPPORTED_OPERATION');
      }
    });

    it('refuses media types that are not on its card (SEND-3)', async () => {
      const parts = [{ raw: 'AAAA', mediaType: 'video/mp4' }];
      const error = await refused(peer, 'SendMessage', { message: saying('', { parts }) });
      expect(error.kind).toBe('CONTENT_TYPE_NOT_SUPPORTED');
    });

    it('makes one task of a message that is sent twice (SEND-4)', async () => {
      const message = saying('tck-complete-task');
      const [one, two] = [await taskFrom(peer, message), await taskFrom(peer, message)];
      expect(two.id).toBe(one.id);
    });

    it('waits for the end, or for a question (MODE-1)', async () => {
      const states = ['tck-artifact-text', 'tck-input-required', 'tck-auth-required'].map(
        async (text) => (await taskFrom(peer, saying(text))).status.state,
      );
      expect(await Promise.all(states)).toEqual([
        'TASK_STATE_COMPLETED',
        'TASK_STATE_INPUT_REQUIRED',
        'TASK_STATE_AUTH_REQUIRED',
      ]);
    });

    it('answers at once when asked to, while the task goes on (MODE-2)', async () => {
      const key = newId();
      const { id, status } = await taskFrom(peer, saying(`hold ${key}`), AT_ONCE);
      expect(['TASK_STATE_SUBMITTED', 'TASK_STATE_WORKING']).toContain(status.state);
      await ok(peer, 'CancelTask', { id });
    });
  });

  describe('reading and cancelling', () => {
    it('reads a task as it is (GET-1)', async () => {
      const task = await taskFrom(peer, saying('tck-artifact-text'));
      expect(await getTask(peer, task.id)).toEqual(task);
    });

    it('knows no task of an unknown id (GET-2, CANCEL-3, SUBSCRIBE-4, TURN-5)', async () => {
      const id = newId();
      const errors = [
        await refused(peer, 'GetTask', { id }),
        await refused(peer, 'CancelTask', { id }),
        await refused(peer, 'SendMessage', { message: saying('hi', { taskId: id }) }),
        (await peer.stream('SubscribeToTask', { id })).error,
      ];
      expect(errors.map((error) => error?.kind)).toEqual(errors.map(() => 'TASK_NOT_FOUND'));
    });

    it('cancels a task, and again (CANCEL-1, CANCEL-4)', async () => {
      for (const text of ['tck-input-required', 'tck-cancel']) {
        const { id } = await taskFrom(peer, saying(text), AT_ONCE);
        for (const _again of [1, 2]) {
          const { status } = (await ok(peer, 'CancelTask', { id })) as unknown as WireTask;
          expect(status.state).toBe('TASK_STATE_CANCELED');
        }
      }
    });

    it('cancels a task that is just about to ask, and waits for nobody (CANCEL-1)', async () => {
      const asking = [1, 2, 3, 4].map(async () => {
        const { id } = await taskFrom(peer, saying('tck-input-required'), AT_ONCE);
        const begun = performance.now();
        const { status } = (await ok(peer, 'CancelTask', { id })) as unknown as WireTask;
        return [status.state, performance.now() - begun < 4_500];
      });
      for (const one of await Promise.all(asking)) expect(one).toEqual(['TASK_STATE_CANCELED', true]);
    });

    it('cancels nothing that has ended otherwise (CANCEL-2)', async () => {
      const { id } = await taskFrom(peer, saying('tck-complete-task'));
      expect((await refused(peer, 'CancelTask', { id })).kind).toBe('TASK_NOT_CANCELABLE');
    });
  });

  describe('turns', () => {
    it('gives each task an id and a context (TURN-1, TURN-2, TURN-4)', async () => {
      const tasks = [
        await taskFrom(peer, saying('tck-complete-task')),
        await taskFrom(peer, saying('tck-complete-task')),
      ];
      expect(new Set(tasks.flatMap(({ id, contextId }) => [id, contextId])).size).toBe(4);
    });

    it('keeps the context that it is given, never another one (TURN-3, TURN-9)', async () => {
      const contextId = newId();
      expect((await taskFrom(peer, saying('tck-complete-task', { contextId }))).contextId).toBe(contextId);
      const error = await refused(peer, 'SendMessage', {
        message: saying('tck-complete-task', { contextId: 'x'.repeat(600) }),
      });
      expect(error.kind).toBe('INVALID_PARAMS');
    });

    it('goes on with the answer to its question, in the same context (TURN-6, TURN-8)', async () => {
      const asked = await taskFrom(peer, saying('tck-multi-turn'));
      expect(asked.status).toMatchObject({
        state: 'TASK_STATE_INPUT_REQUIRED',
        message: { parts: [{ text: 'Which one?' }] },
      });
      const done = await taskFrom(peer, saying('the blue one, done', { taskId: asked.id }));
      expect([done.id, done.contextId]).toEqual([asked.id, asked.contextId]);
      expect(done.artifacts?.[0]?.parts).toEqual([{ text: 'You said: the blue one, done' }]);
    });

    it('refuses a message to a task of another context (TURN-7)', async () => {
      const { id } = await taskFrom(peer, saying('tck-input-required'));
      const message = saying('hi', { taskId: id, contextId: newId() });
      const error = await refused(peer, 'SendMessage', { message });
      expect(error.kind).toBe('INVALID_PARAMS');
      expect(fieldsOf(error)).toEqual(['message.contextId']);
    });
  });

  describe('history', () => {
    it('leaves it out when none is wanted (HISTORY-1, HISTORY-3)', async () => {
      const sent = await taskFrom(peer, saying('tck-complete-task'), { historyLength: 0 });
      expect(sent).not.toHaveProperty('history');
      expect(await getTask(peer, sent.id, { historyLength: 0 })).not.toHaveProperty('history');
    });

    it('keeps what was said in order, and shows no more than is wanted (HISTORY-2, HISTORY-4, HISTORY-5, HISTORY-6)', async () => {
      const { id } = await taskFrom(peer, saying('tck-multi-turn'));
      await taskFrom(peer, saying('the blue one, done', { taskId: id }));
      const { history = [] } = await getTask(peer, id);
      expect(history.map(({ role, parts }) => [role, parts[0]?.['text']])).toEqual([
        ['ROLE_USER', 'tck-multi-turn'],
        ['ROLE_AGENT', 'Which one?'],
        ['ROLE_USER', 'the blue one, done'],
      ]);
      const newest = (await getTask(peer, id, { historyLength: 1 })).history;
      expect(newest).toEqual(history.slice(-1));
    });
  });

  describe('capabilities', () => {
    it('has no extended card where nobody has to say who they are (CAPABLE-3)', async () => {
      expect((await refused(peer, 'GetExtendedAgentCard', {})).kind).toBe('UNSUPPORTED_OPERATION');
    });
  });
});

describe.each(SERVED.filter((name) => name !== 'JSON-RPC 0.3'))('over %s', (name: BindingName) => {
  const list = async (over: object): Promise<Listing> =>
    (await ok(world.peer(name), 'ListTasks', { ...over })) as unknown as Listing;
  const contextId = newId();
  const ids: string[] = [];
  beforeAll(async () => {
    for (const text of ['tck-artifact-text', 'tck-input-required', 'tck-complete-task'])
      ids.push((await taskFrom(world.peer(name), saying(text, { contextId }))).id);
  });

  describe('listing', () => {
    it('shows the last changed first, and says when there is no more (LIST-3, LIST-4)', async () => {
      const { tasks, ...page } = await list({ contextId });
      expect(tasks.map(({ id }) => id)).toEqual(ids.toReversed());
      expect(page).toEqual({ nextPageToken: '', pageSize: 50, totalSize: 3 });
      const times = tasks.map(({ status }) => status.timestamp);
      expect(times).toEqual(times.toSorted().toReversed());
    });

    it('goes on where the page ended, also when a task changes meanwhile (LIST-2)', async () => {
      const first = await list({ contextId, pageSize: 1 });
      const seen = first.tasks.map(({ id }) => id);
      const more = await taskFrom(world.peer(name), saying('tck-complete-task', { contextId: newId() }));
      expect(seen).not.toContain(more.id);
      for (let token = first.nextPageToken; token !== ''; ) {
        const page = await list({ contextId, pageSize: 1, pageToken: token });
        seen.push(...page.tasks.map(({ id }) => id));
        token = page.nextPageToken;
      }
      expect(seen).toEqual(ids.toReversed());
    });

    it('has artifacts when asked for, and else not the field (LIST-5, LIST-6)', async () => {
      const { tasks } = await list({ contextId });
      expect(tasks.filter((task) => 'artifacts' in task)).toEqual([]);
      const full = await list({ contextId, includeArtifacts: true });
      expect(full.tasks.map(({ artifacts }) => artifacts?.length)).toEqual([0, 0, 1]);
    });

    it('filters by context, state and time (LIST-7)', async () => {
      expect((await list({ contextId: newId() })).totalSize).toBe(0);
      const waiting = await list({ contextId, status: 'TASK_STATE_INPUT_REQUIRED' });
      expect(waiting.tasks.map(({ id }) => id)).toEqual([ids[1]]);
      const newest = (await list({ contextId })).tasks[0] as WireTask;
      const since = await list({ contextId, statusTimestampAfter: newest.status.timestamp });
      expect(since.tasks.map(({ id }) => id)).toEqual([newest.id]);
    });

    it('refuses pages of a wrong size, and tokens that are not its own (LIST-8)', async () => {
      for (const over of [{ pageSize: 101 }, { pageSize: -1 }, { pageToken: 'nonsense' }])
        expect((await refused(world.peer(name), 'ListTasks', over)).kind).toBe('INVALID_PARAMS');
    });
  });
});
