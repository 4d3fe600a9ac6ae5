import { describe, expect, it } from 'vitest';
import { problemsOf, readPlan } from './plan.ts';

const skill = (id: string) => ({ id, name: id, description: '', tags: [], examples: [] });
const rules = {
  agents: [
    { name: 'counter', skills: [skill('count'), skill('rank')] },
    { name: 'reader', skills: [skill('read')] },
  ],
  maxSteps: 3,
};
const step = (id: string, dependsOn: string[] = [], agent = 'counter', skillId = 'count') => ({
  id,
  agent,
  skill: skillId,
  instruction: 'Count the boats.',
  dependsOn,
});

describe('a plan', () => {
  it('is usable when every step fits a card and waits only for others', () => {
    expect(problemsOf([step('s1'), step('s2', ['s1'], 'reader', 'read')], rules)).toEqual([]);
  });

  it.each([
    ['an unknown agent', [step('s1', [], 'cook')], /no agent "cook".*counter, reader/],
    [
      'a skill of another agent',
      [step('s1', [], 'counter', 'read')],
      /counter has no skill "read".*count, rank/,
    ],
    ['an unknown dependency', [step('s1', ['s9'])], /"s9", which is no step/],
    ['a step that waits for itself', [step('s1', ['s1'])], /depends on itself/],
    [
      'a cycle',
      [step('s1', ['s2']), step('s2', ['s3']), step('s3', ['s1'])],
      /s1, s2, s3 wait for each other/,
    ],
    ['two steps of one id', [step('s1'), step('s1')], /Two steps have the id "s1"/],
    ['too many steps', ['a', 'b', 'c', 'd'].map((id) => step(id)), /4 steps; at most 3/],
  ])('is refused for %s', (_what, steps, reason) => {
    expect(problemsOf(steps, rules).join('\n')).toMatch(reason);
  });

  it('names a cycle, but not the steps that lead to it', () => {
    const [problem] = problemsOf([step('s1'), step('s2', ['s1', 's3']), step('s3', ['s2'])], rules);
    expect(problem).toBe('The steps s2, s3 wait for each other.');
  });

  it('is read out of a fence and without dependencies', () => {
    const { dependsOn: _, ...bare } = step('s1');
    const reply = `Here it is:\n\`\`\`json\n${JSON.stringify({ steps: [bare] })}\n\`\`\``;
    expect(readPlan(reply, rules)).toEqual({ steps: [step('s1')], problems: [] });
  });

  it.each(['', 'I would count.', '{"steps": [{"id": "s1"}]}', '{"steps": "none"}', '[1,2]'])(
    'is refused when the reply is %j',
    (reply) => {
      expect(readPlan(reply, rules).problems).toHaveLength(1);
    },
  );

  it('may be empty: a greeting needs nobody', () => {
    expect(readPlan('{"steps":[]}', rules)).toEqual({ steps: [], problems: [] });
  });
});
