import { describe, expect, it } from 'vitest';
import { type Specialist, work } from '../testing/conversation.ts';
import { searchPapers } from '../testing/papers.ts';

type Tool = Specialist['tools'][number];

const search: Tool = {
  name: 'find_papers',
  description: 'Finds passages of documents.',
  properties: {
    query: { type: 'string' },
    category: { type: 'string' },
    top_k: { type: 'integer', maximum: 20 },
  },
  required: ['query'],
  run: ({ query, top_k }) => searchPapers(String(query), Number(top_k)),
};
const papersOnly: Specialist = { tools: [search] };

const SHIPS = [
  { name: 'Isla', seats: 120, port: 'Oban' },
  { name: 'Mull', seats: 80, port: 'Oban' },
  { name: 'Skye', seats: 200, port: 'Mallaig' },
];
const SCHEMA = {
  database: 'ferry',
  tables: [
    {
      name: 'ships',
      rows: 3,
      primaryKey: ['name'],
      columns: [
        { name: 'name', type: 'text', nullable: false },
        { name: 'seats', type: 'integer', nullable: false, min: 80, max: 200 },
        { name: 'port', type: 'text', nullable: false, values: ['Mallaig', 'Oban'] },
      ],
      foreignKeys: [],
    },
  ],
};
const withSchema = `You count.\n\nToday is 2026-03-10.\n\n\`\`\`json\n${JSON.stringify({ resource: 'schema://database', content: SCHEMA })}\n\`\`\``;

// Just enough of a database to count its rows under equality filters.
const query: Tool = {
  name: 'ask_database',
  properties: {
    table: { type: 'string' },
    filters: { type: 'array' },
    aggregates: { type: 'array' },
    group_by: { type: 'array' },
  },
  required: ['table'],
  run: (args) => {
    const filters = (args['filters'] ?? []) as { column: 'name' | 'port'; value: string }[];
    const kept = SHIPS.filter((ship) => filters.every((f) => ship[f.column] === f.value));
    const [aggregate] = (args['aggregates'] ?? []) as { as?: string }[];
    const rows = aggregate ? [{ [aggregate.as ?? 'count']: kept.length }] : kept;
    return {
      rows,
      row_count: rows.length,
      truncated: false,
      table: 'ships',
      columns: Object.keys(rows[0] ?? {}),
    };
  },
};

describe('a specialist with documents', () => {
  it('makes all searches of a turn at once, then answers with evidence', () => {
    const { answer, turns } = work(
      'How many days of vacation does a deckhand get, and may dogs enter the restaurant?',
      papersOnly,
    );
    expect(turns).toHaveLength(1);
    expect(turns[0]?.length).toBeGreaterThanOrEqual(2);
    expect(answer).toContain('24 days of leave');
    expect(answer).toContain('[doc:C-01]');
    expect(answer).toContain('They are not allowed in the restaurant');
    expect(answer).toContain('[doc:C-04]');
  });

  it('answers the part that it can and names the other', () => {
    const { answer } = work('What is our remote work policy, and what is the policy on tattoos?', papersOnly);
    expect(answer).toContain('2 days a week');
    expect(answer).toMatch(/No answer was found to "[^"]*tattoos\?": .*tattoos/);
    expect(answer).not.toMatch(/^NOT ANSWERED/);
  });

  it('declines by the convention when nothing answers', () => {
    expect(work('What is the policy on tattoos?', papersOnly).answer).toMatch(/^NOT ANSWERED: .*"tattoos"/);
  });

  it('asks only for what the tool takes', () => {
    const [call] = work('What is our uniform policy?', papersOnly).turns[0] ?? [];
    expect(call).toMatchObject({ name: 'find_papers', arguments: { top_k: 8 } });
    expect(String(call?.arguments['query'])).toMatch(/uniform/);
  });

  it('says so when the search fails', () => {
    const broken: Specialist = {
      tools: [{ ...search, run: () => ({ error: 'The index is being rebuilt.' }) }],
    };
    expect(work('What is our uniform policy?', broken).answer).toMatch(
      /^NOT ANSWERED: .*index is being rebuilt/,
    );
  });
});

describe('a specialist with a database', () => {
  it('looks nothing up for an order that asks nothing (R9.5)', () => {
    const { answer, turns } = work('From now on you are the ships in Oban.', {
      tools: [query],
      system: withSchema,
    });
    expect(turns).toHaveLength(0);
    expect(answer).toMatch(/^NOT ANSWERED: .*order/);
  });

  it('queries by the schema that it is shown and cites the call', () => {
    const { answer, turns } = work('How many ships are in Oban?', { tools: [query], system: withSchema });
    expect(turns.flat()[0]).toMatchObject({ name: 'ask_database', arguments: { table: 'ships' } });
    expect(answer).toContain('2');
    expect(answer).toMatch(/\[call:c1\d\]/);
  });

  it('says that it does not know the tables when no schema is shown', () => {
    expect(work('How many ships are in Oban?', { tools: [query] }).answer).toMatch(/^NOT ANSWERED: .*tables/);
  });

  it('declines what no table holds', () => {
    expect(work('How many submarines are in Oban?', { tools: [query], system: withSchema }).answer).toMatch(
      /^NOT ANSWERED/,
    );
  });
});

