import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../house/source-files.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';

/** A module of the watch as a script of the page, where one that stands before it needs no import. */
function sourceOf(file: string): string {
  const source = stripTypeScriptTypes(readFileSync(join(ROOT, 'src/platforms', file), 'utf8'));
  return source.replaceAll(/^import .*$/gm, '');
}

/** The watch as it is, with posts that any `.post` is and a list of what was announced. */
const WATCH = `
${['sight.ts', 'find-posts.ts'].map(sourceOf).join('')}
window.announced = [];
window.end = new AbortController();
findPosts({
  root: document,
  platform: { posts: '.post' },
  onPost: (element) => {
    window.announced.push(element.querySelector('a')?.getAttribute('href'));
    if (!element.querySelector('button')) element.append(document.createElement('button'));
  },
  signal: window.end.signal,
});
window.draw = (id) => {
  const cell = document.createElement('div');
  cell.innerHTML = '<div><div class="post" style="height: 400px"><a href="/post/' + id + '">пост</a><p>мәтін</p></div></div>';
  return cell;
};
`;

let stage: ChromiumStage;
let page: Page;

async function announced(): Promise<string[]> {
  // Sight is told of at the next frame: two of them have passed when this answers.
  return page.evaluate(
    `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.announced.splice(0)), 50))))`,
  );
}

beforeAll(async () => {
  stage = await openChromium({ withExtension: false, viewport: { width: 800, height: 800 } });
});
afterAll(() => stage.close());

beforeEach(async () => {
  page = await stage.context.newPage();
  await page.route('https://feed.example/', (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: '<!doctype html><main><div class="post" style="height: 400px"><a href="/post/first">пост</a></div></main>',
    }),
  );
  await page.goto('https://feed.example/');
  await page.addScriptTag({ type: 'module', content: WATCH });
  // A module runs some time after it was added.
  await page.waitForFunction('window.draw');
  return () => page.close();
});

describe('watching a feed', () => {
  it('announces the posts that the page came with', async () => {
    expect(await announced()).toEqual(['/post/first']);
  });

  it('announces what is added once it comes near, wherever in the added tree it stands', async () => {
    await announced();
    await page.evaluate(
      `for (let id = 1; id <= 50; id += 1) document.querySelector('main').append(draw(id))`,
    );
    const near = await announced();
    expect(near).toEqual(['/post/1', '/post/2']);
    await page.evaluate('window.scrollTo(0, 400 * 30)');
    expect(await announced()).toContain('/post/30');
  });

  it('announces a post again that left the page and came back, and one that came back into view', async () => {
    await announced();
    await page.evaluate(`window.kept = document.querySelector('.post'); kept.remove()`);
    expect(await announced()).toEqual([]);
    await page.evaluate(`document.querySelector('main').append(kept)`);
    expect(await announced()).toEqual(['/post/first']);
    await page.evaluate(
      `for (let id = 1; id <= 20; id += 1) document.querySelector('main').append(draw(id))`,
    );
    await page.evaluate('window.scrollTo(0, 6000)');
    await announced();
    await page.evaluate('window.scrollTo(0, 0)');
    expect(await announced()).toContain('/post/first');
  });

  it('announces an element again that was used for another post', async () => {
    await announced();
    await page.evaluate(`document.querySelector('.post a').setAttribute('href', '/post/another')`);
    expect(await announced()).toEqual(['/post/another']);
  });

  it('announces a post again whose inside was drawn anew, once for all of it', async () => {
    await announced();
    await page.evaluate(
      `document.querySelector('.post').innerHTML = '<div><a href="/post/anew">пост</a></div><p>басқа</p><footer></footer>'`,
    );
    expect(await announced()).toEqual(['/post/anew']);
    expect(await page.locator('.post button').count()).toBe(1);
  });

  it('is silent about what happens far from the window and beside posts', async () => {
    await page.evaluate(
      `for (let id = 1; id <= 20; id += 1) document.querySelector('main').append(draw(id))`,
    );
    await announced();
    await page.evaluate(`document.querySelectorAll('.post a')[20].setAttribute('href', '/post/far')`);
    await page.evaluate(`document.body.append(document.createElement('aside'))`);
    expect(await announced()).toEqual([]);
  });

  it('observes few of the posts that are far from the window', async () => {
    await page.evaluate(`
      window.observed = new Set();
      for (const name of ['observe', 'unobserve']) {
        const own = IntersectionObserver.prototype[name];
        IntersectionObserver.prototype[name] = function (element) {
          observed[name === 'observe' ? 'add' : 'delete'](element);
          return own.call(this, element);
        };
      }
    `);
    for (let batch = 0; batch < 20; batch += 1) {
      await page.evaluate(
        `for (let id = 0; id < 20; id += 1) document.querySelector('main').append(draw(id))`,
      );
    }
    await announced();
    expect(await page.evaluate('observed.size')).toBeLessThan(60);
    await page.evaluate('window.scrollTo(0, 400 * 200)');
    await announced();
    await page.evaluate('window.scrollTo(0, 0)');
    await announced();
    await announced();
    expect(await page.evaluate('observed.size')).toBeLessThan(120);
  });

  it('finds what stands far down in a box that scrolls by itself', async () => {
    await page.evaluate(`
      document.querySelector('main').style.cssText = 'height: 700px; overflow: auto';
      for (let id = 1; id <= 60; id += 1) document.querySelector('main').append(draw(id));
    `);
    await announced();
    await page.evaluate(`document.querySelector('main').scrollTo(0, 400 * 36)`);
    await announced();
    await announced();
    await page.evaluate(`document.querySelector('main').scrollBy(0, 800)`);
    expect(await announced()).toContain('/post/38');
  });

  it.each(['cell.remove()', `cell.style.display = 'none'`])(
    'finds the other posts that came together with one that is gone: %s',
    async (goes) => {
      await page.evaluate(`
        document.querySelector('main').append(document.createElement('hr'));
        for (let id = 1; id <= 20; id += 1) document.querySelector('main').append(draw(id));
      `);
      await announced();
      await page.evaluate(
        `window.scrollTo(0, 0); { const cell = document.querySelectorAll('.post')[1].parentElement.parentElement; ${goes} }`,
      );
      await announced();
      await page.evaluate('window.scrollTo(0, 400 * 15)');
      await announced();
      await announced();
      await page.evaluate('window.scrollBy(0, 400)');
      await announced();
      await page.evaluate('window.scrollBy(0, 400)');
      expect(await announced()).not.toEqual([]);
    },
  );

  it('ends with its signal', async () => {
    await announced();
    await page.evaluate(`window.end.abort(); document.querySelector('main').prepend(draw('late'))`);
    await page.evaluate(`document.querySelector('.post a').setAttribute('href', '/post/changed')`);
    expect(await announced()).toEqual([]);
  });

  it('retains no post that left the page', async () => {
    await page.evaluate(`
      window.gone = [];
      for (let id = 1; id <= 200; id += 1) {
        const cell = draw(id);
        window.gone.push(new WeakRef(cell));
        document.querySelector('main').append(cell);
      }
    `);
    await announced();
    await page.evaluate('window.scrollTo(0, 20000)');
    await announced();
    await page.evaluate(`document.querySelector('main').replaceChildren()`);
    await announced();
    const session = await stage.context.newCDPSession(page);
    await session.send('HeapProfiler.collectGarbage');
    await announced();
    await session.send('HeapProfiler.collectGarbage');
    expect(await page.evaluate('window.gone.filter((cell) => cell.deref()).length')).toBe(0);
  });
});
