import { randomUUID } from 'node:crypto';
import { type McpServer, WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import type { LegacyHandler } from '../../kit/http.ts';

/**
 * Sessions for clients of the 2025 revision: only within one can such a client be asked something in the middle of a
 * call. Servers of ours don't ask, and keep none.
 */
export function createSessions(factory: () => McpServer): LegacyHandler & { close(): Promise<void> } {
  const open = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const begin = async (): Promise<WebStandardStreamableHTTPServerTransport> => {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void open.set(id, transport),
      onsessionclosed: (id) => void open.delete(id),
    });
    await factory().connect(transport);
    return transport;
  };
  return {
    async fetch(request, options) {
      const id = request.headers.get('mcp-session-id');
      const transport = id === null ? await begin() : open.get(id);
      return transport
        ? transport.handleRequest(request, options)
        : new Response('Session not found', { status: 404 });
    },
    async close() {
      await Promise.allSettled([...open.values()].map((transport) => transport.close()));
    },
  };
}
