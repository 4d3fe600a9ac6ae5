import { describe, expect, it } from 'vitest';
import { materialOf } from './material.ts';

describe('what a report is written from', () => {
  it('is the question, the findings and the numbered sources of the data part', () => {
    const data = {
      question: 'How many?',
      findings: [
        { stepId: 's1', agent: 'a', skill: 'b', instruction: 'c', status: 'completed', text: 'Seven [1].' },
      ],
      sources: [{ n: 1, title: 'Boats', kind: 'data' }],
      instruction: 'In one line.',
    };
    expect(materialOf({ text: 'x', data })).toEqual(data);
  });

  it('is the text itself for a caller who sends nothing else', () => {
    expect(materialOf({ text: 'Seven boats came.', data: {} })).toMatchObject({
      question: 'Seven boats came.',
      findings: [{ text: 'Seven boats came.', status: 'completed' }],
      sources: [],
    });
  });
});
