import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';
import { ParleyError } from './errors.ts';

/** An address that was looked at: connect to one of `ips`, and to nothing else that the name may mean later. */
export interface VettedAddress {
  url: URL;
  ips: { address: string; family: 4 | 6 }[];
}

export interface AddressRules {
  /** Origins that are allowed although they are not public: `http://hooks.internal:8080`, `http://127.0.0.1:*`. */
  allow?: readonly string[];
  /** Name resolution; the system's when missing. */
  resolve?: (host: string) => Promise<{ address: string; family: number }[]>;
}

// RFC 6890 and its successors: everything that is not a public unicast address.
const NOT_PUBLIC_4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
/** Within the one public block of IPv6, what is not public or hides an IPv4 address. */
const NOT_PUBLIC_6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];
const PUBLIC_6 = ['2000::/3'];

function blockList(family: 'ipv4' | 'ipv6', networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', prefix = '0'] = network.split('/');
    list.addSubnet(address, Number(prefix), family);
  }
  return list;
}

const closed4 = blockList('ipv4', NOT_PUBLIC_4);
const closed6 = blockList('ipv6', NOT_PUBLIC_6);
const open6 = blockList('ipv6', PUBLIC_6);

/** Whether an IP address can be meant by somebody outside: anything else is ours or nobody's. */
export function isPublicIp(ip: string): boolean {
  if (isIP(ip) === 4) return !closed4.check(ip, 'ipv4');
  return isIP(ip) === 6 && open6.check(ip, 'ipv6') && !closed6.check(ip, 'ipv6');
}

const PORTS: ReadonlySet<string> = new Set(['', '443', '8443']);
const PRIVATE_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|arpa)$/;

function refuse(message: string): ParleyError {
  return new ParleyError('invalid_input', message, { issues: [{ path: 'url', message }] });
}

/**
 * Resolves an address that comes from outside, once, and refuses it unless every IP behind it is public
 * (`invalid_input`; a name that is not known is `upstream_failed`).
 * `new URL` has made 127.1, 0x7f.1, 2130706433 and full-width digits into what they mean.
 */
export async function vetAddress(address: string, rules: AddressRules = {}): Promise<VettedAddress> {
  if (!URL.canParse(address)) throw refuse('The address is not a URL.');
  const url = new URL(address);
  const allowed = isAllowed(url, rules.allow ?? []);
  checkForm(url, allowed);
  const host = url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  if (!allowed && PRIVATE_NAME.test(host)) throw refuse('The address is not public.');
  const found = await resolveHost(host, rules);
  if (!allowed && !found.every((one) => isPublicIp(one.address))) throw refuse('The address is not public.');
  if (found.length === 0) throw new ParleyError('upstream_failed', 'The host of the address is not known.');
  return { url, ips: found.map(({ address: ip }) => ({ address: ip, family: isIP(ip) === 6 ? 6 : 4 })) };
}

function isAllowed(url: URL, origins: readonly string[]): boolean {
  return origins.includes(url.origin) || origins.includes(`${url.protocol}//${url.hostname}:*`);
}

function checkForm(url: URL, allowed: boolean): void {
  if (url.username !== '' || url.password !== '') throw refuse('The address must not hold a user name.');
  if (allowed && (url.protocol === 'http:' || url.protocol === 'https:')) return;
  if (url.protocol !== 'https:') throw refuse('The address must begin with https://.');
  if (!PORTS.has(url.port)) throw refuse('The address must use port 443 or 8443.');
}

async function resolveHost(host: string, rules: AddressRules): Promise<{ address: string }[]> {
  if (isIP(host) > 0) return [{ address: host }];
  try {
    return rules.resolve ? await rules.resolve(host) : await lookup(host, { all: true });
  } catch (cause) {
    throw new ParleyError('upstream_failed', 'The host of the address is not known.', { cause });
  }
}
