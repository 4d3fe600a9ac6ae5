import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { A2AClient } from '@parley/a2a/client';
import type { Models } from '@parley/models/types';
import type { Failpoints } from '@parley/platform/failpoints';
import type { Toolbox } from './tools/toolbox.ts';

/** Runs `work` between two passages; a failure at the second one is work whose result is lost. */
function between(
  { pass }: Failpoints,
  what: 'model' | 'tool' | 'effect' | 'checkpoint',
): <T>(work: () => Promise<T>) => Promise<T> {
  return async (work) => {
    await pass(`before-${what}`);
    const result = await work();
    await pass(`after-${what}`);
    return result;
  };
}

export function withModelPassages(models: Models, failpoints: Failpoints): Models {
  const guarded = between(failpoints, 'model');
  return { ...models, chat: (request) => guarded(() => models.chat(request)) };
}

export function withToolPassages(toolbox: Toolbox, failpoints: Failpoints): Toolbox {
  const guarded = between(failpoints, 'tool');
  const effect = between(failpoints, 'effect');
  return {
    ...toolbox,
    call(principal, tool, request) {
      const call = () => guarded(() => toolbox.call(principal, tool, request));
      return tool.readOnly || request.asks ? call() : effect(call);
    },
  };
}

/** Both ways of writing: a whole checkpoint, and the result of one task of a step. */
export function withCheckpointPassages<S extends BaseCheckpointSaver>(saver: S, failpoints: Failpoints): S {
  const guarded = between(failpoints, 'checkpoint');
  const put = saver.put.bind(saver);
  const putWrites = saver.putWrites.bind(saver);
  saver.put = (...checkpoint) => guarded(() => put(...checkpoint));
  saver.putWrites = (...writes) => guarded(() => putWrites(...writes));
  return saver;
}

/** A passage at each event of a delegated task, before it is relayed. */
export function withRelayPassages(client: A2AClient, { pass }: Failpoints): A2AClient {
  return {
    ...client,
    async *subscribe(...subscription) {
      for await (const event of client.subscribe(...subscription)) {
        await pass('relaying');
        yield event;
      }
    },
  };
}
