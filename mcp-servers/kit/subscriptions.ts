import type { McpServer, ProtocolEra } from '@modelcontextprotocol/server';
import type { ServerInstance } from '../define.ts';

/** How a client is connected: decides whether, and how, it can be told that something changed. */
export interface Connection {
  era: ProtocolEra;
  /** One connection for many requests (stdio); over HTTP each request is one of its own. */
  lasting: boolean;
}

/** Whether a change can reach this client: without a lasting connection, clients of 2025 have nothing to hear it on. */
export function isSubscribable(instance: ServerInstance, connection: Connection | undefined): boolean {
  return Boolean(instance.updates && connection && (connection.lasting || connection.era === 'modern'));
}

/**
 * Passes changes on over a lasting connection: to clients of 2025 those of the addresses that they subscribed to, to
 * others all of them, which the SDK filters by what they listen to. Over HTTP the handler's bus does this.
 */
export function serveSubscriptions(mcp: McpServer, instance: ServerInstance, connection: Connection): void {
  if (!connection.lasting || !instance.updates) return;
  const wanted = new Set<string>();
  if (connection.era === 'legacy') {
    mcp.server.setRequestHandler('resources/subscribe', ({ params }) => {
      wanted.add(params.uri);
      return {};
    });
    mcp.server.setRequestHandler('resources/unsubscribe', ({ params }) => {
      wanted.delete(params.uri);
      return {};
    });
  }
  const unwatch = instance.updates((uri) => {
    if (connection.era === 'legacy' && !wanted.has(uri)) return;
    mcp.server.sendResourceUpdated({ uri }).catch(() => undefined);
  });
  mcp.server.onclose = unwatch;
}