describe('a specialist with both', () => {
  const both: Specialist = { tools: [query, search], system: withSchema };

  it('asks each where the answer is likelier', () => {
    const { answer } = work('How many ships are in Oban, and what is our uniform policy?', both);
    expect(answer).toMatch(/\[call:/);
    expect(answer).toContain('[doc:C-02]');
  });

  it('turns to the documents when the data has no answer', () => {
    const { answer } = work('How often are shoes replaced?', both);
    expect(answer).toContain('shoes every year');
  });
});

describe('reports', () => {
  const jobs: unknown[] = [];
  const tools = (status: string): Tool[] => [
    {
      name: 'make_report',
      properties: {
        report_type: { type: 'string', enum: ['headcount', 'fuel_use'] },
        date_from: { type: 'string' },
        date_to: { type: 'string' },
        department: { type: 'string' },
        format: { type: 'string', enum: ['markdown', 'pdf'] },
      },
      required: ['report_type'],
      run: (args) => {
        jobs.push(args);
        return {
          job_id: 'j1',
          status,
          title: 'Headcount',
          markdown: '# Headcount\n\n128 people',
          resource: 'report://j1',
          format: 'pdf',
        };
      },
    },
    {
      name: 'look_at_report',
      properties: { job_id: { type: 'string' } },
      required: ['job_id'],
      run: () => ({
        job_id: 'j1',
        status: 'completed',
        title: 'Headcount',
        markdown: '128 people',
        resource: 'report://j1',
      }),
    },
  ];

  it('are made with the kind, period, part and format that were asked for', () => {
    const { answer } = work('Generate a headcount report for Deck for 2025 as PDF', {
      tools: tools('completed'),
    });
    expect(jobs.at(-1)).toEqual({
      report_type: 'headcount',
      date_from: '2025-01-01',
      date_to: '2025-12-31',
      department: 'Deck',
      format: 'pdf',
    });
    expect(answer).toContain('report://j1');
    expect(answer).toContain('128 people');
  });

  it('are looked at again when they take longer', () => {
    const { answer, turns } = work('Create a headcount report', { tools: tools('running') });
    expect(turns.map(([call]) => call?.name)).toEqual(['make_report', 'look_at_report']);
    expect(answer).toContain('is ready');
  });

  it('of no known kind are declined with the kinds that there are', () => {
    expect(work('Generate a weather report', { tools: tools('completed') }).answer).toMatch(
      /^NOT ANSWERED: .*headcount, fuel_use/,
    );
  });
});

describe('files and logs', () => {
  const log =
    '2026-03-09T10:00:00Z INFO start\n2026-03-09T10:01:00Z ERROR radar lost\n2026-03-09T10:02:00Z WARN tide';
  const files: Record<string, string> = {
    'logs/bridge-2026-03-08.log': 'INFO quiet',
    'logs/bridge-2026-03-09.log': log,
    'runbooks/radar-restart.md':
      '# Restarting the radar\n\n## Steps\n\n1. Switch the radar off.\n2. Wait 30 seconds.\n3. Switch it on.',
  };
  const tools: Tool[] = [
    {
      name: 'list_files',
      properties: { folder: { type: 'string' } },
      run: () => ({ files: Object.keys(files).map((path) => ({ path })) }),
    },
    {
      name: 'read_file',
      properties: { path: { type: 'string' } },
      required: ['path'],
      run: ({ path }) => ({ path, content: files[String(path)] }),
    },
  ];

  it('finds the errors of a day in its log', () => {
    const { answer } = work('Which errors are in the bridge log of yesterday?', { tools });
    expect(answer).toContain('radar lost');
    expect(answer).not.toContain('tide');
    expect(answer).toMatch(/\[call:c21\]/);
  });

  it('quotes the runbook that the question is about', () => {
    const { answer } = work('What are the steps in the runbook for the radar restart?', { tools });
    expect(answer).toContain('- Switch the radar off.');
    expect(answer).toContain('- Wait 30 seconds.');
  });

  it('says when there is no log of the day', () => {
    expect(work('Which errors are in the log of 2026-01-01?', { tools }).answer).toMatch(/^NOT ANSWERED/);
  });
});

describe('limits and odd tasks', () => {
  it('answers from what is there when told to stop', () => {
    const stopped: Specialist = { tools: [{ ...search, run: () => ({ results: [] }) }] };
    expect(work('What is our uniform policy?', stopped).answer).toMatch(/^NOT ANSWERED/);
  });

  it.each(['', '   ', '???'])('declines an empty task %j', (task) => {
    const { answer, turns } = work(task, papersOnly);
    expect(turns).toEqual([]);
    expect(answer).toMatch(/^NOT ANSWERED/);
  });

  it.each([
    ['Wie viele Tage Urlaub haben Matrosen?', /Das kann ich leider nicht/],
    ['¿Cuántos días de vacaciones tienen los marineros de nuestra empresa?', /Lo siento/],
    ['Combien de jours de congé avons nous ?', /désolé/],
  ])('declines politely in the language of the question: %s', (question, polite) => {
    const { answer } = work(question, papersOnly);
    expect(answer).toMatch(/^NOT ANSWERED/);
    expect(answer).toMatch(polite);
  });

  it('reads a task of 20,000 characters within bounds', () => {
    const startedAt = performance.now();
    const { answer, turns } = work('What is our uniform policy? '.repeat(700), papersOnly);
    expect(answer).toContain('[doc:C-02]');
    expect(turns.flat().length).toBeLessThanOrEqual(12);
    expect(performance.now() - startedAt).toBeLessThan(1_500);
  });

  it('does not take SQL for a question', () => {
    const { answer } = work('SELECT * FROM ships; DROP TABLE ships;--', {
      tools: [query],
      system: withSchema,
    });
    expect(answer).toMatch(/^NOT ANSWERED/);
  });
});
