import { z } from 'zod';

const known = z
  .string()
  .trim()
  .min(1)
  .nullish()
  .catch(undefined)
  .transform((text) => text ?? null);

/** What Cloudflare says about the connection that a request came over; null for what it does not say. */
export const geoInfo = z.object({
  country: known,
  region: known,
  city: known,
  timezone: known,
  colo: known,
});
export type GeoInfo = z.output<typeof geoInfo>;

/** Of `request.cf`, which is absent outside of Cloudflare. */
export function geoOf(request: Request): GeoInfo {
  const cf: unknown = 'cf' in request ? request.cf : undefined;
  return geoInfo.parse(cf !== null && typeof cf === 'object' ? cf : {});
}
