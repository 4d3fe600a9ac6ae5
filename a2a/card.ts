import { canonicalJson, sha256 } from '@parley/platform/json';
import { APPROVAL_EXTENSION } from './approval.ts';
import {
  type AgentCardInput,
  DELEGATION_EXTENSION,
  LIMITS_EXTENSION,
  RESUME_EXTENSION,
} from './card-types.ts';
import { CONVERSATION_EXTENSION } from './conversation.ts';
import type { Json } from './protocol/wire.ts';

/** What is really on: the card declares nothing else. */
export interface CardFeatures {
  /** Callers must prove who they are. */
  authenticated: boolean;
  /** Keys of the configuration are taken. */
  apiKeys?: boolean | undefined;
  /** Whose access tokens are taken (OpenID Connect). */
  issuer?: string | undefined;
  rest: boolean;
  /** `host:port` of the gRPC binding, where there is one. */
  grpc?: string | undefined;
  /** Protocol 0.3 is spoken, too. */
  legacy: boolean;
  pushNotifications: boolean;
}

const INPUT_MODES = ['text/plain', 'application/json'];
const OUTPUT_MODES = ['text/markdown', 'application/json'];

interface Scheme {
  name: string;
  current: Json;
  legacy: Json;
}

const BEARER: Scheme = {
  name: 'bearer',
  current: { httpAuthSecurityScheme: { scheme: 'Bearer', bearerFormat: 'JWT' } },
  legacy: { type: 'http', scheme: 'Bearer', bearerFormat: 'JWT' },
};
const API_KEY: Scheme = {
  name: 'apiKey',
  current: { apiKeySecurityScheme: { location: 'header', name: 'x-api-key' } },
  legacy: { type: 'apiKey', in: 'header', name: 'x-api-key' },
};

function openIdConnect(issuer: string): Scheme {
  const openIdConnectUrl = `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`;
  return {
    name: 'openIdConnect',
    current: { openIdConnectSecurityScheme: { openIdConnectUrl } },
    legacy: { type: 'openIdConnect', openIdConnectUrl },
  };
}

/** Any one of them will do. */
function schemesOf({ authenticated, apiKeys, issuer }: CardFeatures): Scheme[] {
  if (!authenticated) return [];
  return [BEARER, ...(apiKeys ? [API_KEY] : []), ...(issuer ? [openIdConnect(issuer)] : [])];
}

export function inputModesOf(agent: AgentCardInput): string[] {
  return agent.inputModes ?? INPUT_MODES;
}

function baseUrl(agent: AgentCardInput): string {
  return agent.url.replace(/\/+$/, '');
}

function interfacesOf(agent: AgentCardInput, features: CardFeatures): Json[] {
  const url = baseUrl(agent);
  const rpc = { url: `${url}/a2a`, protocolBinding: 'JSONRPC' };
  const rest = { url, protocolBinding: 'HTTP+JSON' };
  const bindings = features.rest ? [rpc, rest] : [rpc];
  const grpc = features.grpc === undefined ? [] : [{ url: features.grpc, protocolBinding: 'GRPC' }];
  const at = (protocolVersion: string) => (binding: Json) => ({ ...binding, protocolVersion });
  return [...[...bindings, ...grpc].map(at('1.0')), ...(features.legacy ? bindings.map(at('0.3')) : [])];
}

function extensionsOf(agent: AgentCardInput): Json[] {
  return [
    {
      uri: LIMITS_EXTENSION,
      description: 'How many tasks this agent works on at once.',
      params: { maxConcurrentTasks: agent.maxConcurrentTasks },
    },
    {
      uri: RESUME_EXTENSION,
      description: 'Events are numbered; a subscription goes on after a given number.',
    },
    {
      uri: DELEGATION_EXTENSION,
      description:
        'Priority, time limit, parent and path of a delegated task, in the metadata of the request. Work that comes back to this agent is refused.',
    },
    {
      uri: CONVERSATION_EXTENSION,
      description: 'Earlier turns of a conversation that the caller brings, in the metadata of the request.',
    },
    {
      uri: APPROVAL_EXTENSION,
      description:
        'A call that may do harm waits for a decision; the question and the answer are in the messages.',
    },
  ];
}

/** The card of protocol 1.0. */
export function currentCard(agent: AgentCardInput, features: CardFeatures): Json {
  const schemes = schemesOf(features);
  return {
    name: agent.name,
    description: agent.description,
    supportedInterfaces: interfacesOf(agent, features),
    version: agent.version,
    ...(agent.documentationUrl ? { documentationUrl: agent.documentationUrl } : {}),
    capabilities: {
      streaming: true,
      pushNotifications: features.pushNotifications,
      extendedAgentCard: features.authenticated,
      extensions: extensionsOf(agent),
    },
    ...(schemes.length > 0
      ? {
          securitySchemes: Object.fromEntries(schemes.map(({ name, current }) => [name, current])),
          securityRequirements: schemes.map(({ name }) => ({ schemes: { [name]: { list: [] } } })),
        }
      : {}),
    defaultInputModes: inputModesOf(agent),
    defaultOutputModes: agent.outputModes ?? OUTPUT_MODES,
    skills: agent.skills,
  };
}

/** The same card with what readers of protocol 0.3 look for. Where both want one name, it says both. */
export function supersetCard(agent: AgentCardInput, features: CardFeatures): Json {
  const card = currentCard(agent, features);
  const schemes = schemesOf(features);
  const url = baseUrl(agent);
  const transports = [
    { url: `${url}/a2a`, transport: 'JSONRPC' },
    ...(features.rest ? [{ url, transport: 'HTTP+JSON' }] : []),
  ];
  return {
    ...card,
    protocolVersion: features.legacy ? '0.3.0' : '1.0',
    url: `${url}/a2a`,
    preferredTransport: 'JSONRPC',
    additionalInterfaces: transports,
    supportsAuthenticatedExtendedCard: features.authenticated,
    maxConcurrentTasks: agent.maxConcurrentTasks,
    ...(schemes.length > 0
      ? {
          securitySchemes: Object.fromEntries(
            schemes.map(({ name, current, legacy }) => [name, { ...current, ...legacy }]),
          ),
          security: schemes.map(({ name }) => ({ [name]: [] })),
        }
      : {}),
  };
}

/** A card ready to be served, with its validator. */
export interface ServedCard {
  body: string;
  etag: string;
  /** Since when it reads like this. */
  modified: string;
}

export function serveable(card: Json): ServedCard {
  const etag = `"${sha256(canonicalJson(card)).slice(0, 32)}"`;
  return { body: JSON.stringify(card), etag, modified: new Date().toUTCString() };
}
