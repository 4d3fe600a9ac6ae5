import { describe, expect, it } from 'vitest';
import { answering, orderedStep } from './on-request.ts';

const skill = (id: string, name: string, tags: string[]) => ({
  id,
  name,
  description: name,
  tags,
  examples: [],
});
const agents = [
  { name: 'clerk', description: '', skills: [skill('search', 'Search the harbour rules', ['rules'])] },
  {
    name: 'workflows',
    description: '',
    skills: [
      skill('boat-handover', 'Boat handover', ['workflow', 'on-request']),
      skill('season-review', 'Season review', ['workflow', 'on-request']),
    ],
  },
];

describe('skills on request', () => {
  it.each([
    ['Run the season review', 'season-review'],
    ['Please start the boat handover for name: Nora', 'boat-handover'],
    ['Could you kick off the Season Review now?', 'season-review'],
  ])('"%s" asks for %s', (text, id) =>
    expect(orderedStep(text, agents)).toEqual({
      id: 's1',
      agent: 'workflows',
      skill: id,
      instruction: text,
      dependsOn: [],
    }),
  );

  it.each([
    'What happens at a boat handover?',
    'How do I start the boat handover?',
    'When was the last season review run?',
    'Run the review',
    'Start the season review and the boat handover',
    'Tell me about the season review',
  ])('"%s" does not', (text) => expect(orderedStep(text, agents)).toBeUndefined());

  it('are not offered for questions', () =>
    expect(answering(agents).flatMap(({ skills }) => skills.map(({ id }) => id))).toEqual(['search']));
});
