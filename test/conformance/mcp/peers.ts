import { MultiServerMCPClient } from '@langchain/mcp-adapters';
import { Client as Client2, StreamableHTTPClientTransport as Http2 } from '@modelcontextprotocol/client';
import { StdioClientTransport as Stdio2 } from '@modelcontextprotocol/client/stdio';
import { Client as Client1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as Stdio1 } from '@modelcontextprotocol/sdk/client/stdio.js';
import { StreamableHTTPClientTransport as Http1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';

/** How a server is reached: at an address, or as a process of the client's own. */
export type Way =
  | { url: string }
  | { command: string; args: string[]; env: Record<string, string>; cwd: string };

export interface Offer {
  tools: { name: string; description?: string | undefined }[];
  resources: string[];
  prompts: string[];
}

/** What every MCP client can do with a server, whoever made it. */
export interface Peer {
  offer(): Promise<Offer>;
  /** What the tool said, as text; `failed` when the client takes it for an error. */
  call(tool: string, args: Record<string, unknown>): Promise<{ failed: boolean; text: string }>;
  read(uri: string): Promise<string>;
  close(): Promise<void>;
}

type Connect = (way: Way) => Promise<Peer>;

const INFO = { name: 'conformance', version: '1.0.0' };
const TEXT = 'text';

/** The parts of both SDK clients that have kept their form. */
interface SdkClient {
  listTools(): Promise<{ tools: Offer['tools'] }>;
  listResources(): Promise<{ resources: { uri: string }[] }>;
  listPrompts(): Promise<{ prompts: { name: string }[] }>;
  callTool(call: { name: string; arguments: Record<string, unknown> }): Promise<unknown>;
  readResource(request: { uri: string }): Promise<{ contents: object[] }>;
  close(): Promise<void>;
}

function sdkPeer(client: SdkClient): Peer {
  return {
    async offer() {
      const [{ tools }, { resources }, { prompts }] = await Promise.all([
        client.listTools(),
        client.listResources(),
        client.listPrompts(),
      ]);
      return { tools, resources: resources.map(({ uri }) => uri), prompts: prompts.map(({ name }) => name) };
    },
    async call(tool, args) {
      const result = await client.callTool({ name: tool, arguments: args });
      const { isError, content } = result as { isError?: boolean; content: { text?: string }[] };
      return { failed: isError === true, text: content.map((block) => block.text ?? '').join('') };
    },
    read: async (uri) => textOf((await client.readResource({ uri })).contents),
    close: () => client.close(),
  };
}

function textOf(contents: object[]): string {
  return contents.map((part) => (TEXT in part ? String(part[TEXT]) : '')).join('');
}

const sdk2: Connect = async (way) => {
  const client = new Client2(INFO, { versionNegotiation: { mode: 'auto' } });
  await client.connect('url' in way ? new Http2(new URL(way.url)) : new Stdio2({ ...way, stderr: 'ignore' }));
  return sdkPeer(client as unknown as SdkClient);
};

const sdk1: Connect = async (way) => {
  const client = new Client1(INFO);
  const transport = 'url' in way ? new Http1(new URL(way.url)) : new Stdio1({ ...way, stderr: 'ignore' });
  await client.connect(transport as Transport);
  return sdkPeer(client as unknown as SdkClient);
};

const adapters: Connect = async (way) => {
  const connection =
    'url' in way
      ? ({ transport: 'http', url: way.url, automaticSSEFallback: false } as const)
      : ({ transport: 'stdio', ...way, stderr: 'ignore' } as const);
  const client = new MultiServerMCPClient({ mcpServers: { it: connection } });
  const tools = await client.getTools();
  const { it } = await client.listResources('it');
  return {
    async offer() {
      const prompts = await (await client.getClient('it'))?.listPrompts();
      return {
        tools,
        resources: (it ?? []).map(({ uri }) => uri),
        prompts: (prompts?.prompts ?? []).map(({ name }) => name),
      };
    },
    async call(name, args) {
      const tool = tools.find((known) => known.name === name);
      try {
        return { failed: false, text: String(await tool?.invoke(args)) };
      } catch (error) {
        return { failed: true, text: error instanceof Error ? error.message : String(error) };
      }
    },
    read: async (uri) => textOf(await client.readResource('it', uri)),
    close: () => client.close(),
  };
};

/** The clients that people have today. */
export const PEERS: Record<string, Connect> = {
  'MCP SDK 2': sdk2,
  'MCP SDK 1': sdk1,
  'LangChain adapters': adapters,
};
