import { describe, expect, it } from 'vitest';
import type { Run } from '../api/types.ts';
import { stateOf } from './waiting.ts';

describe('how a step stands', () => {
  it('tells a step that works from one that waits for an approval', () => {
    const run = {
      steps: ['a', 'b'].map((id) => ({ id, status: 'working' })),
      approvals: [
        { stepId: 'a', state: 'pending' },
        { stepId: 'b', state: 'approved' },
      ],
    } as Run;
    expect(['a', 'b', 'c'].map((id) => stateOf({ id }, run))).toEqual(['approval', 'working', 'waiting']);
    expect(stateOf({ id: 'a' }, undefined)).toBe(undefined);
  });
});
