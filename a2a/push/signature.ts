import { createHmac, timingSafeEqual } from 'node:crypto';

/** Header with the time and the HMAC-SHA256 of time and body, made with the token of the callback. */
export const SIGNATURE_HEADER = 'X-Parley-Signature';
/** Header that names a delivery: a repeated one has the same name. */
export const DELIVERY_HEADER = 'X-Parley-Delivery';
export const TOKEN_HEADER = 'X-A2A-Notification-Token';

function digest(secret: string, time: number, body: string): string {
  return createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
}

/** `t=<seconds>,v1=<hex>`: the receiver knows who sent it, and that it is not old. */
export function sign(secret: string, body: string, time: number = Math.floor(Date.now() / 1000)): string {
  return `t=${time},v1=${digest(secret, time, body)}`;
}

/** Whether the signature is of this body and not older than `maxAgeSeconds`. */
export function verifySignature(
  header: string,
  input: { secret: string; body: string; maxAgeSeconds: number; now?: number },
): boolean {
  const match = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header);
  if (!match) return false;
  const time = Number(match[1]);
  const now = input.now ?? Math.floor(Date.now() / 1000);
  if (Math.abs(now - time) > input.maxAgeSeconds) return false;
  const expected = Buffer.from(digest(input.secret, time, input.body), 'hex');
  return timingSafeEqual(expected, Buffer.from(match[2] ?? '', 'hex'));
}
