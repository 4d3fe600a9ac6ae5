import { describe, expect, it } from 'vitest';
import { childTrace, currentTrace, parseTrace, traceHeaders, withTrace } from './trace-context.ts';

const ID = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

describe('trace context (R8.1)', () => {
  it('reads what is valid, and hands on what others put beside it', () => {
    expect(parseTrace(`00-${ID}-${SPAN}-01`, 'congo=t61rcWkgMzE')).toEqual({
      traceId: ID,
      spanId: SPAN,
      flags: '01',
      state: 'congo=t61rcWkgMzE',
    });
    expect(parseTrace(`01-${ID}-${SPAN}-01-more`)?.traceId).toBe(ID);
  });

  it.each([
    '',
    'nonsense',
    `ff-${ID}-${SPAN}-01`,
    `00-${'0'.repeat(32)}-${SPAN}-01`,
    `00-${ID}-${'0'.repeat(16)}-01`,
    `00-${ID.toUpperCase()}-${SPAN}-01`,
    `00-${ID}-${SPAN}-01-more`,
    `00-${ID}-${SPAN}`,
  ])('begins anew instead of going on with %s', (header) => {
    expect(parseTrace(header)).toBeUndefined();
    expect(childTrace(parseTrace(header)).traceId).toMatch(/^(?!0+$)[0-9a-f]{32}$/);
  });

  it('stays in the trace across everything that is awaited, and nowhere else', async () => {
    const trace = childTrace(parseTrace(`00-${ID}-${SPAN}-01`));
    expect(trace.spanId).not.toBe(SPAN);
    const inside = await withTrace(trace, async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return traceHeaders();
    });
    expect(inside).toEqual({ traceparent: `00-${ID}-${trace.spanId}-01` });
    expect([currentTrace(), traceHeaders()]).toEqual([undefined, {}]);
  });
});
