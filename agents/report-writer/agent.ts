import { defineAgent } from '../define.ts';
import { createGraph } from './graph.ts';

export const agent = defineAgent({
  name: 'report-writer',
  title: 'Report writer',
  version: '1.0.0',
  description:
    'Writes one clear report from the findings of others: the answer, key figures, findings, concerns, recommendations and sources. Adds nothing of its own.',
  skills: [
    {
      id: 'write-report',
      name: 'Write a report',
      description:
        'Turns findings and their numbered sources into one report in Markdown, every statement with its source.',
      tags: ['write', 'report', 'summary', 'draft', 'wording', 'markdown'],
      examples: ['Write a report from these findings.'],
    },
  ],
  mcpServers: [],
  tools: [],
  resources: [],
  scopes: [],
  maxConcurrentTasks: 32,
  graph: createGraph,
});
