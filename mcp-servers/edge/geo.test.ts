import { expect, it } from 'vitest';
import { geoOf } from './geo.ts';

const UNKNOWN = { country: null, region: null, city: null, timezone: null, colo: null };

it('knows nothing of a request that did not come through Cloudflare (R3.6)', () => {
  expect(geoOf(new Request('https://edge.example/mcp'))).toEqual(UNKNOWN);
});

it.each([null, 'PT', { country: ' ', city: [] }])('makes nothing up from %j', (cf) => {
  expect(geoOf(Object.assign(new Request('https://edge.example/mcp'), { cf }))).toEqual(UNKNOWN);
});
