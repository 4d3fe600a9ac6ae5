import type { OfflineChatRequest } from '../conversation.ts';
import { reply } from '../reply.ts';

/** Agents of a ferry line, unlike those of Parley in every name. */
export const CREW = [
  {
    name: 'purser',
    description: 'Figures from the records of the line.',
    skills: [
      {
        id: 'count-things',
        name: 'Figures from records',
        description: 'Counts, sums, averages and rankings from the tables of the database.',
        tags: ['how many', 'average', 'total', 'ranking', 'crossings', 'passengers', 'figures', 'database'],
        examples: ['How many crossings did we make last year?', 'Which ship has the most passengers?'],
      },
      {
        id: 'spot-trouble',
        name: 'Concerns in the records',
        description: 'Anomalies, gaps and shortages in the data.',
        tags: ['concern', 'anomaly', 'shortage', 'staffing', 'gap'],
        examples: ['Are there any staffing concerns?'],
      },
    ],
  },
  {
    name: 'mate',
    description: 'What the rules of the line say.',
    skills: [
      {
        id: 'read-rules',
        name: 'Rules and policies',
        description:
          'What a policy, rule or procedure in the documents says: allowances, approvals, deadlines.',
        tags: ['policy', 'rule', 'procedure', 'leave', 'remote work', 'uniform', 'allowed', 'approval'],
        examples: ['What is our uniform policy?', 'How many days of leave does a deckhand get?'],
      },
    ],
  },
  {
    name: 'scribe',
    description: 'Writes the final report from findings.',
    skills: [
      {
        id: 'write-up',
        name: 'Write a report',
        description: 'Puts findings together into one report.',
        tags: ['write', 'report', 'summary'],
        examples: ['Write the report.'],
      },
    ],
  },
];

export const PLAN_SCHEMA = {
  type: 'object',
  properties: {
    steps: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          agent: { type: 'string' },
          skill: { type: 'string' },
          instruction: { type: 'string' },
          dependsOn: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

export interface PlannedStep {
  id: string;
  agent: string;
  skill: string;
  instruction: string;
  dependsOn: string[];
}

export type Said = { role: 'user' | 'assistant'; content: string };

/** A request for a plan as the coordinator would send it. */
export function planRequest(
  question: string,
  earlier: Said[] = [],
  schema: object = PLAN_SCHEMA,
): OfflineChatRequest {
  const cards = `\`\`\`json\n${JSON.stringify({ agents: CREW })}\n\`\`\``;
  return {
    model: 'parley-offline',
    messages: [
      { role: 'system', content: `Plan the work.\n\n${cards}` },
      ...earlier,
      { role: 'user', content: question },
    ],
    response_format: { type: 'json_schema', json_schema: { name: 'plan', schema: { ...schema } } },
  };
}

export function planOf(question: string, earlier: Said[] = [], schema: object = PLAN_SCHEMA): PlannedStep[] {
  const parsed = JSON.parse(reply(planRequest(question, earlier, schema)).content) as {
    steps: PlannedStep[];
  };
  return parsed.steps;
}
