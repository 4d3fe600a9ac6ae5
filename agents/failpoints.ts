import type { BaseCheckpointSaver } from '@langchain/langgraph';
import type { A2AClient } from '@parley/a2a/client';
import type { Models } from '@parley/models/types';
import { between, type Failpoints } from '@parley/platform/failpoints';
import type { Toolbox } from './tools/toolbox.ts';

export function withModelPassages(models: Models, failpoints: Failpoints): Models {
  return { ...models, chat: (request) => between(failpoints, 'model', () => models.chat(request)) };
}

export function withToolPassages(toolbox: Toolbox, failpoints: Failpoints): Toolbox {
  return {
    ...toolbox,
    call(principal, tool, request) {
      const call = () => between(failpoints, 'tool', () => toolbox.call(principal, tool, request));
      return tool.readOnly || request.asks ? call() : between(failpoints, 'effect', call);
    },
  };
}

/** Both ways of writing: a whole checkpoint, and the result of one task of a step. */
export function withCheckpointPassages<S extends BaseCheckpointSaver>(saver: S, failpoints: Failpoints): S {
  const put = saver.put.bind(saver);
  const putWrites = saver.putWrites.bind(saver);
  saver.put = (...checkpoint) => between(failpoints, 'checkpoint', () => put(...checkpoint));
  saver.putWrites = (...writes) => between(failpoints, 'checkpoint', () => putWrites(...writes));
  return saver;
}

/** Passages around the sending of a task, and at each event of it before it is relayed. */
export function withDelegationPassages(client: A2AClient, failpoints: Failpoints): A2AClient {
  return {
    ...client,
    send: (message) => between(failpoints, 'send', () => client.send(message)),
    async *subscribe(...subscription) {
      for await (const event of client.subscribe(...subscription)) {
        await failpoints.pass('relaying');
        yield event;
      }
    },
  };
}
