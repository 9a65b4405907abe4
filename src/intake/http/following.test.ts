import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatTrackingCode } from '../../appeal/tracking-code.ts';
import { clip, filing } from '../fixtures/submissions.ts';
import { openTestIntake, type TestIntake } from '../fixtures/test-intake.ts';

let stage: TestIntake;

beforeAll(async () => {
  stage = await openTestIntake({ trustedProxies: 1 });
}, 60_000);

afterAll(() => stage?.stop());

let networks = 0;

/** Every follower comes from a network of their own unless the test says otherwise. */
function follow(number: string, headers: Record<string, string>) {
  networks += 1;
  return stage.ask('GET', `/v1/appeals/${encodeURIComponent(number)}`, {
    headers: { 'X-Forwarded-For': `10.0.${networks >> 8}.${networks & 255}`, ...headers },
  });
}

describe('whoever holds the tracking code', () => {
  it('sees where the appeal stands, however both are typed', async () => {
    const { body: receipt } = await stage.file(filing({ kind: 'complaint' }));
    for (const [number, code] of [
      [receipt.number, receipt.trackingCode],
      [receipt.number.toLowerCase().replaceAll('-', ' '), formatTrackingCode(receipt.trackingCode)],
      [receipt.number.replaceAll('-', ''), formatTrackingCode(receipt.trackingCode).replaceAll(' ', '-')],
    ]) {
      const { status, body } = await follow(number, { 'Dauys-Tracking-Code': code });
      expect(status).toBe(200);
      expect(body).toMatchObject({
        number: receipt.number,
        state: 'registered',
        channel: 'widget',
        kind: 'complaint',
        receivedAt: receipt.receivedAt,
        deadline: receipt.deadline,
        tags: ['channel:widget', 'author:self-declared'],
        entries: [{ type: 'received', at: receipt.receivedAt }],
      });
    }
  });

  it('gets the same answer for a wrong code, another’s code and an unknown number', async () => {
    const [{ body: mine }, { body: others }] = [await stage.file(filing()), await stage.file(filing())];
    const answers = await Promise.all([
      follow(mine.number, { 'Dauys-Tracking-Code': others.trackingCode }),
      follow(mine.number, { 'Dauys-Tracking-Code': '0000 0000 0000 0000' }),
      follow(mine.number, { 'Dauys-Tracking-Code': 'abc' }),
      follow(mine.number, {}),
      follow('TLD-2026-999999-4', { 'Dauys-Tracking-Code': mine.trackingCode }),
      follow('ALMA-2026-000001-3', { 'Dauys-Tracking-Code': mine.trackingCode }),
    ]);
    for (const { status } of answers) expect(status).toBe(404);
    const [first] = answers;
    expect(first?.body.type).toMatch('/problems/appeal-not-found');
    const details = new Set(answers.slice(0, 4).map(({ body }) => JSON.stringify(body)));
    expect(details.size).toBe(1);
  });

  it('is told that the number has a slip', async () => {
    const { body: mine } = await stage.file(filing());
    const slipped = mine.number.slice(0, -1) + ((Number(mine.number.at(-1)) + 1) % 10);
    const { status, body } = await follow(slipped, {
      'Dauys-Tracking-Code': mine.trackingCode,
      'Accept-Language': 'ru',
    });
    expect(status).toBe(404);
    expect(body.detail).toContain('контрольная цифра не сходится');
  });

  it('has to wait after thirty wrong tries from one network, and only that network', async () => {
    const { body: mine } = await stage.file(filing());
    const from = (network: string, code: string) =>
      follow(mine.number, { 'X-Forwarded-For': network, 'Dauys-Tracking-Code': code });
    for (let tries = 0; tries < 30; tries += 1) {
      expect((await from('192.0.2.7', '0000000000000000')).status).toBe(404);
    }
    const refused = await from('192.0.2.7', mine.trackingCode);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(500);
    expect((await from('192.0.2.8', mine.trackingCode)).status).toBe(200);
    // What a caller writes before the operator's own proxy is not believed.
    expect((await from('198.51.100.1, 192.0.2.7', mine.trackingCode)).status).toBe(429);
  });

  it('may look as often as they like with the right code', async () => {
    const { body: mine } = await stage.file(filing());
    for (let looks = 0; looks < 40; looks += 1) {
      const { status } = await follow(mine.number, {
        'X-Forwarded-For': '192.0.2.9',
        'Dauys-Tracking-Code': mine.trackingCode,
      });
      expect(status).toBe(200);
    }
  });
});

describe('an official', () => {
  it('sees appeals and signals of their agency', async () => {
    const token = await stage.enrol();
    const { body: receipt } = await stage.file(filing());
    const { body: signal } = await stage.file(clip(1), token);
    expect((await follow(receipt.number, token)).body).toMatchObject({
      number: receipt.number,
      state: 'registered',
    });
    expect((await follow(signal.number, token)).body).toMatchObject({
      number: signal.number,
      state: 'signal',
      deadline: null,
      registeredOn: null,
      tags: expect.arrayContaining(['channel:extension', 'platform:x', 'author:unverified', 'time:exact']),
    });
    expect((await follow('TLD-2026-999999-4', token)).status).toBe(404);
  });

  it('of another agency does not', async () => {
    await stage.owner.query(
      "insert into agencies (code, name_kk, name_ru, name_en, kato) values ('ALM', 'а', 'а', 'a', '750000000')",
    );
    const { body: receipt } = await stage.file(filing());
    const { status, body } = await follow(receipt.number, await stage.enrol('А. А.', 'ALM'));
    expect([status, body.type]).toEqual([403, expect.stringMatching('/problems/wrong-agency')]);
  });

  it('nobody has a code for a signal', async () => {
    const { body: signal } = await stage.file(clip(2), await stage.enrol());
    expect((await follow(signal.number, { 'Dauys-Tracking-Code': '0000000000000000' })).status).toBe(404);
  });
});
