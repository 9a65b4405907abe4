import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { IntakeEnv } from '../http/answers.ts';
import { isOwnPage } from './own-page.ts';

const app = new Hono<IntakeEnv>();
app.post('/', (c) => c.text(isOwnPage(c, new Set(['https://intake.example'])) ? 'own' : 'foreign'));

describe('which page sent a form', () => {
  it.each([
    ['own', { 'Sec-Fetch-Site': 'same-origin', Origin: 'https://behind-a-proxy.example' }],
    ['foreign', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://intake.example' }],
    ['foreign', { 'Sec-Fetch-Site': 'same-site' }],
    ['own', { Origin: 'https://intake.example' }],
    ['foreign', { Origin: 'https://elsewhere.example' }],
    ['foreign', { Origin: 'null' }],
    ['own', { Referer: 'https://intake.example/appeal/TLD/plain' }],
    ['foreign', { Referer: 'https://elsewhere.example/' }],
    ['foreign', { Referer: 'no address' }],
    ['own', {}],
  ])('is %s by %o', async (whose, headers) => {
    const answer = await app.request('/', { method: 'POST', headers: headers as Record<string, string> });
    expect(await answer.text()).toBe(whose);
  });
});
