import { isParleyError, ParleyError } from '@parley/platform/errors';
import { CARD_PATHS } from '../server/card-routes.ts';

const CHECK = 'Check the address, and that the agent is running.';

/** What happened under way, by the code of the system, and what to do about it. */
const FAULTS: Record<string, (at: string) => [message: string, hint: string]> = {
  ECONNREFUSED: (at) => [`Nothing listens at ${at}.`, 'Check the port, and that the agent is running.'],
  ENOTFOUND: (at) => [`The host of ${at} is not known.`, 'Check how it is spelled.'],
  EAI_AGAIN: (at) => [`The host of ${at} could not be looked up.`, 'Check this machine’s network and DNS.'],
  ETIMEDOUT: (at) => [`${at} did not answer in time.`, 'Check the address, and that no firewall is between.'],
  EHOSTUNREACH: (at) => [`There is no way to ${at}.`, 'Check the address, and this machine’s network.'],
  ENETUNREACH: (at) => [`There is no way to ${at}.`, 'Check the address, and this machine’s network.'],
  ECONNRESET: (at) => [`${at} closed the connection.`, CHECK],
  EPROTO: (at) => [`${at} does not speak TLS.`, 'Check the port: an agent in the open is behind https.'],
};
const CERTIFICATE = /^(CERT_|ERR_TLS_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

/** The error in words for whoever gave the address: what happened, and what to do. */
export function explainUnreachable(error: unknown, url: string): unknown {
  const at = URL.parse(url)?.origin ?? url;
  const told = wordsFor(error, { at, url });
  if (told === undefined) return error;
  const [message, hint] = told;
  const { code, issues } = isParleyError(error) ? error : { code: undefined, issues: undefined };
  const own = code === 'invalid_input' || code === 'not_found' ? code : 'upstream_failed';
  return new ParleyError(own, message, { hint, issues, cause: error, retryable: false });
}

function wordsFor(error: unknown, { at, url }: { at: string; url: string }): [string, string] | undefined {
  const code = systemCode(error);
  if (code !== undefined && CERTIFICATE.test(code))
    return [`The certificate of ${at} is not valid (${code}).`, 'Its maker must renew or complete it.'];
  const fault = code === undefined ? undefined : FAULTS[code];
  if (fault) return fault(at);
  if (isParleyError(error, 'upstream_timeout')) return FAULTS['ETIMEDOUT']?.(at);
  if (isParleyError(error, 'not_found'))
    return [
      `There is no agent card at ${url}.`,
      `Give the address of an A2A agent: its card is at ${CARD_PATHS[0]} below it.`,
    ];
  if (isParleyError(error, 'invalid_input'))
    return [
      error.message,
      'An agent has a public https address; origins in your own network are allowed by PARLEY_CALLBACK_ORIGINS.',
    ];
  return undefined;
}

function systemCode(error: unknown): string | undefined {
  for (let e: unknown = error; e instanceof Error; e = e.cause) {
    const { code } = e as { code?: unknown };
    if (typeof code === 'string' && code === code.toUpperCase()) return code;
  }
  return undefined;
}
