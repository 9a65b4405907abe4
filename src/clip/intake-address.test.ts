import { describe, expect, it } from 'vitest';
import { readIntakeAddress } from './intake-address.ts';

describe('readIntakeAddress', () => {
  it.each([
    ['https://appeals.ulgi.kz', 'https://appeals.ulgi.kz'],
    ['  appeals.ulgi.kz/ ', 'https://appeals.ulgi.kz'],
    ['https://ulgi.kz/dauys/', 'https://ulgi.kz/dauys'],
    ['https://ulgi.kz/?from=mail#top', 'https://ulgi.kz'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['localhost:8787', 'http://localhost:8787'],
    ['үлгі.қаз', 'https://xn--c1ap6frq.xn--80ao21a'],
  ])('reads %s', (typed, baseUrl) => {
    expect(readIntakeAddress(typed)).toEqual({ ok: true, baseUrl });
  });

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['http://appeals.ulgi.kz', 'insecure'],
    ['http://localhost.evil.kz', 'insecure'],
    ['ftp://ulgi.kz', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['https://user:secret@ulgi.kz', 'not-an-address'],
    ['код выдали вчера', 'not-an-address'],
  ])('turns down %s', (typed, fault) => {
    expect(readIntakeAddress(typed)).toEqual({ ok: false, fault });
  });
});
