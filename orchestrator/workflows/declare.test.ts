import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkWorkflows } from './check.ts';
import { holds } from './conditions.ts';
import { defineWorkflow } from './define.ts';
import { discoverWorkflows } from './discover.ts';
import { fillIn, referencesIn } from './references.ts';

const env = {
  input: { name: 'Ana', n: 3, tags: ['a', 'b'] },
  steps: { count: { rows: [{ n: 7 }] }, none: null },
};

describe('references', () => {
  it.each([
    ['{{input.n}}', 3],
    ['{{ steps.count.rows[0].n }}', 7],
    ['{{input.tags}}', ['a', 'b']],
    ['Hello {{input.name}}, {{input.n}} times', 'Hello Ana, 3 times'],
    ['no reference', 'no reference'],
    [{ a: ['{{input.n}}', 1, null] }, { a: [3, 1, null] }],
    ['{{steps.none}}', null],
    ['[{{steps.none}}]', '[]'],
  ])('%j becomes %j', (template, value) => expect(fillIn(template, env)).toEqual(value));

  it.each([
    '{{input.missing}}',
    '{{steps.count.rows[1].n}}',
    '{{input.constructor}}',
    '{{input.__proto__.x}}',
  ])('%s leads nowhere and says so', (template) =>
    expect(() => fillIn(template, env)).toThrow(/leads nowhere/),
  );

  it.each(['{{}}', '{{a b}}', '{{input.n + 1}}', '{{process.exit()}}'])('%s is no reference', (template) =>
    expect(() => referencesIn(template)).toThrow(/not a reference/),
  );

  it('never reads what a value holds as a template again', () =>
    expect(fillIn('{{input.x}} and {{input.x}}', { input: { x: '{{input.secret}}', secret: 's' } })).toBe(
      '{{input.secret}} and {{input.secret}}',
    ));
});

describe('conditions', () => {
  const value = '{{input.n}}';
  it.each([
    [{ value, is: 'equal', than: 3 }, true],
    [{ value, is: 'greater', than: 3 }, false],
    [{ value, is: 'at-least', than: 3 }, true],
    [{ value, is: 'less', than: '4' }, false],
    [{ value: '{{input.name}}', is: 'less', than: 5 }, false],
    [{ value: '{{input.name}}', is: 'at-most', than: 5 }, false],
    [{ value: '{{input.gone}}', is: 'less', than: 5 }, false],
    [{ value: '{{steps.none}}', is: 'empty' }, true],
    [{ value: 'input.tags', is: 'present' }, true],
    [{ not: { value, is: 'present' } }, false],
    [
      {
        all: [
          { value, is: 'present' },
          { value, is: 'less', than: 2 },
        ],
      },
      false,
    ],
    [
      {
        any: [
          { value, is: 'present' },
          { value, is: 'less', than: 2 },
        ],
      },
      true,
    ],
  ] as const)('%j is %s', (condition, expected) =>
    expect(holds(condition as Parameters<typeof holds>[0], env)).toBe(expected),
  );
});

describe('a declaration', () => {
  const base = {
    name: 'w',
    version: '1.0.0',
    title: 'W',
    description: 'W.',
    examples: ['Run W'],
    scopes: [],
    input: z.object({ a: z.string() }),
  };
  const tool = (value: string) => ({ tool: 'x/y', arguments: { value } });
  const declared = (steps: Parameters<typeof defineWorkflow>[0]['steps']) =>
    defineWorkflow({ ...base, steps });

  it.each([
    [
      'a circle',
      { p: { title: 'P', after: ['q'], do: tool('') }, q: { title: 'Q', after: ['p'], do: tool('') } },
    ],
    ['an unknown step', { p: { title: 'P', after: ['z'], do: tool('') } }],
    [
      'a result that is not there yet',
      { p: { title: 'P', do: tool('{{steps.q}}') }, q: { title: 'Q', do: tool('') } },
    ],
    ['an input that it does not take', { p: { title: 'P', do: tool('{{input.b}}') } }],
    ['a root that does not exist', { p: { title: 'P', do: tool('{{env.HOME}}') } }],
    ['a workflow that does not exist', { p: { title: 'P', do: { workflow: 'v' } } }],
    ['itself', { p: { title: 'P', do: { workflow: 'w' } } }],
    [
      'context from a step that comes later',
      {
        p: { title: 'P', do: { agent: 'a', skill: 's', instruction: 'i', context: ['q'] } },
        q: { title: 'Q', after: ['p'], do: tool('') },
      },
    ],
  ])('with %s stops the start', (_what, steps) => expect(() => checkWorkflows([declared(steps)])).toThrow());

  it('finds the samples (R6)', async () =>
    expect((await discoverWorkflows()).map(({ name }) => name)).toEqual([
      'employee-onboarding',
      'quarterly-business-review',
    ]));
});
