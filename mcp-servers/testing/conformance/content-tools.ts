import {
  type CallToolResult,
  fromJsonSchema,
  type McpServer,
  type ServerEventBus,
} from '@modelcontextprotocol/server';
import { z } from 'zod';

/** One red pixel, as a PNG. */
export const PIXEL =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg==';
/** A WAV file with one sample. */
const SILENCE = 'UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA=';

type Content = CallToolResult['content'];

const text = (words: string): Content[number] => ({ type: 'text', text: words });
const embedded = (uri: string, mimeType: string, words: string): Content[number] => ({
  type: 'resource',
  resource: { uri, mimeType, text: words },
});
const image: Content[number] = { type: 'image', data: PIXEL, mimeType: 'image/png' };

const FIXED: Record<string, Content> = {
  test_simple_text: [text('This is a simple text response for testing.')],
  test_image_content: [image],
  test_audio_content: [{ type: 'audio', data: SILENCE, mimeType: 'audio/wav' }],
  test_embedded_resource: [
    embedded('test://embedded-resource', 'text/plain', 'This is an embedded resource content.'),
  ],
  test_multiple_content_types: [
    text('Multiple content types test:'),
    image,
    embedded('test://mixed-content-resource', 'application/json', '{"test":"data","value":123}'),
  ],
  // The kit looks at the frames of the answer, which must hold no request of the server.
  test_streaming_elicitation: [text('Result frames only.')],
};

/** Every kind of content, notifications on the way, and a change of the lists. */
export function registerContentTools(mcp: McpServer, bus: ServerEventBus): void {
  for (const [name, content] of Object.entries(FIXED)) {
    mcp.registerTool(name, { description: `Gives fixed content: ${name}.` }, async () => ({ content }));
  }
  mcp.registerTool('test_error_handling', { description: 'Fails.' }, async () => {
    throw new TypeError('This tool intentionally returns an error for testing');
  });
  registerNotifyingTools(mcp);
  registerSchemaTools(mcp);
  const changes = { tool: 'tools_list_changed', prompt: 'prompts_list_changed' } as const;
  for (const [what, kind] of Object.entries(changes) as ['tool' | 'prompt', (typeof changes)['tool']][]) {
    mcp.registerTool(
      `test_trigger_${what}_change`,
      { description: `Says that the ${what}s changed.` },
      async () => {
        bus.publish({ kind });
        return { content: [text(`${kind} published`)] };
      },
    );
  }
}

function registerNotifyingTools(mcp: McpServer): void {
  mcp.registerTool(
    'test_logging_tool',
    { description: 'Logs when asked to.', inputSchema: z.object({}) },
    async (_args, ctx) => {
      await ctx.mcpReq.log('info', 'the tool ran');
      return { content: [text('logged')] };
    },
  );
  mcp.registerTool(
    'test_tool_with_logging',
    { description: 'Logs.', inputSchema: z.object({}) },
    async (_args, ctx) => {
      for (const data of ['started', 'processing', 'completed'])
        await ctx.mcpReq.notify({ method: 'notifications/message', params: { level: 'info', data } });
      return { content: [text('logged three times')] };
    },
  );
  mcp.registerTool(
    'test_tool_with_progress',
    { description: 'Reports progress.', inputSchema: z.object({}) },
    async (_args, ctx) => {
      const progressToken = ctx.mcpReq._meta?.progressToken;
      for (const progress of progressToken === undefined ? [] : [0, 50, 100])
        await ctx.mcpReq.notify({
          method: 'notifications/progress',
          params: { progressToken: progressToken as string | number, progress, total: 100 },
        });
      return { content: [text(String(progressToken ?? 'no progress token'))] };
    },
  );
}

/** Schemas that no zod object gives, as they must arrive at the client. */
const MIRRORED: object = {
  type: 'object',
  properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, level: { type: 'integer' } },
};
const KEYWORDS_OF_2020_12: object = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: {
      $anchor: 'addressDef',
      type: 'object',
      properties: { street: { type: 'string' }, city: { type: 'string' } },
    },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

function registerSchemaTools(mcp: McpServer): void {
  const tools = { test_x_mcp_header: MIRRORED, json_schema_2020_12_tool: KEYWORDS_OF_2020_12 };
  for (const [name, schema] of Object.entries(tools)) {
    mcp.registerTool(
      name,
      { description: `Takes a schema of its own: ${name}.`, inputSchema: fromJsonSchema(schema) },
      async (args) => ({ content: [text(JSON.stringify(args))] }),
    );
  }
}
