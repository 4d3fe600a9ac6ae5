import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Database, openDatabase } from '@parley/platform/database';
import { createIdentity } from '@parley/platform/identity';
import { silentLogger } from '@parley/platform/logger';
import { generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Constellation, startConstellation } from '../support/constellation.ts';
import { API_AUDIENCE, type Issuer, startIssuer } from '../support/issuer.ts';
import { type Attacker, FORGERIES, NEAR_SCOPES, type Target } from './forgeries.ts';

const API_KEY = 'a-key-that-is-in-use-here';

let issuer: Issuer;
let parley: Constellation;
let database: Database;
let attacker: Attacker;
let lure: Server;
let lured = 0;

beforeAll(async () => {
  issuer = await startIssuer({ redirectUri: 'http://127.0.0.1:1/auth/callback', people: { x: ['kb:read'] } });
  parley = await startConstellation({
    PARLEY_OIDC_ISSUER: issuer.issuer,
    PARLEY_OIDC_AUDIENCE: API_AUDIENCE,
    PARLEY_API_KEYS: JSON.stringify([{ key: API_KEY, subject: 'kim', scopes: ['kb:read'] }]),
  });
  database = await openDatabase({ url: parley.config.database.url ?? '', logger: silentLogger() });
  lure = createServer((_request, response) => {
    lured += 1;
    response.end('{"keys":[]}');
  });
  await new Promise<void>((resolve) => lure.listen(0, '127.0.0.1', resolve));
  attacker = {
    issuer,
    identity: await createIdentity({ config: parley.config, database }),
    key: await generateKeyPair('ES256', { extractable: true }),
    place: `http://127.0.0.1:${(lure.address() as AddressInfo).port}`,
    apiKey: API_KEY,
  };
});
afterAll(async () => {
  lure?.close();
  await database?.close();
  await parley?.close();
  await issuer?.close();
});

interface Service extends Target {
  url: string;
  method: string;
  body?: string;
}

const rpc = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });

const SERVICES: Record<string, () => Service> = {
  orchestrator: () => ({
    audience: 'orchestrator',
    resource: API_AUDIENCE,
    url: `${parley.url}/runs`,
    method: 'GET',
  }),
  agent: () => {
    const url = parley.config.urls.agent('hr-specialist');
    return {
      audience: 'agent:hr-specialist',
      resource: url,
      url: `${url}/a2a`,
      method: 'POST',
      body: rpc('ListTasks'),
    };
  },
  'MCP server': () => {
    const url = `${parley.config.urls.mcp('knowledge')}/mcp`;
    return { audience: 'mcp:knowledge', resource: url, url, method: 'POST', body: rpc('tools/list') };
  },
};

function serviceOf(name: string): Service {
  const service = SERVICES[name];
  if (!service) throw new TypeError(`there is no ${name}`);
  return service();
}

interface Answer {
  status: number;
  challenge: string;
  body: string;
}

/** Header by header, as an attacker would write them. */
function send(service: Service, headers: [string, string][] = [], query = ''): Promise<Answer> {
  const { body, method, url } = service;
  const own = [
    'Host',
    new URL(url).host,
    'A2A-Version',
    '1.0',
    'Accept',
    'application/json, text/event-stream',
  ];
  const content = body ? ['Content-Type', 'application/json', 'Content-Length', String(body.length)] : [];
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(`${url}${query}`, {
      method,
      headers: [...own, ...content, ...headers.flat()],
    });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => resolve(read(response)));
    outgoing.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return {
    status: response.statusCode ?? 0,
    challenge: String(response.headers['www-authenticate'] ?? ''),
    body: Buffer.concat(chunks).toString(),
  };
}

describe.each(Object.keys(SERVICES))('who comes in at the %s (R9.1, R9.2)', (name) => {
  it.each(FORGERIES)('$name: $status', async ({ make, status, error }) => {
    const service = serviceOf(name);
    const { headers, query } = await make(attacker, service);
    const answer = await send(service, headers, query);
    expect(answer.status, answer.body).toBe(status);
    if (status === 200) return;
    if (status === 401) {
      const metadata = /resource_metadata="(?<url>[^"]+)"/.exec(answer.challenge)?.groups?.['url'];
      expect(answer.challenge).toMatch(/^Bearer realm="parley"/);
      expect(await (await fetch(metadata ?? '')).json()).toMatchObject({
        authorization_servers: [issuer.issuer, parley.config.urls.orchestrator],
      });
      expect(answer.challenge.includes('error=')).toBe(headers !== undefined && headers.length > 0);
    }
    if (error === 'invalid_token') expect(answer.challenge).toContain('error="invalid_token"');
    const shown =
      headers?.map(([, value]) => value.replace(/^\S+\s+/, '')).filter((value) => value.length > 8) ?? [];
    for (const secret of shown) expect(answer.body + answer.challenge).not.toContain(secret);
  });
});

it('never went where a token pointed (R9.2)', () => {
  expect(lured).toBe(0);
});

describe('scopes are compared whole (R9.2)', () => {
  const search = rpc('tools/call', { name: 'search_knowledge_base', arguments: { query: 'leave policy' } });
  const call = async (scope: string) => {
    const service = { ...serviceOf('MCP server'), body: search };
    const exp = Math.floor(Date.now() / 1000) + 60;
    const token = await issuer.sign({ iss: issuer.issuer, aud: service.resource, sub: 'x', exp, scope });
    return send(service, [['Authorization', `Bearer ${token}`]]);
  };

  it('lets the scope itself in', async () => {
    expect((await call('openid kb:read')).status).toBe(200);
  });

  it.each(NEAR_SCOPES)('refuses "%s" with all that the tool needs', async (scope) => {
    const answer = await call(scope);
    expect(answer.status).toBe(403);
    expect(answer.challenge).toContain('error="insufficient_scope"');
    expect(answer.challenge).toContain('scope="kb:read"');
    expect(answer.challenge).toContain('resource_metadata="');
  });
});

it('asks who calls before any of the body has come (R9.1)', async () => {
  const { url } = serviceOf('MCP server');
  for (const address of [url, `${parley.url}/solve`, `${parley.config.urls.agent('hr-specialist')}/a2a`]) {
    const answer = await new Promise<Answer>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const outgoing = httpRequest(address, { method: 'POST', headers });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        resolve(read(response).finally(() => outgoing.destroy()));
      });
      // The body is begun and never ended.
      outgoing.write('{"jsonrpc":');
    });
    expect(answer.status, address).toBe(401);
  }
});
