import type { ModelRequest, ScriptedReply } from './scripted-model.ts';
import type { World } from './world.ts';

/** What a model is asked to do, seen from what the request shows. */
export type Kind = 'plan' | 'act' | 'write';
/** A reply for each kind of request; what is left out goes as in a good run. */
export type Script = Partial<Record<Kind, (request: ModelRequest, count: number) => ScriptedReply>>;

export function kindOf(request: ModelRequest): Kind {
  if (request.response_format) return 'plan';
  return request.tools?.length ? 'act' : 'write';
}

export const planOf = (...steps: object[]): ScriptedReply => ({ content: JSON.stringify({ steps }) });
export const counting = {
  id: 's1',
  agent: 'boat-counter',
  skill: 'count-boats',
  instruction: 'Count the boats.',
  dependsOn: [],
};
export const reading = {
  id: 's2',
  agent: 'rule-reader',
  skill: 'read-rules',
  instruction: 'Which speed rules hold?',
  dependsOn: [],
};

/** Calls its tool once, then cites it. */
export function useTool(request: ModelRequest): ScriptedReply {
  const results = request.messages.filter(({ role }) => role === 'tool');
  const last = results.at(-1);
  if (last) {
    const { call, tool } = JSON.parse(last.content ?? '{}') as { call: string; tool: string };
    return {
      content: tool.endsWith('search_rules') ? 'Three knots [doc:RULE-1].' : `Seven boats [call:${call}].`,
    };
  }
  const names = request.tools?.map((tool) => tool.function.name) ?? [];
  return names.includes('search_rules')
    ? { calls: [{ name: 'search_rules', arguments: { query: 'speed' } }] }
    : { calls: [{ name: 'count_boats', arguments: { colour: 'red' } }] };
}

/** Lets the model answer by the script from now on. */
export function follow(world: World, script: Script): void {
  const counts: Record<Kind, number> = { plan: 0, act: 0, write: 0 };
  const defaults: Required<Script> = {
    plan: () => planOf(counting, reading),
    act: useTool,
    write: () => ({ content: 'Seven boats [1], three knots [2].', pieces: 5 }),
  };
  world.setScript((request) => {
    const kind = kindOf(request);
    counts[kind] += 1;
    return (script[kind] ?? defaults[kind])(request, counts[kind]);
  });
}
