import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';
import { between, createFailpoints } from './failpoints.ts';

const failpointsOf = (text: string) => createFailpoints(loadConfig({ PARLEY_FAIL: text }).failures);

describe('failpoints (R10)', () => {
  it('do nothing unless they are asked for', () => {
    expect(createFailpoints().pass('before-model')).toBeUndefined();
    expect(failpointsOf('after-model:throw').pass('before-model')).toBeUndefined();
  });

  it('throw at the passage that is named, and only there', async () => {
    const failpoints = failpointsOf('after-model:throw:2, before-tool:throw');
    await failpoints.pass('after-model');
    await expect(failpoints.pass('after-model')).rejects.toMatchObject({
      code: 'unavailable',
      retryable: true,
    });
    await failpoints.pass('after-model');
    await expect(failpoints.pass('before-tool')).rejects.toThrow('before-tool');
  });

  it('have it done and then lose the answer', async () => {
    let done = 0;
    const work = async () => ++done;
    const failpoints = failpointsOf('after-queue:fail-after');
    await expect(between(failpoints, 'queue', work)).rejects.toMatchObject({ code: 'upstream_timeout' });
    expect(done).toBe(1);
    expect(await between(failpoints, 'queue', work)).toBe(2);
    expect(() => failpointsOf('before-queue:fail-after')).toThrow('PARLEY_FAIL');
  });

  it('wait as long as they are told', async () => {
    const failpoints = failpointsOf('claimed:delay:60:1');
    const started = performance.now();
    await failpoints.pass('claimed');
    expect(performance.now() - started).toBeGreaterThan(50);
  });

  it.each(['after-model', 'after-model:explode', 'nowhere:kill', 'claimed:delay', 'claimed:kill:0'])(
    'are refused when they read %s',
    (text) => {
      expect(() => loadConfig({ PARLEY_FAIL: text })).toThrow('PARLEY_FAIL');
    },
  );

  it('are refused where others can reach the service', () => {
    const keys = '[{"key":"0123456789abcdef","subject":"ana","scopes":["*"]}]';
    const env = { PARLEY_BIND: '0.0.0.0', PARLEY_API_KEYS: keys };
    expect(() => loadConfig({ ...env, PARLEY_FAIL: 'claimed:kill' })).toThrow('PARLEY_FAIL');
    expect(loadConfig(env).failures).toEqual([]);
  });
});
