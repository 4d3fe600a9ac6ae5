import { z } from '@hono/zod-openapi';

export const McpServerInfo = z
  .object({
    name: z.string(),
    title: z.string(),
    version: z.string(),
    instructions: z.string(),
    scopes: z.array(z.string()).openapi({ description: 'Every scope that its tools and resources ask for.' }),
    healthy: z.boolean(),
    path: z.string().openapi({ description: 'Where it can be spoken to.', example: '/mcp/knowledge' }),
  })
  .openapi('McpServerInfo');

export const McpServerList = z.object({ servers: z.array(McpServerInfo) }).openapi('McpServerList');

export type McpServerInfo = z.infer<typeof McpServerInfo>;
export type McpServerList = z.infer<typeof McpServerList>;
