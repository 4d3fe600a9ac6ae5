import type { CallToolResult } from '@modelcontextprotocol/server';
import type { Principal } from '@parley/platform/identity/principal';
import { describe, expect, it } from 'vitest';
import type { ToolDefinition } from '../define.ts';
import { fixtureTools } from '../testing/fixture.ts';
import { CACHE_META, type CachedCall, createResponseCache } from './response-cache.ts';

const [say] = fixtureTools as [ToolDefinition];
const perPerson: ToolDefinition = { ...say, cache: { ttlSeconds: 10 } };
const perScopes: ToolDefinition = { ...say, cache: { ttlSeconds: 10, sharedBy: 'scopes' } };

const person = (subject: string, scopes: string[] = ['echo:read']): Principal => ({
  subject,
  scopes,
  actors: [],
});
const call = (change: Partial<CachedCall> = {}): CachedCall => ({
  tool: perScopes,
  input: { text: 'hi', times: 1 },
  principal: person('alice'),
  signal: new AbortController().signal,
  ...change,
});

/** A tool that counts how often it ran and says it. */
function counter() {
  let runs = 0;
  const load = async (): Promise<CallToolResult> => {
    runs += 1;
    return { content: [{ type: 'text', text: `run ${runs}` }] };
  };
  return { load, runs: () => runs };
}

const markOf = (result: CallToolResult): unknown => result._meta?.[CACHE_META];

describe('the response cache (R8.1)', () => {
  it('keeps a result for its time, and counts', async () => {
    let now = 0;
    const cache = createResponseCache({ now: () => now });
    const { load, runs } = counter();
    expect(markOf(await cache.through(call(), load))).toEqual({ status: 'miss' });
    now = 9_000;
    const again = await cache.through(call({ input: { times: 1, text: 'hi' } }), load);
    expect(again.content).toEqual([{ type: 'text', text: 'run 1' }]);
    expect(markOf(again)).toEqual({ status: 'hit', ageSeconds: 9 });
    now = 10_001;
    await cache.through(call(), load);
    expect(runs()).toBe(2);
    expect(cache.stats()).toMatchObject({ hits: 1, misses: 2, size: 1 });
  });

  it('gives no answer across the line of rights (R9.2)', async () => {
    const cache = createResponseCache();
    const { load, runs } = counter();
    await cache.through(call({ principal: person('alice', ['echo:read', 'echo:secret']) }), load);
    await cache.through(call({ principal: person('alice', ['echo:read']) }), load);
    await cache.through(call({ principal: person('alice', ['echo:secret']) }), load);
    await cache.through(call({ principal: person('alice', ['*']) }), load);
    expect(runs()).toBe(4);
    await cache.through(call({ principal: person('bob', ['echo:secret', 'echo:read']) }), load);
    expect(runs()).toBe(4);
  });

  it('keeps results of different people apart, unless the tool says that they see the same (R9.2)', async () => {
    const cache = createResponseCache();
    const { load, runs } = counter();
    for (const subject of ['alice', 'bob', 'alice'])
      await cache.through(call({ tool: perPerson, principal: person(subject) }), load);
    expect(runs()).toBe(2);
  });

  it('keeps nothing for tools that say so, and no failures', async () => {
    const cache = createResponseCache();
    const { load, runs } = counter();
    for (const _ of [1, 2]) await cache.through(call({ tool: { ...say, cache: 'never' } }), load);
    expect(runs()).toBe(2);
    const failing = async (): Promise<CallToolResult> => {
      throw new TypeError('away');
    };
    await expect(cache.through(call(), failing)).rejects.toThrow('away');
    expect(markOf(await cache.through(call(), load))).toEqual({ status: 'miss' });
  });

  it('forgets what was kept when the data change', async () => {
    let revision = '1';
    const cache = createResponseCache({ revision: async () => revision });
    const { load, runs } = counter();
    await cache.through(call(), load);
    revision = '2';
    await cache.through(call(), load);
    await cache.through(call(), load);
    expect(runs()).toBe(2);
  });

  it('works once for callers at the same time, and goes on when one of them leaves', async () => {
    const cache = createResponseCache();
    const begun = Promise.withResolvers<void>();
    const release = Promise.withResolvers<CallToolResult>();
    const leaving = new AbortController();
    let runs = 0;
    const load = (): Promise<CallToolResult> => {
      runs += 1;
      begun.resolve();
      return release.promise;
    };
    const first = cache.through(call({ signal: leaving.signal }), load);
    const second = cache.through(call(), load);
    await begun.promise;
    leaving.abort();
    await expect(first).rejects.toThrow();
    release.resolve({ content: [{ type: 'text', text: 'done' }] });
    expect(markOf(await second)).toEqual({ status: 'joined' });
    expect(runs).toBe(1);
  });

  it('stops the work when nobody waits for it any more', async () => {
    const cache = createResponseCache();
    const leaving = new AbortController();
    const stopped = Promise.withResolvers<void>();
    const waiting = cache.through(
      call({ signal: leaving.signal }),
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => {
            stopped.resolve();
            reject(signal.reason);
          });
          leaving.abort();
        }),
    );
    await expect(waiting).rejects.toThrow();
    await stopped.promise;
    expect(markOf(await cache.through(call(), counter().load))).toEqual({ status: 'miss' });
  });

  it('holds a bounded number of results, and drops what was not used for longest', async () => {
    const cache = createResponseCache({ maxEntries: 2 });
    const { load } = counter();
    const ask = (text: string) => cache.through(call({ input: { text } }), load);
    await ask('a');
    await ask('b');
    await ask('a');
    await ask('c');
    expect(markOf(await ask('a'))).toMatchObject({ status: 'hit' });
    expect(markOf(await ask('b'))).toEqual({ status: 'miss' });
    expect(cache.stats().size).toBe(2);
  });
});
