import type { Config } from '@parley/platform/config';
import type { Logger } from '@parley/platform/logger';
import { z } from 'zod';
import type { ModelMode } from '../types.ts';

/** Where the models of this process are and what they are called. */
export interface Provider {
  mode: ModelMode;
  baseUrl: string;
  apiKey: string;
  small: string;
  large: string;
  /** Undefined when the provider has no embeddings of its own: ours are used. */
  embedding?: string;
}

type ModelConfig = Pick<Config, 'models' | 'urls'>;

const OLLAMA_PROBE_MS = 300;
const CATALOGUE_PROBE_MS = 3_000;
const NO_KEY = 'none';

const LIVE_DEFAULTS = { small: 'gpt-4.1-mini', large: 'gpt-4.1', embedding: 'text-embedding-3-small' };
const OPENAI_URL = 'https://api.openai.com/v1';

export const OFFLINE_MODEL = 'parley-offline';

const ollamaTags = z.object({
  models: z.array(z.object({ name: z.string(), size: z.number().nullish() })),
});
const catalogue = z.object({ data: z.array(z.object({ id: z.string() })) });

const isEmbedding = (name: string): boolean => /embed|minilm|bge-|rerank/i.test(name);

/** Looks which models this process can use: the configured endpoint, a local Ollama, else the offline model. */
export async function resolveProvider(config: ModelConfig, logger: Logger): Promise<Provider> {
  const { models } = config;
  if (models.mode === 'offline') return offlineProvider(config);
  if (models.apiKey || models.baseUrl) return liveProvider(config, logger);
  return (await localProvider(config)) ?? offlineProvider(config);
}

/** The offline model, as any other provider. */
export function offlineProvider(config: Pick<Config, 'urls'>): Provider {
  return {
    mode: 'offline',
    baseUrl: `${config.urls.offlineModel}/v1`,
    apiKey: NO_KEY,
    small: OFFLINE_MODEL,
    large: OFFLINE_MODEL,
  };
}

async function liveProvider({ models }: ModelConfig, logger: Logger): Promise<Provider> {
  const baseUrl = (models.baseUrl ?? OPENAI_URL).replace(/\/+$/, '');
  const apiKey = models.apiKey ?? NO_KEY;
  const named = { small: models.small ?? models.large, large: models.large ?? models.small };
  const base = { mode: 'live' as const, baseUrl, apiKey, embedding: LIVE_DEFAULTS.embedding };
  if (named.small && named.large) return { ...base, small: named.small, large: named.large };
  if (!models.baseUrl) return { ...base, small: LIVE_DEFAULTS.small, large: LIVE_DEFAULTS.large };
  const ids = await listModels(baseUrl, apiKey, logger);
  const choose = (wanted: string): string => (ids.includes(wanted) ? wanted : (ids[0] ?? wanted));
  return { ...base, small: choose(LIVE_DEFAULTS.small), large: choose(LIVE_DEFAULTS.large) };
}

// Another vendor's endpoint does not know OpenAI's names: take what it says that it has.
async function listModels(baseUrl: string, apiKey: string, logger: Logger): Promise<string[]> {
  try {
    const response = await fetch(`${baseUrl}/models`, {
      headers: { authorization: `Bearer ${apiKey}` },
      signal: AbortSignal.timeout(CATALOGUE_PROBE_MS),
    });
    const parsed = catalogue.safeParse(await response.json());
    return parsed.success ? parsed.data.data.map((m) => m.id).filter((id) => !isEmbedding(id)) : [];
  } catch (error) {
    logger.warn(
      { err: error },
      'the model endpoint does not list its models; set PARLEY_MODEL_SMALL and PARLEY_MODEL_LARGE',
    );
    return [];
  }
}

async function localProvider({ models }: ModelConfig): Promise<Provider | undefined> {
  const root = models.ollamaUrl.replace(/\/+$/, '');
  try {
    const response = await fetch(`${root}/api/tags`, { signal: AbortSignal.timeout(OLLAMA_PROBE_MS) });
    const parsed = ollamaTags.safeParse(await response.json());
    if (!response.ok || !parsed.success) return undefined;
    const installed = parsed.data.models;
    const chatModels = installed
      .filter((m) => !isEmbedding(m.name))
      .sort((a, b) => (a.size ?? 0) - (b.size ?? 0))
      .map((m) => m.name);
    const smallest = chatModels[0];
    const largest = chatModels.at(-1);
    if (!smallest || !largest) return undefined;
    const wanted = (name: string | undefined): string | undefined => chatModels.find((m) => m === name);
    return {
      mode: 'local',
      baseUrl: `${root}/v1`,
      apiKey: NO_KEY,
      // One model in memory answers faster than two that push each other out.
      small: wanted(models.small) ?? wanted(models.large) ?? largest,
      large: wanted(models.large) ?? largest,
      embedding: installed.find((m) => /embed/i.test(m.name))?.name,
    };
  } catch {
    return undefined;
  }
}
