import { FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';
import { SIGNING_ALGORITHM, type SigningKey } from './signing-keys.ts';

export type { JWK } from 'jose';

/** A JWS without its text, which the reader has already (RFC 7515, appendix F). */
export interface DetachedJws {
  protected: string;
  signature: string;
}

const ALGORITHMS = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'ES512', 'PS256', 'RS256'];

export async function signText(
  text: string,
  header: { key: SigningKey; typ: string; jku: string },
): Promise<DetachedJws> {
  const { key, typ, jku } = header;
  const jws = await new FlattenedSign(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.kid, typ, jku })
    .sign(key.privateKey);
  return { protected: jws.protected ?? '', signature: jws.signature };
}

/** Whether this key signed this text. */
export async function isSignedBy(text: string, jws: DetachedJws, jwk: JWK): Promise<boolean> {
  try {
    const key = await importJWK(jwk, jwk.alg ?? algorithmOf(jwk));
    const payload = Buffer.from(text).toString('base64url');
    await flattenedVerify({ ...jws, payload }, key, { algorithms: ALGORITHMS });
    return true;
  } catch {
    return false;
  }
}

function algorithmOf({ kty, crv }: JWK): string {
  if (kty === 'OKP') return 'EdDSA';
  if (kty === 'RSA') return 'RS256';
  return { 'P-384': 'ES384', 'P-521': 'ES512' }[crv ?? ''] ?? 'ES256';
}
