import { describe, expect, it } from 'vitest';
import { apartOf, bothOf } from './difference.ts';
import type { Fetch, Outcome, Plan } from './query.ts';

const none: Fetch = () => ({ kind: 'pending' });
const planOf = (id: string, outcome: Outcome): Plan => ({
  score: 1,
  id,
  reading: `the sum ${id}`,
  run: () => outcome,
});
const figure = (id: string, value: number): Plan =>
  planOf(id, { kind: 'answer', text: `${id} is **${value}**`, value, callId: id });

describe('two figures of one kind (R12)', () => {
  it('tells by how much they are apart, whichever is larger', () => {
    expect(apartOf([figure('a', 3), figure('b', 10.5)]).run(none)).toMatchObject({
      kind: 'answer',
      value: 7.5,
    });
  });

  it('gives no difference of what is no figure', () => {
    const words = planOf('b', { kind: 'answer', text: 'a list' });
    expect(apartOf([figure('a', 3), words]).run(none)).toMatchObject({ kind: 'decline' });
  });

  it('tells both', () => {
    const told = bothOf([figure('a', 3), figure('b', 4)]).run(none);
    expect(told).toMatchObject({ kind: 'answer', text: 'A is **3**\n\nB is **4**' });
  });

  it('waits for either', () => {
    expect(bothOf([figure('a', 3), planOf('b', { kind: 'pending' })]).run(none)).toEqual({ kind: 'pending' });
  });
});
