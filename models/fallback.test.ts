import { ParleyError } from '@parley/platform/errors';
import { silentLogger } from '@parley/platform/logger';
import { describe, expect, it } from 'vitest';
import { toModelError } from './chat/faults.ts';
import { type Ask, isAway, withFallback } from './fallback.ts';
import type { ChatReply, ChatRequest } from './types.ts';

const reply = (model: string): ChatReply => ({
  content: 'Seven.',
  toolCalls: [],
  usage: { inputTokens: 1, outputTokens: 1, usd: 0 },
  model,
  mode: model === 'offline' ? 'offline' : 'live',
  finishReason: 'stop',
  durationMs: 1,
});
const request = (): ChatRequest => ({ size: 'small', messages: [], signal: new AbortController().signal });
const offline: Ask = async () => reply('offline');
const answering = (provider: Ask, other = offline) =>
  withFallback({ provider, offline: other, logger: silentLogger() });
const failing =
  (error: unknown): Ask =>
  () =>
    Promise.reject(error);
const http = (status: number, more = {}) => toModelError({ status, message: 'x', ...more });

describe('a model provider that is away (R12, R10)', () => {
  it.each([429, 500, 502, 503, 529, 401, 402, 403, 408])(
    'HTTP %i: the offline model answers and says why',
    async (status) => {
      const told = await answering(failing(http(status)))(request());
      expect(told).toMatchObject({ mode: 'offline', content: 'Seven.' });
      expect(told.degraded).toMatch(/provider/);
    },
  );

  it.each([
    [http(400), false],
    [http(404), false],
    [http(422), false],
    [toModelError(new Error('fetch failed')), true],
    [toModelError(new Error('not a completion')), false],
    [new ParleyError('upstream_timeout', 'Silent.'), true],
    [new ParleyError('invalid_input', 'Wrong.'), false],
  ])('%s is away: %s', (fault, away) => expect(isAway(fault)).toBe(away));

  it('never follows a reply that has begun with another model’s', async () => {
    const cut: Ask = (_request, onHeard) => {
      onHeard();
      return Promise.reject(new ParleyError('model_failed', 'Cut.', { retryable: true }));
    };
    await expect(answering(cut)(request())).rejects.toThrow('Cut.');
  });

  it('is not asked again and again while it is away, and is when some time has passed', async () => {
    let asked = 0;
    const chat = answering(() => {
      asked += 1;
      return Promise.reject(http(503));
    });
    for (let n = 0; n < 10; n += 1) await chat(request());
    expect(asked).toBe(3);
  });

  it('tells its own fault when the offline model is away, too', async () => {
    const chat = answering(failing(http(503)), failing(new ParleyError('model_failed', 'other')));
    await expect(chat(request())).rejects.toThrow(/HTTP 503/);
  });

  it('is left at once when the caller stops', async () => {
    const stopped = new AbortController();
    stopped.abort(new ParleyError('canceled', 'Stopped.'));
    const chat = answering(failing(http(503)));
    await expect(chat({ ...request(), signal: stopped.signal })).rejects.toThrow('Stopped.');
  });

  it('answers as itself when it answers', async () => {
    const told = await answering(async () => reply('big'))(request());
    expect(told).toEqual(reply('big'));
  });
});
