import { createBreaker, withTimeout } from '@parley/platform/resilience';
import type { Embedder } from '../define.ts';
import { unitLength } from '../kit/vectors.ts';

export interface Vectors {
  /** The model that made them; it can be another than at the call before. */
  model: string;
  vectors: Float32Array[];
}

/** Vectors of unit length from whatever model there is. */
export interface Embedding {
  /** The model of the next vectors. */
  model(): string;
  embed(texts: string[], limit: { ms: number; signal: AbortSignal }): Promise<Vectors>;
}

/** Asks a model that failed twice in a row only once in a while, so that nobody waits for it in vain. */
export function createEmbedding(models: Embedder): Embedding {
  const breaker = createBreaker({ name: 'The embedding model', threshold: 2, halfOpenAfterMs: 30_000 });
  const model = () => {
    const about = models.describe?.();
    return about ? `${about.embedding}@${about.baseUrl}` : 'unnamed';
  };
  return {
    model,
    async embed(texts, { ms, signal }) {
      const vectors = await breaker.run(() => withTimeout(ms, (s) => models.embed(texts, s), signal));
      if (vectors.length !== texts.length)
        throw new RangeError('The model returned another number of vectors.');
      return { model: model(), vectors: vectors.map(unitLength) };
    },
  };
}
