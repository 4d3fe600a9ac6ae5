import { Client, type ClientOptions, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { ParleyError } from '@parley/platform/errors';
import type { Identity } from '@parley/platform/identity';
import type { Principal } from '@parley/platform/identity/principal';
import { createLogger, type Logger } from '@parley/platform/logger';
import type { Service } from '@parley/platform/service';
import { testConfig } from '@parley/platform/testing/config';
import type { ServerDeps } from '../define.ts';

/** An identity whose bearer tokens are the names of these principals, each good for any audience. */
export function namedIdentity(principals: Record<string, Principal>): Identity {
  return {
    required: true,
    async authenticate(headers) {
      const name = headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
      const principal = principals[name];
      if (!principal) throw new ParleyError('unauthenticated', 'Nobody is known by this token.');
      return principal;
    },
    delegate: async (principal) => principal.subject,
  };
}

/** Dependencies of a server that needs no database and no queue. */
export function bareDeps(logger: Logger): ServerDeps {
  const unused = new Proxy(
    {},
    {
      get: (_t, key) => {
        throw new TypeError(`this server should not use ${String(key)}`);
      },
    },
  );
  return {
    config: testConfig(),
    logger,
    database: unused as ServerDeps['database'],
    queues: unused as ServerDeps['queues'],
  };
}

/** A logger that keeps its lines. */
export function recordingLogger(): { logger: Logger; lines: Record<string, unknown>[] } {
  const lines: Record<string, unknown>[] = [];
  const stream = { write: (line: string) => void lines.push(JSON.parse(line)) };
  return { logger: createLogger({ level: 'debug', stream }), lines };
}

/** A fetch that goes to a service in this process, through its whole HTTP app. */
export function fetchOf(service: Service): typeof fetch {
  return async (input, init) => service.app.fetch(withHost(new Request(input as string | URL, init)));
}

function withHost(request: Request): Request {
  if (!request.headers.has('host')) request.headers.set('host', new URL(request.url).host);
  return request;
}

export type Era = 'legacy' | 'modern';

/** A client of the official SDK, connected to a service in this process as `token`. */
export async function connect(
  service: Service,
  options: { token: string; era?: Era } & ClientOptions,
): Promise<Client> {
  const { token, era, ...rest } = options;
  const client = new Client(
    { name: 'test', version: '1.0.0' },
    { versionNegotiation: { mode: era === 'legacy' ? 'legacy' : 'auto' }, ...rest },
  );
  const transport = new StreamableHTTPClientTransport(new URL('http://127.0.0.1:8092/mcp'), {
    fetch: fetchOf(service),
    requestInit: { headers: { authorization: `Bearer ${token}` } },
  });
  await client.connect(transport);
  return client;
}
