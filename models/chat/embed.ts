import { ParleyError } from '@parley/platform/errors';
import type { Logger } from '@parley/platform/logger';
import { z } from 'zod';
import { EMBEDDING_MODEL, embedText } from '../offline/text/embedding.ts';
import { toModelError } from './faults.ts';
import type { Provider } from './provider.ts';

const BATCH = 64;
const TIMEOUT_MS = 60_000;

/** What endpoints without (these) embeddings answer. */
const UNSUPPORTED: ReadonlySet<number> = new Set([400, 404, 405, 422, 501]);

const reply = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
});

export interface Embedder {
  /** The model in use; it changes once, to ours, when the provider turns out to have no embeddings. */
  model(): string;
  embed(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** Embeddings of the provider's own endpoint, else the offline model's. */
export function createEmbedder(provider: Provider, logger: Logger): Embedder {
  let model = provider.embedding;
  return {
    model: () => model ?? EMBEDDING_MODEL,
    async embed(texts, signal) {
      signal.throwIfAborted();
      if (model === undefined) return texts.map(embedText);
      const vectors = await embedRemotely(provider, model, { texts, signal }).catch((error: unknown) => {
        throw signal.aborted ? signal.reason : toModelError(error);
      });
      if (vectors) return vectors;
      logger.warn({ model }, 'the provider has no such embeddings; using the offline ones');
      model = undefined;
      return texts.map(embedText);
    },
  };
}

async function embedRemotely(
  provider: Provider,
  model: string,
  request: { texts: readonly string[]; signal: AbortSignal },
): Promise<Float32Array[] | undefined> {
  const vectors: Float32Array[] = [];
  for (let i = 0; i < request.texts.length; i += BATCH) {
    const input = request.texts.slice(i, i + BATCH);
    const batch = await embedBatch(provider, { model, input }, request.signal);
    if (!batch) return undefined;
    vectors.push(...batch);
  }
  return vectors;
}

async function embedBatch(
  provider: Provider,
  body: { model: string; input: string[] },
  signal: AbortSignal,
): Promise<Float32Array[] | undefined> {
  const response = await fetch(`${provider.baseUrl}/embeddings`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${provider.apiKey}` },
    body: JSON.stringify({ ...body, encoding_format: 'float' }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
  });
  if (UNSUPPORTED.has(response.status)) return undefined;
  if (!response.ok) throw toModelError({ status: response.status, headers: response.headers });
  const parsed = reply.safeParse(await response.json());
  if (!parsed.success || parsed.data.data.length !== body.input.length) {
    throw new ParleyError(
      'model_failed',
      'The model provider sent something that is not a list of embeddings.',
    );
  }
  const sorted = [...parsed.data.data].sort((a, b) => a.index - b.index);
  return sorted.map(({ embedding }) => toUnitLength(Float32Array.from(embedding)));
}

function toUnitLength(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((x) => x / length);
}
