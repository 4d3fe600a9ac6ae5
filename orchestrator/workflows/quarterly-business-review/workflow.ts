import { z } from 'zod';
import { defineWorkflow } from '../define.ts';

export const workflow = defineWorkflow({
  name: 'quarterly-business-review',
  version: '1.0.0',
  title: 'Quarterly business review',
  description: 'Looks at staff and money side by side, then at trends, and writes the review.',
  examples: ['Run the quarterly business review'],
  scopes: [],
  input: z.object({
    focus: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .default('the whole company')
      .describe('What the review is about'),
  }),
  steps: {
    headcount: {
      title: 'Headcount',
      do: {
        agent: 'data-analyst',
        skill: 'query-data',
        instruction: 'How many employees are there in each department?',
      },
    },
    financials: {
      title: 'Financials',
      do: {
        agent: 'data-analyst',
        skill: 'query-data',
        instruction: 'What is the total budget of the projects per department?',
      },
    },
    trends: {
      title: 'Trends',
      after: ['headcount', 'financials'],
      do: {
        agent: 'data-analyst',
        skill: 'analyse-trends',
        instruction: 'How many timesheet hours were booked per month?',
      },
      optional: true,
    },
    report: {
      title: 'Report',
      after: ['trends'],
      do: {
        agent: 'report-writer',
        skill: 'write-report',
        instruction: 'Quarterly business review of {{input.focus}}, as of {{run.date}}',
        findings: ['headcount', 'financials', 'trends'],
      },
    },
  },
  answer: '{{steps.report.text}}',
});
