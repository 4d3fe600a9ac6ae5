import type { Activity } from '@parley/a2a/activity';
import type { RunResult } from '@parley/a2a/findings';
import { artifactOf, dataOf, textOf } from '@parley/a2a/task-types';
import { newId } from '@parley/platform/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { follow } from '../testing/good-run.ts';
import type { ModelRequest, ScriptedReply } from '../testing/scripted-model.ts';
import { startTeam, type Team } from '../testing/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(() => team?.close());
beforeEach(() => {
  team.world.model.requests.length = 0;
});

interface Answered {
  answer: string;
  result: RunResult;
  activities: Activity[];
}

async function ask(write: (request: ModelRequest, count: number) => ScriptedReply): Promise<Answered> {
  follow(team.world, { write });
  const text = 'How many boats are there, and how fast may they go?';
  const { id } = await team.client.send({ text, messageId: newId() });
  const activities: Activity[] = [];
  for await (const { activity } of team.client.subscribe(id, { signal: AbortSignal.timeout(20_000) })) {
    if (activity) activities.push(activity);
  }
  const task = await team.client.get(id);
  return {
    answer: textOf(artifactOf(task, 'answer')?.parts ?? []),
    result: dataOf(artifactOf(task, 'result')?.parts ?? []) as RunResult,
    activities,
  };
}

const RIGHT = 'There are 7 boats [1]; the limit is three knots [2].';
const WRONG = 'There are 8 boats [1]; the limit is three knots [2].';
const written = () =>
  team.world.model.requests.filter((request) => !request.response_format && !request.tools?.length);
const lastUserText = () =>
  written()
    .at(-1)
    ?.messages.findLast(({ role }) => role === 'user')?.content ?? '';

describe('the figures of an answer', () => {
  it('are looked up in the results of the tools and come with the result', async () => {
    const { answer, result } = await ask(() => ({ content: RIGHT }));
    expect(answer).toBe(RIGHT);
    expect(result.warnings).toEqual([]);
    expect(result.figures).toMatchObject([
      { text: '7', value: 7, offset: 10, length: 1, n: 1, row: 0, column: 'count', operation: 'value' },
      { text: 'three', value: 3, n: 2, sourceId: 'doc:RULE-1', operation: 'document' },
    ]);
    expect(result.figures?.[0]?.callId).toBe(result.citations[0]?.id.replace('call:', ''));
    expect(written()).toHaveLength(1);
  });

  it('that nothing bears out are put before the writer once, as data, and the correction takes their place', async () => {
    const { answer, result, activities } = await ask((_request, count) => ({
      content: count === 1 ? WRONG : RIGHT,
    }));
    expect(answer).toBe(RIGHT);
    expect(result.warnings).toEqual([]);
    const material = JSON.parse(/```json\n([\s\S]*)\n```/.exec(lastUserText())?.[1] ?? '{}');
    expect(material).toMatchObject({
      draft: WRONG,
      unverified: [{ text: '8', around: expect.stringContaining('8 boats') }],
    });
    const purposes = activities.flatMap((activity) =>
      activity.type === 'model.called' && activity.agent === 'report-writer' ? [activity.purpose] : [],
    );
    expect(purposes).toEqual(['write', 'repair']);
  });

  it('that stay open are named in a warning and at the end of the answer, whose text stays as it was', async () => {
    const { answer, result } = await ask(() => ({ content: WRONG }));
    expect(written()).toHaveLength(2);
    expect(answer).toBe(`${WRONG}\n\n*Not verified: 8.*`);
    expect(result.warnings).toMatchObject([
      { code: 'figure_unverified', message: expect.stringContaining('8') },
    ]);
    expect(result.figures?.map(({ text }) => text)).toEqual(['three']);
  });

  it('are named when the correction makes matters worse', async () => {
    const { answer } = await ask((_request, count) => ({
      content: count === 1 ? WRONG : 'There are 9 boats [1]; the limit is 11 knots [2].',
    }));
    expect(answer).toBe(`${WRONG}\n\n*Not verified: 8.*`);
  });

  it('goes for quotations as well: a cited one must be in its document', async () => {
    const said = 'The rules say "boats may go as fast as they like" [2].';
    const { answer, result } = await ask(() => ({ content: said }));
    expect(answer).toBe(`${said}\n\n*Not verified: “boats may go as fast as they like”.*`);
    expect(result.warnings).toMatchObject([{ code: 'quote_unverified' }]);
  });
});
