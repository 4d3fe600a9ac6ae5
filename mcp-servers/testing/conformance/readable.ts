import { type GetPromptResult, type McpServer, ResourceTemplate } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { PIXEL } from './content-tools.ts';

const RESOURCES = {
  'static-text': { mimeType: 'text/plain', text: 'This is the content of the static text resource.' },
  'static-binary': { mimeType: 'image/png', blob: PIXEL },
  'watched-resource': { mimeType: 'text/plain', text: 'Watched.' },
};

/** Resources, prompts and what the 2025 revision asks besides. */
export function registerReadable(mcp: McpServer): void {
  for (const [name, content] of Object.entries(RESOURCES)) {
    const uri = `test://${name}`;
    const config = { title: name, description: `A fixed resource: ${name}.`, mimeType: content.mimeType };
    mcp.registerResource(name, uri, config, async () => ({ contents: [{ uri, ...content }] }));
  }
  mcp.registerResource(
    'template',
    new ResourceTemplate('test://template/{id}/data', { list: undefined }),
    { title: 'Template', description: 'Data of one id.', mimeType: 'application/json' },
    async (uri, { id }) => ({
      contents: [
        {
          uri: uri.toString(),
          mimeType: 'application/json',
          text: JSON.stringify({ id, data: `Data for ID: ${id}` }),
        },
      ],
    }),
  );
  registerPrompts(mcp);
  mcp.server.setRequestHandler('resources/subscribe', async () => ({}));
  mcp.server.setRequestHandler('resources/unsubscribe', async () => ({}));
  mcp.server.setRequestHandler('logging/setLevel', async () => ({}));
  mcp.server.setRequestHandler('completion/complete', async () => ({
    completion: { values: [], total: 0, hasMore: false },
  }));
}

const user = (
  content: GetPromptResult['messages'][number]['content'],
): GetPromptResult['messages'][number] => ({
  role: 'user',
  content,
});
const words = (text: string) => user({ type: 'text', text });

function registerPrompts(mcp: McpServer): void {
  mcp.registerPrompt('test_simple_prompt', { description: 'Without arguments.' }, async () => ({
    messages: [words('This is a simple prompt for testing.')],
  }));
  mcp.registerPrompt(
    'test_prompt_with_arguments',
    { description: 'With two arguments.', argsSchema: z.object({ arg1: z.string(), arg2: z.string() }) },
    async ({ arg1, arg2 }) => ({
      messages: [words(`Prompt with arguments: arg1='${arg1}', arg2='${arg2}'`)],
    }),
  );
  mcp.registerPrompt(
    'test_prompt_with_embedded_resource',
    { description: 'With a resource inside.', argsSchema: z.object({ resourceUri: z.string() }) },
    async ({ resourceUri: uri }) => ({
      messages: [
        user({ type: 'resource', resource: { uri, mimeType: 'text/plain', text: 'Embedded.' } }),
        words('Please process the embedded resource above.'),
      ],
    }),
  );
  mcp.registerPrompt('test_prompt_with_image', { description: 'With an image.' }, async () => ({
    messages: [
      user({ type: 'image', data: PIXEL, mimeType: 'image/png' }),
      words('Please look at the image above.'),
    ],
  }));
}
