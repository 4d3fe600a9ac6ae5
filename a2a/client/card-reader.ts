import { ParleyError } from '@parley/platform/errors';
import { withTimeout } from '@parley/platform/resilience';
import { z } from 'zod';
import { type AgentCard, LIMITS_EXTENSION } from '../card-types.ts';
import { parseReply } from '../protocol/replies.ts';
import { type ProtocolVersion, VERSION_HEADER } from '../protocol/version.ts';
import { isRecord, type Json } from '../protocol/wire.ts';
import { CARD_PATHS } from '../server/card-routes.ts';

const text = z.string().nullish();
const strings = z.array(z.string()).nullish();

/** What we use of a card, of 1.0 or of 0.3. */
const cardSchema = z.looseObject({
  name: z.string().min(1),
  description: text,
  version: text,
  supportedInterfaces: z
    .array(
      z.looseObject({ url: z.string(), protocolBinding: z.string(), protocolVersion: text, tenant: text }),
    )
    .nullish(),
  url: text,
  preferredTransport: text,
  protocolVersion: text,
  additionalInterfaces: z.array(z.looseObject({ url: z.string(), transport: z.string() })).nullish(),
  capabilities: z
    .looseObject({
      streaming: z.boolean().nullish(),
      pushNotifications: z.boolean().nullish(),
      extensions: z
        .array(z.looseObject({ uri: text, params: z.record(z.string(), z.unknown()).nullish() }))
        .nullish(),
    })
    .nullish(),
  skills: z
    .array(z.looseObject({ id: z.string(), name: text, description: text, tags: strings, examples: strings }))
    .nullish(),
});
type CardReply = z.output<typeof cardSchema>;

const MAX_CARD_CHARS = 512 * 1024;

export interface FetchCardOptions {
  url: string;
  fetch: typeof fetch;
  etag?: string | undefined;
  timeoutMs: number;
  signal?: AbortSignal | undefined;
  /** Looks at the card as it came; returns what of it is believed, or throws. */
  believe?: ((card: Json, signal: AbortSignal) => Promise<Json>) | undefined;
}

/** A card as fetched; `card` is missing when the one with the given validator still holds. */
export interface FetchedCard {
  card?: AgentCard;
  etag: string | undefined;
}

/** Fetches the card from the registered place, else from the one of before 0.3. */
export function fetchCard(options: FetchCardOptions): Promise<FetchedCard> {
  return withTimeout(
    options.timeoutMs,
    async (signal) => {
      for (const path of CARD_PATHS) {
        const found = await fetchFrom(options, path, signal);
        if (found) return found;
      }
      throw new ParleyError('not_found', `There is no agent card at ${options.url}.`);
    },
    options.signal,
  );
}

async function fetchFrom(
  options: FetchCardOptions,
  path: string,
  signal: AbortSignal,
): Promise<FetchedCard | undefined> {
  const headers: Record<string, string> = { accept: 'application/json', [VERSION_HEADER]: '1.0' };
  if (options.etag) headers['if-none-match'] = options.etag;
  const address = `${options.url.replace(/\/+$/, '')}${path}`;
  const response = await options.fetch(address, { headers, signal, redirect: 'manual' }).catch((cause) => {
    throw new ParleyError('unavailable', `The agent at ${options.url} does not answer.`, { cause });
  });
  if (response.status === 304) return { etag: options.etag };
  if (response.status === 404) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok) {
    await response.body?.cancel();
    // It says itself that it will be back.
    const code = response.status === 503 ? 'unavailable' : 'upstream_failed';
    throw new ParleyError(code, `The card of ${options.url} has HTTP status ${response.status}.`);
  }
  const json = parseJson(await response.text(), options.url);
  const card = options.believe && isRecord(json) ? await options.believe(json, signal) : json;
  const etag = response.headers.get('etag') ?? undefined;
  return { card: toCard(parseReply(cardSchema, card, `The card of ${options.url}`)), etag };
}

function parseJson(body: string, url: string): unknown {
  if (body.length > MAX_CARD_CHARS)
    throw new ParleyError('upstream_failed', `The card of ${url} is too large.`);
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new ParleyError('upstream_failed', `The card of ${url} is not JSON.`, { cause });
  }
}

function toCard(reply: CardReply): AgentCard {
  const limits = reply.capabilities?.extensions?.find(({ uri }) => uri === LIMITS_EXTENSION)?.params;
  const max = Number(limits?.['maxConcurrentTasks'] ?? reply['maxConcurrentTasks']);
  return {
    name: reply.name,
    description: reply.description ?? '',
    version: reply.version ?? '',
    skills: (reply.skills ?? []).map((skill) => ({
      id: skill.id,
      name: skill.name ?? skill.id,
      description: skill.description ?? '',
      tags: skill.tags ?? [],
      examples: skill.examples ?? [],
    })),
    interfaces: interfacesOf(reply),
    streaming: reply.capabilities?.streaming ?? false,
    pushNotifications: reply.capabilities?.pushNotifications ?? false,
    ...(Number.isInteger(max) && max > 0 ? { maxConcurrentTasks: max } : {}),
  };
}

function interfacesOf(reply: CardReply): AgentCard['interfaces'] {
  const current = (reply.supportedInterfaces ?? []).map((entry) => ({
    url: entry.url,
    binding: entry.protocolBinding,
    version: entry.protocolVersion ?? '1.0',
    ...(entry.tenant ? { tenant: entry.tenant } : {}),
  }));
  if (current.length > 0) return current;
  const version = reply.protocolVersion ?? '0.3';
  const main = reply.url ? [{ url: reply.url, binding: reply.preferredTransport ?? 'JSONRPC', version }] : [];
  const more = (reply.additionalInterfaces ?? []).map(({ url, transport }) => ({
    url,
    binding: transport,
    version,
  }));
  return [...main, ...more];
}

/** Where an agent takes requests, and how. */
export interface AgentEndpoint {
  url: string;
  version: ProtocolVersion;
  tenant: string | undefined;
}

/**
 * The address for JSON-RPC, of 1.0 where there is a choice. Only the path is taken from the card: a card must not send
 * our requests, and the tokens in them, to another host than the one that we were told.
 */
export function endpointOf(card: AgentCard, url: string): AgentEndpoint {
  const rpc = card.interfaces.filter(({ binding }) => binding.toUpperCase() === 'JSONRPC');
  const current = rpc.find(({ version }) => version.startsWith('1.'));
  const found = current ?? rpc.find(({ version }) => version.startsWith('0.3'));
  if (!found) {
    throw new ParleyError(
      'upstream_failed',
      `The agent ${card.name} does not speak A2A 1.0 or 0.3 over JSON-RPC.`,
    );
  }
  if (!URL.canParse(found.url, url)) {
    throw new ParleyError('upstream_failed', `The agent ${card.name} states an address that is none.`);
  }
  const path = new URL(found.url, url);
  const version = current ? '1.0' : '0.3';
  return { url: new URL(path.pathname + path.search, url).href, version, tenant: found.tenant };
}
