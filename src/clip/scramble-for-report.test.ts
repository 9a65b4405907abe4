// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { openPage, ownPages, postsOf } from '../platforms/fixtures/saved-page.ts';
import { scrambleForReport } from './scramble-for-report.ts';

const DRAWN = { seed: 7, now: Date.UTC(2026, 10, 25) };

function page(name: string) {
  const saved = ownPages().find((each) => each.name === name);
  if (!saved) throw new Error(`There is no saved page ${name}`);
  return openPage(saved);
}

it('keeps the page’s posts and nobody’s words', () => {
  const { root, page: read, platform } = page('x-timeline');
  const report = scrambleForReport(root, read.url, DRAWN);
  expect(report).toMatchObject({ platform: 'x', partial: false });
  expect(report?.html).toContain('data-testid="tweet"');
  expect(report?.html).not.toMatch(/су жоқ|aigul/i);
  expect(report?.address).not.toContain('aigul');
  expect(postsOf(root, platform).length).toBeGreaterThan(1);
});

it('sends some posts where the page is too long, and none where even one is', () => {
  const { root, page: read } = page('x-timeline');
  const filler = root.createElement('p');
  filler.textContent = 'мәтін '.repeat(800_000);
  root.body.append(filler);
  const report = scrambleForReport(root, read.url, DRAWN);
  expect(report?.partial).toBe(true);
  expect(report?.html).toContain('data-testid="tweet"');
  root.querySelector('article')?.append(filler);
  expect(scrambleForReport(root, read.url, DRAWN)).toBeNull();
});
