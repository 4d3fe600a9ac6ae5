import { ParleyError } from '@parley/platform/errors';
import { z } from 'zod';
import { CARD_PATHS } from '../server/card-routes.ts';

export const CATALOG_PATH = '/.well-known/ai-catalog.json';

const MOST_ENTRIES = 50;
const CARD_TYPE = /^application\/a2a-agent-card\+json\b/;
const catalogSchema = z.looseObject({
  entries: z.array(z.looseObject({ type: z.string(), url: z.string().optional() })).max(1_000),
});

/**
 * The agents of a host as its catalogue lists them; undefined when it has none. Only those of the same host: nobody
 * else is added by it.
 */
export async function readCatalog(
  url: string,
  { fetch, signal }: { fetch: typeof globalThis.fetch; signal: AbortSignal },
): Promise<string[] | undefined> {
  const address = url.endsWith(CATALOG_PATH) ? url : `${url.replace(/\/+$/, '')}${CATALOG_PATH}`;
  const response = await fetch(address, {
    headers: { accept: 'application/json' },
    signal,
    redirect: 'manual',
  });
  if (response.status !== 200) {
    await response.body?.cancel();
    return undefined;
  }
  const parsed = catalogSchema.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ParleyError('upstream_failed', `The catalogue of ${url} is not readable.`);
  const { hostname } = new URL(address);
  const bases = parsed.data.entries
    .filter(({ type }) => CARD_TYPE.test(type))
    .flatMap((entry) => baseOf(entry.url, address) ?? [])
    .filter((base) => new URL(base).hostname === hostname);
  return [...new Set(bases)].slice(0, MOST_ENTRIES);
}

function baseOf(url: string | undefined, catalog: string): string | undefined {
  const card = url === undefined ? null : URL.parse(url, catalog);
  const path = CARD_PATHS.find((one) => card?.pathname.endsWith(one));
  if (!card || !path) return undefined;
  return `${card.origin}${card.pathname.slice(0, -path.length)}`.replace(/\/+$/, '');
}
