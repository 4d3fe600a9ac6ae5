import { ParleyError } from '@parley/platform/errors';
import type { JWK } from '@parley/platform/identity/detached-jws';
import { thumbprintOf } from '@parley/platform/identity/signing-keys';
import { z } from 'zod';
import { claimsOf, JWKS_PATH, verifyCard } from '../card-signature.ts';
import type { Json } from '../protocol/wire.ts';

/** A key that may sign a peer's card. */
export interface Pin {
  thumbprint: string;
  jwk: JWK;
}

/** A card as far as it is believed, and the keys that stand for it. None: it was never signed. */
export interface Believed {
  card: Json;
  pins: Pin[];
}

export interface TrustInput {
  /** Where the card was found. */
  url: string;
  /** The keys that signed it before; empty when it is seen for the first time, or never was signed. */
  pins: readonly Pin[];
  /** The key that must have signed it, as whoever adds the peer was told. */
  thumbprint?: string | undefined;
  fetch: typeof fetch;
  signal: AbortSignal;
}

const MOST_KEY_SETS = 2;
const jwksSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).max(20) });

/**
 * Trust on first use: a card must be signed by a key that signed it before. A new key comes in by signing together
 * with a known one. Throws `forbidden` when the card is not to be believed.
 */
export async function believeCard(card: Json, input: TrustInput): Promise<Believed> {
  const claims = claimsOf(card);
  const known = new Set(input.pins.map(({ jwk }) => jwk.kid));
  if (claims.length === 0) {
    if (input.pins.length === 0 && !input.thumbprint) return { card, pins: [] };
    throw refused('Its card is not signed.');
  }
  const published = claims.every(({ kid }) => known.has(kid)) ? [] : await publishedKeys(card, input);
  const candidates = await distinct([...input.pins, ...published]);
  const verified = await verifyCard(
    card,
    candidates.map(({ jwk }) => jwk),
  );
  if (!verified) throw refused('The signature of its card does not hold.');
  const pins = candidates.filter(({ jwk }) => verified.signers.includes(jwk));
  const mustBe = input.thumbprint ? [input.thumbprint] : input.pins.map(({ thumbprint }) => thumbprint);
  if (mustBe.length > 0 && !pins.some(({ thumbprint }) => mustBe.includes(thumbprint))) {
    throw refused('Its card is signed by another key than expected.');
  }
  return { card: verified.card, pins };
}

function refused(message: string): ParleyError {
  return new ParleyError('forbidden', message);
}

/** The keys that the card says it is signed with. Wherever they are: what counts is that they stay the same. */
async function publishedKeys(card: Json, { url, fetch, signal }: TrustInput): Promise<Pin[]> {
  const base = url.replace(/\/+$/, '');
  const named = claimsOf(card).flatMap(({ jku }) => jku ?? []);
  const pins: Pin[] = [];
  for (const address of [...new Set(named)].slice(0, MOST_KEY_SETS).concat(`${base}${JWKS_PATH}`)) {
    // One that cannot be read leaves the signature without a key, which is said then.
    pins.push(...(await readKeys(address, fetch, signal).catch(() => [])));
    signal.throwIfAborted();
    if (pins.length > 0) break;
  }
  return pins;
}

async function readKeys(address: string, doFetch: typeof fetch, signal: AbortSignal): Promise<Pin[]> {
  const response = await doFetch(address, {
    headers: { accept: 'application/json' },
    signal,
    redirect: 'manual',
  });
  if (!response.ok) {
    await response.body?.cancel();
    return [];
  }
  const parsed = jwksSchema.safeParse(await response.json().catch(() => undefined));
  const keys = (parsed.data?.keys ?? []) as JWK[];
  const pins = await Promise.all(keys.map((jwk) => pinOf(jwk)));
  return pins.flatMap((pin) => pin ?? []);
}

async function pinOf(jwk: JWK): Promise<Pin | undefined> {
  try {
    return { jwk, thumbprint: await thumbprintOf(jwk) };
  } catch {
    // A key of a kind that we don't know.
    return undefined;
  }
}

async function distinct(pins: readonly Pin[]): Promise<Pin[]> {
  const found = new Map<string, Pin>();
  for (const pin of pins) {
    const name = `${pin.thumbprint} ${pin.jwk.kid}`;
    if (!found.has(name)) found.set(name, pin);
  }
  return [...found.values()];
}
