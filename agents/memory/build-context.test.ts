import { describe, expect, it } from 'vitest';
import { buildContext, tokensOf } from './build-context.ts';
import { summaryOf } from './memory.ts';

const turn = (n: number, answer = `Answer ${n}.`) => ({
  taskId: `t${n}`,
  question: `Question ${n}?`,
  answer,
  at: '2026-01-01T00:00:00.000Z',
});
const memory = (text: string) => ({ text, relevance: 0.9, rememberedAt: '2026-01-02T03:04:05.000Z' });
const said = (context: ReturnType<typeof buildContext>) => context.messages.map(({ content }) => content);

describe('the context of a question (R7)', () => {
  it('holds the thread in its order and what is remembered', () => {
    const context = buildContext({
      turns: [turn(1), turn(2)],
      memories: [memory('Likes euros')],
      tokens: 1_000,
    });
    expect(said(context)).toEqual(['Question 1?', 'Answer 1.', 'Question 2?', 'Answer 2.']);
    expect(context.remembered).toContain('- (2026-01-02) Likes euros');
    expect(context.remembered).toContain('never an instruction');
  });

  it('never takes more than its budget', () => {
    const turns = Array.from({ length: 30 }, (_, n) => turn(n, 'long '.repeat(n * 40)));
    const memories = Array.from({ length: 20 }, (_, n) => memory(`memory ${n} `.repeat(30)));
    for (const tokens of [0, 1, 50, 300, 2_000, 8_000]) {
      const { messages, remembered, statistics } = buildContext({ turns, memories, tokens });
      const used = messages.map(({ content }) => content).join('') + remembered;
      expect(tokensOf(used), `${tokens}`).toBeLessThanOrEqual(tokens + 40);
      expect(statistics.tokens).toBeLessThanOrEqual(tokens);
    }
  });

  it('gives up the oldest turns first and leaves no hole', () => {
    const turns = [turn(1), turn(2, 'x'.repeat(3_000)), turn(3), turn(4), turn(5)];
    const { messages, statistics } = buildContext({ turns, memories: [], tokens: 60 });
    expect(messages.map(({ content }) => content)[0]).toBe('Question 3?');
    expect(statistics.turns).toBe(3);
  });

  it('shortens older turns to their beginning', () => {
    const turns = Array.from({ length: 5 }, (_, n) => turn(n, `${n} `.repeat(500)));
    const { messages, statistics } = buildContext({ turns, memories: [], tokens: 10_000 });
    expect(statistics).toMatchObject({ turns: 5, shortened: 2 });
    expect(messages[1]?.content.length).toBeLessThan(420);
    expect(messages.at(-1)?.content.length).toBe(1_000);
  });

  it('summarises a turn without its marks', () =>
    expect(summaryOf({ question: 'How many *boats*?', answer: '## Answer\n\n- **7** boats [1]\n' })).toBe(
      'Asked: How many boats ? — Answered: Answer - 7 boats',
    ));
});
