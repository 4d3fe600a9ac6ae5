import { newId } from '@parley/platform/ids';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineWorkflow } from '../define.ts';
import { requestOf } from './request.ts';

const workflow = defineWorkflow({
  name: 'boat-handover',
  version: '1.0.0',
  title: 'Boat handover',
  description: 'Hands a boat over.',
  examples: ['Run the boat handover'],
  scopes: [],
  input: z.object({ skipper: z.string(), start_date: z.string(), berth: z.string() }),
  steps: { one: { title: 'One', do: { tool: 'x/y', arguments: {} } } },
});
const other = { ...workflow, name: 'season-review', title: 'Season review' };

const turn = (text: string, data?: unknown) => ({
  messageId: newId(),
  role: 'user' as const,
  parts: [{ text }, ...(data ? [{ data }] : [])],
});
const asked = (...turns: ReturnType<typeof turn>[]) => requestOf({ messages: turns }, [workflow, other]);

describe('what a run is asked for (R6)', () => {
  it.each([
    ['Run the boat handover for skipper: Nora Lie, start date: 2026-05-04, berth: B-12.'],
    ['Please start boat-handover\nSkipper = Nora Lie\nStart date: 2026-05-04\nberth: "B-12"'],
    ['Boat handover; skipper: Nora Lie; START_DATE: 2026-05-04; berth: B-12'],
  ])('by the words: %j', (text) => {
    const { workflow: found, input } = asked(turn(text));
    expect(found?.name).toBe('boat-handover');
    expect(input).toEqual({ skipper: 'Nora Lie', start_date: '2026-05-04', berth: 'B-12' });
  });

  it('by data, which wins over words', () => {
    const data = { workflow: 'season-review', input: { skipper: 'Ida' } };
    const { workflow: found, input } = asked(turn('Run the boat handover, skipper: Nora', data));
    expect(found?.name).toBe('season-review');
    expect(input).toEqual({ skipper: 'Ida' });
  });

  it('in several turns, later ones adding to earlier ones', () => {
    const { input } = asked(turn('Run the boat handover, skipper: Nora'), turn('berth: B-1\nskipper: Ida'));
    expect(input).toEqual({ skipper: 'Ida', berth: 'B-1' });
  });

  it.each(['Run something', 'Run the boat handover and the season review', ''])('not at all: %j', (text) =>
    expect(asked(turn(text)).workflow).toBeUndefined(),
  );
});
