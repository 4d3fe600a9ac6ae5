import { z } from 'zod';
import { OAuthError } from './oauth-error.ts';

export const CLIENT_CREDENTIALS = 'client_credentials';
export const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
export const ACCESS_TOKEN = 'urn:ietf:params:oauth:token-type:access_token';
const JWT = 'urn:ietf:params:oauth:token-type:jwt';

const tokenType = z.enum([ACCESS_TOKEN, JWT]);
const token = z.string().min(1).max(8_192);
/** `scope-token`s of RFC 6749 §3.3; the star is ours and is never asked for. */
const scope = z
  .string()
  .max(10_000)
  .regex(/^[\x21\x23-\x29\x2b-\x5b\x5d-\x7e]+(?: [\x21\x23-\x29\x2b-\x5b\x5d-\x7e]+)*$/);

const target = { scope: scope.optional(), audience: z.string().optional(), resource: z.string().optional() };
const requestSchema = z.discriminatedUnion('grant_type', [
  z.object({ grant_type: z.literal(CLIENT_CREDENTIALS), ...target }),
  z.object({
    grant_type: z.literal(TOKEN_EXCHANGE),
    ...target,
    subject_token: token,
    subject_token_type: tokenType,
    actor_token: token.optional(),
    actor_token_type: tokenType.optional(),
    requested_token_type: tokenType.optional(),
  }),
]);

export type TokenRequest = z.infer<typeof requestSchema>;
export type ExchangeRequest = Extract<TokenRequest, { grant_type: typeof TOKEN_EXCHANGE }>;

/** Who asks, by its own secret. */
export interface ClientSecret {
  id: string;
  secret: string;
}

const FORM = /^application\/x-www-form-urlencoded\s*(?:;|$)/i;

/** The form of a token request; a parameter that comes twice makes it ambiguous. */
export async function readForm(request: Request): Promise<Map<string, string>> {
  if (!FORM.test(request.headers.get('content-type') ?? '')) {
    throw new OAuthError('invalid_request', 'The body must be application/x-www-form-urlencoded.');
  }
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await request.text())) {
    if (form.has(name)) throw new OAuthError('invalid_request', `${quoted(name)} is given twice.`);
    if (value !== '') form.set(name, value);
  }
  return form;
}

export function parseTokenRequest(form: ReadonlyMap<string, string>): TokenRequest {
  const grant = form.get('grant_type');
  if (grant === undefined) throw new OAuthError('invalid_request', 'grant_type is missing.');
  if (grant !== CLIENT_CREDENTIALS && grant !== TOKEN_EXCHANGE) {
    throw new OAuthError('unsupported_grant_type', 'Only client_credentials and token-exchange are here.');
  }
  const parsed = requestSchema.safeParse(Object.fromEntries(form));
  if (parsed.success) return parsed.data;
  const name = String(parsed.error.issues[0]?.path[0] ?? 'the request');
  const code = name === 'scope' ? 'invalid_scope' : 'invalid_request';
  throw new OAuthError(code, `${quoted(name)} is missing or not valid.`);
}

/** `client_secret_basic` or `client_secret_post`, one of them. */
export function clientOf(headers: Headers, form: ReadonlyMap<string, string>): ClientSecret | undefined {
  const authorization = headers.get('authorization');
  const secret = form.get('client_secret');
  if (authorization === null) {
    const id = form.get('client_id');
    return secret === undefined || id === undefined ? undefined : { id, secret };
  }
  if (secret !== undefined) throw new OAuthError('invalid_request', 'The client proves itself in two ways.');
  const basic = /^Basic +(?<pair>[A-Za-z0-9+/]+=*)$/i.exec(authorization)?.groups?.['pair'];
  if (basic === undefined) throw new OAuthError('invalid_client', 'A client proves itself with Basic here.');
  const pair = Buffer.from(basic, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 1) throw new OAuthError('invalid_client', 'The client is not known.');
  return { id: formDecoded(pair.slice(0, colon)), secret: formDecoded(pair.slice(colon + 1)) };
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function quoted(name: string): string {
  return name.replaceAll(/[^\w-]/g, '').slice(0, 50);
}
