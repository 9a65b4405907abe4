import type { IntakeContext } from './answers.ts';

/**
 * The network that a request comes from, for limits alone: it is never logged or kept. An IPv6 customer has
 * a whole /64, so that counts as one.
 *
 * @param trustedProxies how many proxies of the operator's own stand before the intake, each of which adds
 *   the address it was called from to `X-Forwarded-For`
 */
export function networkOf(c: IntakeContext, trustedProxies: number): string {
  const direct = c.env?.incoming?.socket.remoteAddress ?? 'unknown';
  const forwarded = c.req.header('X-Forwarded-For')?.split(',') ?? [];
  const told = trustedProxies > 0 ? forwarded.at(-trustedProxies)?.trim() : undefined;
  const address = withoutPort(told || direct).replace(/^::ffff:(?=\d+\.)/i, '');
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? [];
  const first = head === '' ? [] : head.split(':');
  const last = tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0');
  return [...first, ...zeros, ...last].slice(0, 4).join(':');
}

/** Some proxies write the port as well, which is another one with each connection: `[2001:db8::1]:443`. */
function withoutPort(address: string): string {
  return address.replace(/^\[(.*)\](?::\d+)?$/, '$1').replace(/^(\d+(?:\.\d+){3}):\d+$/, '$1');
}
