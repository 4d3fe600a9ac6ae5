import { OpenAPIHono } from '@hono/zod-openapi';
import { RunFrame } from './api-events.ts';
import { describeRoute, type Route } from './http/route.ts';

/** The OpenAPI 3.1 document of the routes. */
export function openApiDocument(routes: readonly Route[], about: { version: string; url: string }): object {
  const documented = new OpenAPIHono();
  const registry = documented.openAPIRegistry;
  registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'An API key, or a JWT of the configured issuer.',
  });
  registry.registerComponent('securitySchemes', 'apiKey', {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
  });
  registry.register('RunFrame', RunFrame);
  for (const route of routes) describeRoute(registry, route);
  return documented.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: about.version,
      description: [
        'Ask one question; a team of specialist agents plans, works in parallel and answers with sources.',
        'The same is here for A2A peers (`/a2a` and HTTP+JSON, card at `/.well-known/agent-card.json`), for MCP clients',
        '(`/mcp`, Streamable HTTP) and for OpenAI clients (`/v1`, model `parley`).',
      ].join(' '),
      license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    servers: [{ url: about.url }],
    tags: [
      { name: 'Runs', description: 'Questions and their answers. A run is an A2A task of the coordinator.' },
      {
        name: 'Workflows',
        description: 'Steps that were declared beforehand. A run is an A2A task of the agent workflows.',
      },
      { name: 'Threads', description: 'Conversations, as their owner arranged them.' },
      { name: 'Jobs', description: 'What is queued, and what was given up.' },
      { name: 'OpenAI', description: 'The same for clients of OpenAI’s chat completions.' },
      { name: 'Service', description: 'What answers, and whether it can.' },
    ],
  });
}
