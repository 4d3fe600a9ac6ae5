import { newId } from '@parley/platform/ids';
import { afterEach, describe, expect, it } from 'vitest';
import { createA2AClient } from '../client.ts';
import { foldArtifacts } from '../store/fold.ts';
import { type LoggedEvent, stateOf, textOf } from '../task-types.ts';
import { type ForeignAgent, startForeignAgent } from '../testing/foreign-agent.ts';

let agent: ForeignAgent | undefined;
afterEach(() => agent?.stop());

async function follow(url: string): Promise<LoggedEvent[]> {
  const client = createA2AClient({ url });
  const task = await client.send({ text: 'go', messageId: newId() });
  const events: LoggedEvent[] = [];
  for await (const event of client.subscribe(task.id, { signal: AbortSignal.timeout(15_000) }))
    events.push(event);
  return events;
}

describe('our client at an agent of another maker (R2.3)', () => {
  it.each([true, false])('follows a task to its end, streaming: %s', async (streaming) => {
    agent = await startForeignAgent({ streaming });
    const events = await follow(agent.url);
    expect(events.map((e) => e.seq)).toEqual(events.map((_, i) => i + 1));
    expect(stateOf(events.at(-1)!.event)).toBe('completed');
    expect(textOf(foldArtifacts(events.map((e) => e.event))[0]!.parts)).toBe('three foreign words');
  });

  it('waits for the result and stays at the origin that it was told', async () => {
    agent = await startForeignAgent({ streaming: true });
    const client = createA2AClient({ url: agent.url });
    const task = await client.send({ text: 'go', messageId: newId(), returnImmediately: false });
    expect(task.status.state).toBe('completed');
    expect(textOf(task.artifacts[0]!.parts)).toBe('three foreign words');
    expect((await client.card()).interfaces[0]?.url).toBe('http://elsewhere.test/rpc');
  });
});
