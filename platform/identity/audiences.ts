import type { Config } from '../config.ts';
import { ParleyError } from '../errors.ts';

/** Where a service is an OAuth resource: the identifiers that a token of the issuer may name as its audience. */
export function resourcesOf(config: Config, audience: string): string[] {
  const [kind, name = ''] = audience.split(':');
  if (kind === 'agent') return [config.urls.agent(name)];
  if (kind === 'mcp') return [`${config.urls.mcp(name)}/mcp`];
  const front = config.urls.orchestrator.replace(/\/$/, '');
  const own = config.identity.oidc ? [config.identity.oidc.audience] : [];
  return [...own, front, `${front}/mcp`];
}

/** Who gives tokens for our resources (RFC 9728): the issuer where people sign in, then this installation itself. */
export function authorizationServers(config: Config): { authorization_servers?: string[] } {
  const { apiKeys, oidc } = config.identity;
  if (!apiKeys && !oidc) return {};
  return { authorization_servers: [...(oidc ? [oidc.issuer] : []), config.urls.orchestrator] };
}

const AUDIENCE = /^(?:orchestrator|(?:agent|mcp):[a-z0-9][a-z0-9-]{0,62})$/;

/** The service that an `audience` or a `resource` of a token request means. */
export function audienceOf(config: Config, target: string, known: readonly string[]): string {
  const found = known.find(
    (audience) => audience === target || resourcesOf(config, audience).includes(target),
  );
  if (found !== undefined && AUDIENCE.test(found)) return found;
  throw new ParleyError('not_found', 'There is no such service here.');
}
