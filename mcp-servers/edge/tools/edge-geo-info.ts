import type { Principal } from '@parley/platform/identity/principal';
import { z } from 'zod';
import { defineTool } from '../../define.ts';
import { type GeoInfo, geoInfo } from '../geo.ts';

const input = z.object({});

const text = z.string().nullable();
const output = z.object({
  country: text.describe('ISO 3166-1, such as PT'),
  region: text,
  city: text,
  timezone: text.describe('IANA, such as Europe/Lisbon'),
  colo: text.describe('IATA code of the airport next to the data centre that answers'),
});

/** `edge_geo_info`: where the connection of this call comes from. */
export const createEdgeGeoInfo = (geoOf: (principal: Principal) => GeoInfo | undefined) =>
  defineTool({
    name: 'edge_geo_info',
    title: 'Where the call comes from',
    description:
      "Tells from where this call reached Cloudflare: country, region, city, time zone, data centre. That is the place of the program that calls, which need not be the user's; null = not known. Example: {}",
    input,
    output,
    annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
    scopes: ['edge:read'],
    timeoutMs: 1_000,
    cache: 'never',
    maxResultBytes: 2_000,
    run: async (_input, { principal }) => geoOf(principal) ?? geoInfo.parse({}),
  });
