import { type TestFolder, testFolder } from '@parley/mcp-servers/knowledge/testing/folder';
import { type TestDatabase, testDatabase } from '@parley/platform/testing/postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '../../questions.ts';
import { collect } from './collect.ts';
import type { Example } from './examples.ts';

const DOCUMENTS = {
  'berths/moorings.md': `---
title: Moorings
id: HB-1
updated: 2026-01-10
---

Visitors may stay at the pontoon for five nights. The harbour master grants longer stays.

A berth is given up by letter, six weeks before the end of the season.
`,
  'berths/fuel.md': `---
title: The fuel jetty
id: HB-2
updated: 2026-02-01
---

Visitors to the pontoon pay for their nights at the jetty. Diesel is sold from eight in the morning.
`,
};

const question = (id: string, text: string, more: Partial<Question> = {}): Question => ({
  id,
  kind: 'document',
  question: text,
  expect: { contains: ['five|5'] },
  ...more,
});
const QUESTIONS = [
  question('nights', 'How many nights may visitors stay at the pontoon?', {
    expect: { contains: ['five|5'], cites: ['HB-1'] },
  }),
  question('showers', 'What does a shower cost at the pontoon?', { kind: 'decline', expect: {} }),
  question('two', 'How many nights may visitors stay? And when is diesel sold?'),
  question('records', 'How many litres of diesel did we sell in 2025?'),
];

describe('collected options (R12)', () => {
  let database: TestDatabase;
  let folder: TestFolder;
  let examples: Example[];
  beforeAll(async () => {
    database = await testDatabase();
    folder = await testFolder(DOCUMENTS);
    const world = {
      name: 'pier',
      title: 'A pier',
      schema: 'none',
      heldOut: false,
      documents: folder.dir,
      sql: undefined,
      questions: [],
    };
    examples = await collect({ world, known: false, questions: QUESTIONS }, database.url);
  });
  afterAll(async () => {
    await folder.drop();
    await database.drop();
  });
  const about = (text: string): Example | undefined => examples.find((each) => each.question.includes(text));

  it('are judged by what would be told, whatever document that cites', () => {
    const nights = about('How many nights');
    expect(nights).toMatchObject({ world: 'pier', known: false, answerable: true, rules: 'correct' });
    const judgements = nights?.options.map(({ judgement }) => judgement);
    expect(judgements).toContain('correct');
    expect(judgements).toContain('wrong');
    expect(nights?.options.find(({ judgement }) => judgement === 'correct')).toMatchObject({
      document: 'HB-1',
      features: { 'old:same': 1 },
    });
  });

  it('are all wrong where there is no answer', () => {
    const showers = about('shower');
    expect(showers).toMatchObject({ answerable: false, rules: 'correct' });
    expect(showers?.options.length).toBeGreaterThan(0);
    expect(showers?.options.every(({ judgement }) => judgement === 'wrong')).toBe(true);
  });

  it('are none where records are asked for', () => {
    expect(about('litres')).toMatchObject({ rules: 'declined', options: [] });
  });

  it('leave out what asks for two things', () => {
    expect(examples).toHaveLength(3);
    expect(about('And when')).toBeUndefined();
  });
});
