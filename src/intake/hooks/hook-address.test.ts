import { describe, expect, it } from 'vitest';
import { openReceiver } from './fixtures/receiver.ts';
import { reachable, readHookAddress, readNetwork } from './hook-address.ts';
import { postHook } from './send-hook.ts';

describe('the address of a hook', () => {
  it('is HTTPS, or HTTP on this very machine', () => {
    for (const right of [
      'https://akimat.kz/dauys?key=1',
      'http://127.0.0.1:9000/',
      'http://localhost/x',
      'http://[::1]/',
    ]) {
      expect([right, readHookAddress(right).ok]).toEqual([right, true]);
    }
    const wrong = {
      'http://akimat.kz/': 'not-https',
      'http://127.0.0.1.evil.example/': 'not-https',
      'ftp://akimat.kz/': 'not-https',
      'https://user:word@akimat.kz/': 'with-secret',
      'https://akimat.kz/#x': 'with-secret',
      'akimat.kz': 'no-address',
    };
    for (const [typed, why] of Object.entries(wrong))
      expect(readHookAddress(typed)).toEqual({ ok: false, why });
  });
});

describe('what may be reached', () => {
  it('is the public internet, and of private networks those that are allowed', () => {
    const mayReach = reachable(['10.20.0.0/16', 'fd00:1::/32', '127.0.0.1']);
    const open = ['92.46.1.1', '2a00:1450::1', '10.20.3.4', 'fd00:1::5', '127.0.0.1', '172.32.0.1'];
    const shut = [
      '10.21.0.1',
      '172.16.0.1',
      '192.168.1.1',
      '127.0.0.2',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
    ];
    const shutSix = [
      '::1',
      '::',
      'fd00:2::5',
      'fe80::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:2',
      '64:ff9b::a00:1',
      '2002:a00:1::',
    ];
    for (const address of open) expect([address, mayReach(address)]).toEqual([address, true]);
    for (const address of [...shut, ...shutSix, 'akimat.kz', '']) {
      expect([address, mayReach(address)]).toEqual([address, false]);
    }
  });

  it('is told in networks that can be read', () => {
    expect(readNetwork('10.0.0.0/8')).toEqual({ address: '10.0.0.0', prefix: 8, family: 'ipv4' });
    expect(readNetwork('::1')).toEqual({ address: '::1', prefix: 128, family: 'ipv6' });
    for (const typed of [
      '10.0.0.0/33',
      '10.0.0/8',
      'akimat.kz',
      '10.0.0.0/8/8',
      'fe80::1%eth0',
      '10.0.0.0/',
    ]) {
      expect(() => readNetwork(typed)).toThrow(typed);
    }
  });
});

describe('a message to a hook', () => {
  const post = (address: string, more = {}) =>
    postHook(
      {
        address,
        headers: {},
        body: '{"data":{"number":"x"}}',
        mayReach: reachable(['127.0.0.1']),
        timeout: 5_000,
        ...more,
      },
      new AbortController().signal,
    );

  it('goes nowhere private, by number or by name', async () => {
    const receiver = await openReceiver();
    const { port } = new URL(receiver.address);
    const mayReach = reachable([]);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1']) {
      const answer = await post(`http://${host}:${port}/`, { mayReach });
      expect([host, answer]).toMatchObject([
        host,
        { ok: false, why: expect.stringContaining('private network') },
      ]);
    }
    expect(receiver.arrived).toEqual([]);
    expect(await post(receiver.address)).toEqual({ ok: true });
    await receiver.close();
  });

  it('is not taken by a redirect, which is not followed, nor by one that says nothing or breaks off', async () => {
    const receiver = await openReceiver();
    const elsewhere = await openReceiver();
    receiver.react = () => (response) => response.writeHead(307, { Location: elsewhere.address }).end();
    expect(await post(receiver.address)).toMatchObject({ ok: false, why: 'it answered 307' });
    expect(elsewhere.arrived).toEqual([]);
    receiver.react = () => (response) => response.writeHead(503, { 'Retry-After': '7' }).end();
    expect(await post(receiver.address)).toEqual({ ok: false, why: 'it answered 503', retryAfter: 7_000 });
    receiver.react = () => () => undefined;
    expect(await post(receiver.address, { timeout: 100 })).toMatchObject({ why: 'no answer within 100 ms' });
    receiver.react = () => (response) => void response.socket?.destroy();
    expect(await post(receiver.address)).toMatchObject({ ok: false });
    await Promise.all([receiver.close(), elsewhere.close()]);
  });

  it('does not wait for an answer without an end', async () => {
    const receiver = await openReceiver();
    receiver.react = () => (response) => {
      response.writeHead(200);
      const flood = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => clearInterval(flood));
    };
    expect(await post(receiver.address)).toEqual({ ok: true });
    await receiver.close();
  });
});
