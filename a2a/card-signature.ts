import { AgentCard, canonicalizeAgentCard } from '@a2a-js/sdk';
import type { Database } from '@parley/platform/database';
import { type DetachedJws, isSignedBy, type JWK, signText } from '@parley/platform/identity/detached-jws';
import { createSigningKeys, type SigningKeys } from '@parley/platform/identity/signing-keys';
import { canonicalJson } from '@parley/platform/json';
import { z } from 'zod';
import type { Json } from './protocol/wire.ts';

/** Where an agent and the service publish the keys that sign their cards. */
export const JWKS_PATH = '/.well-known/jwks.json';
/** Each one costs a check with each key. */
const MAX_SIGNATURES = 24;

/** A key signs for a quarter of a year; who knew the one before has a month to see the next. */
const ROTATE_AFTER_DAYS = 90;
const GRACE_DAYS = 30;

/** The keys with which this installation signs the cards of all its agents. */
export function createCardKeys(database: Database): SigningKeys {
  return createSigningKeys({
    database,
    purpose: 'agent-cards',
    rotateAfterDays: ROTATE_AFTER_DAYS,
    graceDays: GRACE_DAYS,
  });
}

/** Signs cards as they are served. */
export interface CardSigner {
  sign(card: Json): Promise<Json>;
  jwks: SigningKeys['jwks'];
}

/** `base` is the address below which the keys are published, too. */
export function createCardSigner({ keys, base }: { keys: SigningKeys; base: string }): CardSigner {
  const jku = `${base.replace(/\/+$/, '')}${JWKS_PATH}`;
  return {
    jwks: keys.jwks,
    async sign(card) {
      const known = await keys.keys();
      const texts = signedTexts(card);
      // A reader who knows only the key before sees by it that the newer one is ours.
      const signatures = await Promise.all(
        known.flatMap((key) => texts.map((text) => signText(text, { key, typ: 'JOSE', jku }))),
      );
      return { ...card, signatures };
    },
  };
}

/**
 * The specification means the card itself in canonical form. The official SDKs leave out what is empty, even where it
 * is required; and the JavaScript client, which checks a card that it has parsed, leaves out the security schemes.
 * Readers of all three are served; we ourselves believe the first two.
 */
function signedTexts(card: Json): string[] {
  return [...new Set([exact(card), normalized(card), canonicalizeAgentCard(AgentCard.fromJSON(card))])];
}

function exact(card: Json): string {
  const { signatures: _, ...rest } = card;
  return canonicalJson(rest);
}

function normalized(card: Json): string {
  return canonicalizeAgentCard(card as never);
}

const signaturesSchema = z
  .array(z.object({ protected: z.string().max(4_000), signature: z.string().max(4_000) }))
  .max(MAX_SIGNATURES);
const headerSchema = z.looseObject({ kid: z.string().min(1), jku: z.string().optional() });

/** Which key signed, as the signature says. */
export interface SignatureClaim {
  kid: string;
  jku: string | undefined;
}

/** What the card says of who signed it; nothing of it has been looked at. */
export function claimsOf(card: Json): SignatureClaim[] {
  return readSignatures(card).flatMap((jws) => claimOf(jws) ?? []);
}

/** A card with nothing in it but what was signed, and by which of the keys. */
export interface VerifiedCard {
  card: Json;
  signers: JWK[];
}

/** Checks the signatures of a card with these keys; undefined when none of them signed it. */
export async function verifyCard(card: Json, keys: readonly JWK[]): Promise<VerifiedCard | undefined> {
  const signatures = readSignatures(card);
  for (const text of new Set([exact(card), normalized(card)])) {
    const signers: JWK[] = [];
    for (const key of keys) {
      const own = signatures.filter((jws) => claimOf(jws)?.kid === key.kid);
      const found = await Promise.all(own.map((jws) => isSignedBy(text, jws, key)));
      if (found.includes(true)) signers.push(key);
    }
    if (signers.length > 0) return { card: JSON.parse(text) as Json, signers };
  }
  return undefined;
}

function readSignatures(card: Json): DetachedJws[] {
  return signaturesSchema.safeParse(card['signatures']).data ?? [];
}

function claimOf(jws: DetachedJws): SignatureClaim | undefined {
  try {
    const header: unknown = JSON.parse(Buffer.from(jws.protected, 'base64url').toString('utf8'));
    const { kid, jku } = headerSchema.parse(header);
    return { kid, jku };
  } catch {
    return undefined;
  }
}
