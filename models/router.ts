import type { ModelSize } from './types.ts';

/** The model for a request: the caller says whether the cheap one is good enough. */
export function routeModel(models: { small: string; large: string }, size: ModelSize): string {
  return size === 'small' ? models.small : models.large;
}
