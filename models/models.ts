import type { Config } from '@parley/platform/config';
import type { Logger } from '@parley/platform/logger';
import { chat } from './chat/chat.ts';
import { createEmbedder } from './chat/embed.ts';
import { offlineProvider, type Provider, resolveProvider } from './chat/provider.ts';
import { type Ask, withFallback } from './fallback.ts';
import { probeModel } from './probe.ts';
import { routeModel } from './router.ts';
import type { ChatRequest, Models } from './types.ts';

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

/** Whoever presses a button waits no longer. */
const PROBE_LIMITS = { idleMs: 15_000, totalMs: 20_000 };

/** The models that this process can use, resolved once: a configured endpoint, a local Ollama, or the offline model. */
export async function createModels(deps: {
  config: Pick<Config, 'models' | 'urls' | 'limits'>;
  logger: Logger;
}): Promise<Models> {
  const { config, logger } = deps;
  const provider = await resolveProvider(config, logger);
  const embedder = createEmbedder(provider, logger);
  const limits = { idleMs: config.limits.modelIdleMs, totalMs: config.limits.stepSeconds * 1000, logger };
  const ask =
    (to: Provider): Ask =>
    (request, onHeard) =>
      chat({ ...to, ...limits }, routeModel(to, request.size), { ...request, onHeard });
  const mayFallBack = provider.mode !== 'offline' && config.models.fallback === 'offline';
  const answer = mayFallBack
    ? withFallback({ provider: ask(provider), offline: ask(offlineProvider(config)), logger })
    : (request: ChatRequest) => ask(provider)(request, () => undefined);
  const { mode, small, large, baseUrl } = provider;
  logger.info({ mode, small, large, embedding: embedder.model() }, 'models resolved');
  return {
    mode,
    describe: () => ({ mode, small, large, baseUrl, embedding: embedder.model() }),
    chat: answer,
    probe: (signal) => probeModel({ ...provider, ...limits, ...PROBE_LIMITS }, signal),
    embed: (texts, signal) => embedder.embed(texts, signal),
  };
}
