import { ParleyError } from '@parley/platform/errors';
import { describe, expect, it } from 'vitest';
import { reach } from './patience.ts';

const away = () => new ParleyError('unavailable', 'It does not answer.');
const { signal } = new AbortController();

describe('how long an agent that is away is waited for (R10)', () => {
  it('is long enough for a restart', async () => {
    const started = performance.now();
    const send = async () => {
      if (performance.now() - started < 1_500) throw away();
      return 'taken';
    };
    expect(await reach({ agent: {}, othersAtWork: () => false, signal }, send)).toBe('taken');
  });

  it('is short for one that has been away for a while', async () => {
    const started = performance.now();
    const send = () => Promise.reject(away());
    const lost = { agent: { absentMs: 60_000 }, othersAtWork: () => true, signal };
    await expect(reach(lost, send)).rejects.toMatchObject({ code: 'unavailable' });
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it('does not repeat what is refused for good', async () => {
    let sends = 0;
    const send = async () => {
      sends += 1;
      throw new ParleyError('forbidden', 'No.');
    };
    await expect(reach({ agent: {}, othersAtWork: () => true, signal }, send)).rejects.toThrow('No.');
    expect(sends).toBe(1);
  });
});
