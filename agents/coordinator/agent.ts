import { defineAgent } from '../define.ts';
import { createGraph } from './graph.ts';

export const agent = defineAgent({
  name: 'coordinator',
  title: 'Coordinator',
  version: '1.0.0',
  description:
    'Answers a whole question: plans, has specialist agents work in parallel, reviews what came back and gives one report with its sources.',
  skills: [
    {
      id: 'answer-question',
      name: 'Answer a question',
      description:
        'Takes a question that may need several specialists, figures as well as rules, and answers it with a report in Markdown that cites its sources. Follow-up questions in the same context are understood.',
      tags: ['question', 'research', 'plan', 'delegate', 'report', 'multi-agent'],
      examples: [
        'How many people work in sales, what is our travel policy, and is anything unusual?',
        'And which projects are they on?',
      ],
    },
  ],
  mcpServers: [],
  tools: [],
  resources: [],
  scopes: ['*'],
  maxConcurrentTasks: 32,
  graph: createGraph,
});
