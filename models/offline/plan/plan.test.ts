import { describe, expect, it } from 'vitest';
import { reply } from '../reply.ts';
import { planOf, planRequest, type Said } from '../testing/crew.ts';

const said = (...texts: string[]): Said[] =>
  texts.map((content, i) => ({ role: i % 2 === 0 ? 'user' : 'assistant', content }));
const brief = (question: string, earlier: Said[] = []) =>
  planOf(question, earlier).map(({ agent, instruction }) => `${agent}: ${instruction}`);

describe('splitting a question (R1.3)', () => {
  it('gives each part to the skill that fits, side by side', () => {
    const steps = planOf(
      'How many deckhands do we have, what is our remote work policy, and are there any staffing concerns I should know about?',
    );
    expect(steps.map((s) => [s.skill, s.instruction])).toEqual([
      ['count-things', 'How many deckhands do we have?'],
      ['read-rules', 'What is our remote work policy?'],
      ['spot-trouble', 'Are there any staffing concerns I should know about?'],
    ]);
    expect(steps.flatMap((s) => s.dependsOn)).toEqual([]);
    expect(new Set(steps.map((s) => s.id)).size).toBe(3);
  });

  it.each([
    ['How many crossings were made in 2024?', ['purser: How many crossings were made in 2024?']],
    [
      'How many crossings were made in 2024 and how many in 2025?',
      ['purser: How many crossings were made in 2024?', 'purser: How many crossings were made in 2025?'],
    ],
    ['What is our uniform policy?', ['mate: What is our uniform policy?']],
    [
      'Give me the number of ships and the uniform policy',
      ['purser: Give me the number of ships.', 'mate: What is the uniform policy?'],
    ],
    [
      'Hi! Could you tell me how many ships we have? Also, may passengers bring dogs?',
      ['purser: How many ships we have?', 'mate: May passengers bring dogs?'],
    ],
    [
      'If I resign in March, how many days of leave may I still take?',
      ['mate: If I resign in March, how many days of leave may I still take?'],
    ],
    [
      'I work on the night ferry. How many days of leave do I get?',
      ['mate: I work on the night ferry. How many days of leave do I get?'],
    ],
    ['Which captains have a river licence?', ['purser: Which captains have a river licence?']],
    ['How many ships and buses do we own?', ['purser: How many ships and buses do we own?']],
  ])('%s', (question, expected) => {
    expect(brief(question)).toEqual(expected);
  });

  it('keeps parts together that speak about one result', () => {
    expect(brief('Which ship has the most passengers, and who commands it?')).toEqual([
      'purser: Which ship has the most passengers, and who commands it?',
    ]);
  });

  it('lets a part wait for the result that it speaks about', () => {
    const [first, second] = planOf('Which ships are overdue, and what does our policy say about those?');
    expect(first).toMatchObject({ agent: 'purser', dependsOn: [] });
    expect(second).toMatchObject({ agent: 'mate', dependsOn: [first?.id] });
    expect(second?.instruction).toContain('the ships that are overdue');
  });

  it('plans no step for the report: whoever coordinates has it written', () => {
    expect(
      planOf('Write a report on how many crossings we made.').every(
        (s) => s.agent !== 'scribe' || s.skill === 'write-up',
      ),
    ).toBe(true);
    expect(brief('Summarise our uniform policy.')).toEqual(['mate: Summarise our uniform policy.']);
  });

  it('takes a number that a rule fixes for a rule, not for a count', () => {
    for (const question of [
      'How many days of leave do I get?',
      'On how many days a week may a purser work from home?',
      'How many signatures does an invoice need?',
    ]) {
      expect(
        planOf(question).map((s) => s.agent),
        question,
      ).toEqual(['mate']);
    }
  });
});

