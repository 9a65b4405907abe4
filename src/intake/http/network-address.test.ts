import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { IntakeEnv } from './answers.ts';
import { networkOf } from './network-address.ts';

async function seen(remoteAddress: string, forwarded: string | undefined, trusted: number): Promise<string> {
  const app = new Hono<IntakeEnv>();
  app.get('/', (c) => c.text(networkOf(c, trusted)));
  const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
  const response = await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } });
  return response.text();
}

describe('the network of a caller', () => {
  it.each([
    ['203.0.113.9', undefined, 0, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, 0, '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2'],
    ['2001:db8::1', undefined, 0, '2001:db8:0:0'],
    ['::1', undefined, 0, '0:0:0:0'],
    ['fe80::1%eth0', undefined, 0, 'fe80:0:0:0'],
  ])('%s is %s', async (remote, forwarded, trusted, network) => {
    expect(await seen(remote, forwarded, trusted)).toBe(network);
  });

  it('is what the operator’s own proxies say, and never what the caller writes before them', async () => {
    expect(await seen('10.0.0.1', '1.1.1.1, 203.0.113.9', 0)).toBe('10.0.0.1');
    expect(await seen('10.0.0.1', '1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9');
    expect(await seen('10.0.0.1', '1.1.1.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
    expect(await seen('10.0.0.1', undefined, 1)).toBe('10.0.0.1');
  });

  it.each([
    ['203.0.113.9:51234', '203.0.113.9'],
    ['[2001:db8:1:2:3:4:5:6]:51234', '2001:db8:1:2'],
    ['[2001:db8::1]', '2001:db8:0:0'],
  ])('is the same for every connection, also where the proxy writes %s', async (forwarded, network) => {
    expect(await seen('10.0.0.1', forwarded, 1)).toBe(network);
  });
});
