import type { ParleyError } from '@parley/platform/errors';
import { toParleyError } from '@parley/platform/errors';
import { chat } from './chat/chat.ts';
import type { Provider } from './chat/provider.ts';
import type { ModelProbe } from './types.ts';

const LONGEST_QUOTE = 300;

type Target = Parameters<typeof chat>[0];

/** Asks a model for one token: whether it answers, how soon, and what its provider says when it does not. */
export async function probeModel(target: Target & Provider, signal: AbortSignal): Promise<ModelProbe> {
  const { mode, small: model } = target;
  const startedAt = performance.now();
  const took = () => Math.round(performance.now() - startedAt);
  try {
    const reply = await chat(target, model, {
      size: 'small',
      messages: [{ role: 'user', content: 'Say yes.' }],
      maxOutputTokens: 1,
      // One that thinks first has nothing to say after one token; it has answered all the same.
      mayBeEmpty: true,
      signal,
    });
    return { ok: true, mode: reply.mode, model: reply.model, durationMs: took() };
  } catch (error) {
    signal.throwIfAborted();
    const fault = toParleyError(error);
    const said = wordsOf(fault, target.apiKey);
    const { message, hint } = fault;
    return { ok: false, mode, model, durationMs: took(), error: hint ? `${message} ${hint}` : message, said };
  }
}

/** LangChain adds the address of its own manual. */
const ADDED = /\s*Troubleshooting URL:\s*\S+\s*/g;

/** What the provider, or the way to it, said: short, and without the key. */
function wordsOf({ cause }: ParleyError, apiKey: string): string | undefined {
  const texts = new Set<string>();
  for (let e: unknown = cause; typeof e === 'object' && e !== null; e = (e as { cause?: unknown }).cause) {
    const { message } = e as { message?: unknown };
    if (typeof message === 'string') texts.add(message.replaceAll(ADDED, '').trim());
  }
  texts.delete('');
  const text = [...texts].join(' · ').replaceAll(apiKey, '…').replaceAll(/\s+/g, ' ');
  return text === '' ? undefined : text.slice(0, LONGEST_QUOTE);
}