describe('follow-ups (R1.6)', () => {
  it.each([
    [
      ['How many deckhands do we have?', '128 [1].'],
      'And which ships are they on?',
      'Which ships are the deckhands on?',
    ],
    [
      ['How many deckhands are in Oban?', '12 [1].'],
      'and how many of them joined last year?',
      'How many of the deckhands in Oban joined last year?',
    ],
    [
      ['How many deckhands are in Oban?', '12 [1].'],
      'What about Mallaig?',
      'How many deckhands are in Mallaig?',
    ],
    [['How many deckhands are in Oban?', '12 [1].'], 'And in Mallaig?', 'How many deckhands are in Mallaig?'],
    [
      ['How many crossings were made in 2023?', '900 [1].'],
      'and in 2024?',
      'How many crossings were made in 2024?',
    ],
    [
      ['What is our uniform policy?', 'Blue. [1]'],
      'Does it apply to cooks?',
      'Does the uniform policy apply to cooks?',
    ],
    [['What is our uniform policy?', 'Blue. [1]'], 'What about parking?', 'What is our parking policy?'],
    [
      ['Which port has the highest traffic?', '**Craignure** has the highest traffic [1].'],
      'Who runs it?',
      'Who runs Craignure?',
    ],
    [
      ['Which port has the highest traffic?', '**Port Ellen** has the highest traffic [1].'],
      'What is its budget?',
      'What is the budget of Port Ellen?',
    ],
    [
      ['How many deckhands do we have?', '128.', 'which ships are they on?', 'Many.'],
      'Who commands them?',
      'Who commands the ships that the deckhands are on?',
    ],
  ])('%j then "%s"', (earlier, question, expected) => {
    expect(planOf(question, said(...earlier)).map((s) => s.instruction)).toEqual([expected]);
  });

  it.each([
    'How long does it take to get a uniform?',
    'Which deckhands left their ships?',
    'Are there rules for those who leave early?',
  ])('leaves words alone that point nowhere: %s', (question) => {
    const [step] = planOf(question, said('How many ports do we serve?', '12.'));
    expect(step?.instruction).toBe(question);
  });

  it('takes what follows a plan of its own for a complaint about it', () => {
    const earlier = said('How many ships do we have?', '{"steps":[]}');
    expect(planOf('Your plan is not usable: it has no steps.', earlier)).toMatchObject([
      { instruction: 'How many ships do we have?' },
    ]);
  });
});

describe('the form of a plan', () => {
  it('has only the properties of the schema, under its names', () => {
    const schema = {
      type: 'object',
      properties: {
        reason: { type: 'string' },
        steps: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              id: {},
              agent: {},
              skill: {},
              task: {},
              depends_on: {},
              weight: { type: 'number' },
            },
          },
        },
      },
    };
    const plan: unknown = JSON.parse(reply(planRequest('How many ships do we have?', [], schema)).content);
    expect(plan).toEqual({
      reason: '',
      steps: [
        {
          id: 's1',
          agent: 'purser',
          skill: 'count-things',
          task: 'How many ships do we have?',
          depends_on: [],
          weight: 0,
        },
      ],
    });
  });

  it('is the same for the same request', () => {
    const question = 'How many ships, and what is the uniform policy?';
    expect(planOf(question)).toEqual(planOf(question));
  });

  it.each(['Hello!', 'Thanks a lot', '', '   ', '?!'])('has no step for %j', (text) => {
    expect(planOf(text)).toEqual([]);
  });

  it('has one step even for small talk where the schema wants one', () => {
    const schema = { type: 'object', properties: { steps: { type: 'array', minItems: 1, items: {} } } };
    expect(planOf('Hello!', [], schema)).toHaveLength(1);
  });
});

describe('odd questions', () => {
  it.each([
    ['Wie viele Schiffe haben wir und was ist unsere Richtlinie für Uniformen?', ['purser', 'mate']],
    ['¿Cuántos barcos tenemos?', ['purser']],
  ])('are planned in other languages too: %s', (question, agents) => {
    expect(planOf(question).map((s) => s.agent)).toEqual(agents);
  });

  it('keeps SQL in one piece', () => {
    expect(planOf('SELECT * FROM ships; DROP TABLE ships;--')).toHaveLength(1);
  });

  it('plans 20,000 characters within bounds', () => {
    const startedAt = performance.now();
    const steps = planOf(
      `${'The sea is wide and the ships are many. '.repeat(490)}How many ships do we have?`,
    );
    expect(steps).toHaveLength(1);
    expect(steps[0]?.instruction).toMatch(/How many ships do we have\?$/);
    expect(steps[0]?.instruction.length).toBeLessThan(400);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    expect(planOf('How many ships do we have? '.repeat(800)).length).toBeLessThanOrEqual(2);
  });
});
