import type { Config } from '@parley/platform/config';
import type { Logger } from '@parley/platform/logger';
import { chat } from './chat/chat.ts';
import { createEmbedder } from './chat/embed.ts';
import { resolveProvider } from './chat/provider.ts';
import { routeModel } from './router.ts';
import type { Models } from './types.ts';

export type {
  ChatMessage,
  ChatReply,
  ChatRequest,
  ModelMode,
  ModelSize,
  Models,
  ModelsDescription,
  ToolCall,
  ToolSpec,
  Usage,
} from './types.ts';

/** The models that this process can use, resolved once: a configured endpoint, a local Ollama, or the offline model. */
export async function createModels(deps: {
  config: Pick<Config, 'models' | 'urls' | 'limits'>;
  logger: Logger;
}): Promise<Models> {
  const { config, logger } = deps;
  const provider = await resolveProvider(config, logger);
  const embedder = createEmbedder(provider, logger);
  const target = {
    ...provider,
    idleMs: config.limits.modelIdleMs,
    totalMs: config.limits.stepSeconds * 1000,
    logger,
  };
  const { mode, small, large, baseUrl } = provider;
  logger.info({ mode, small, large, embedding: embedder.model() }, 'models resolved');
  return {
    mode,
    describe: () => ({ mode, small, large, baseUrl, embedding: embedder.model() }),
    chat: (request) => chat(target, routeModel(provider, request.size), request),
    embed: (texts, signal) => embedder.embed(texts, signal),
  };
}
