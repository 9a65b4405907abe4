import { type LookupAddress, type LookupOptions, lookup } from 'node:dns';
import { BlockList, isIP } from 'node:net';

/** Networks that are not the public internet (the IANA special-purpose registries, RFC 6890 and its updates). */
const PRIVATE = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  // Addresses of IPv4 in another coat: through them a private one could be reached.
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'ff00::/8',
];

/** Which IP addresses may be spoken to. */
export type MayReach = (address: string) => boolean;

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const { address, prefix, family } = readNetwork(network);
    list.addSubnet(address, prefix, family);
  }
  return list;
}

/**
 * A network such as `10.20.0.0/16`; a single address stands for itself.
 *
 * @throws Error where it is none
 */
export function readNetwork(typed: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } {
  const [address = '', length, ...more] = typed.split('/');
  const version = isIP(address);
  const longest = version === 4 ? 32 : 128;
  const prefix = length === undefined ? longest : Number(length);
  if (
    version === 0 ||
    more.length > 0 ||
    !/^\d{1,3}$/.test(length ?? '0') ||
    prefix > longest ||
    address.includes('%')
  ) {
    throw new Error(`${typed} is no network such as 10.20.0.0/16`);
  }
  return { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' };
}

/** Every public address, and of the private ones those that the operator allows. @param allowed networks */
export function reachable(allowed: readonly string[]): MayReach {
  const [shut, open] = [listOf(PRIVATE), listOf(allowed)];
  return (address) => {
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return isIP(address) !== 0 && (open.check(address, family) || !shut.check(address, family));
  };
}

/** Why an address cannot be a hook's. */
export type AddressFault = 'no-address' | 'not-https' | 'with-secret';

/**
 * Reads the address of a hook: HTTPS, or HTTP on this very machine.
 *
 * @throws nothing: what is wrong is told
 */
export function readHookAddress(
  typed: string,
): { readonly ok: true; readonly url: URL } | { readonly ok: false; readonly why: AddressFault } {
  if (!URL.canParse(typed) || typed.length > 2_000) return { ok: false, why: 'no-address' };
  const url = new URL(typed);
  const loopback = /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/.test(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && loopback))
    return { ok: false, why: 'not-https' };
  if (url.username || url.password || url.hash) return { ok: false, why: 'with-secret' };
  return { ok: true, url };
}

/** The host names an address beyond what may be reached. */
export class Unreachable extends Error {
  constructor(host: string) {
    super(`${host} leads into a private network that the operator has not allowed`);
  }
}

type LookupDone = (error: Error | null, address: string | LookupAddress[], family?: number) => void;

/**
 * Resolves a host as a connection asks for it, and refuses where any of its addresses may not be reached: what
 * was checked is what is connected to, so that a name cannot point elsewhere in between.
 */
export function guardedLookup(mayReach: MayReach) {
  return (host: string, options: LookupOptions, done: LookupDone): void => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, []);
      if (!addresses.every(({ address }) => mayReach(address))) return done(new Unreachable(host), []);
      const [first] = addresses;
      if (options.all || !first) return done(null, addresses);
      done(null, first.address, first.family);
    });
  };
}

/** The host of an address where it is an IP address itself, which is never looked up; else `undefined`. */
export function literalHost(url: URL): string | undefined {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : host;
}
