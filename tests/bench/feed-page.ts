import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { savedPage } from '../stage/official.ts';

/** What the renderer's main thread did, in seconds of its own time. */
export interface Spent {
  readonly main: number;
  readonly script: number;
}

/** What the page holds after its garbage was collected. */
export interface Held {
  readonly heap: number;
  readonly nodes: number;
}

/** A feed of X in a tab of its own, which grows and scrolls when it is told to. */
export interface FeedPage {
  /** Appends posts below the window, where nobody sees them. */
  append(count: number): Promise<void>;
  /** Lets posts pass through the window; those above it leave the page, as X takes them out. */
  scroll(count: number): Promise<void>;
  /** Takes every post away that was appended. */
  clear(): Promise<void>;
  /** What was spent since the page was opened. */
  spent(): Promise<Spent>;
  held(): Promise<Held>;
  /** How many of all posts that were appended are still in memory, wherever something holds them. */
  alive(): Promise<number>;
  /** How many of the posts in the window have the clip button. */
  buttons(): Promise<number>;
  close(): Promise<void>;
}

/** Posts that a feed appends at once, in one frame. */
export const AT_ONCE = 20;
/** Posts that come into the window in one frame while it is scrolled. */
export const PASSING = 8;
/** Posts that the scrolled feed keeps in the page. */
const KEPT = 40;

/**
 * The feed's own part. Its posts are those of the saved page, but no picture or film is loaded: five thousand
 * of each, every one with a request that the benchmark itself had to turn down, once were nine tenths of the
 * time. A post is as large as it is drawn and contained, so that the page's own work grows with its posts.
 */
const FEED = `
  for (const film of document.querySelectorAll('video')) film.remove();
  for (const image of document.querySelectorAll('img')) {
    image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  }
  for (const drawn of document.querySelectorAll('[style]')) drawn.removeAttribute('style');
  const style = new CSSStyleSheet();
  style.replaceSync(\`
    [data-testid="cellInnerDiv"] { contain: content; width: 600px; }
    img, svg { width: 20px; height: 20px; }
    [role="group"] { display: flex; justify-content: space-between; }
  \`);
  document.adoptedStyleSheets = [style];
  const cell = document.querySelector('[data-testid="cellInnerDiv"]');
  const feed = cell.parentElement;
  const first = feed.children.length;
  const appended = [];
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const frames = async (count) => { for (let at = 0; at < count; at += 1) await frame(); };
  const template = cell.cloneNode(true);
  for (const button of template.querySelectorAll('dauys-clip')) button.remove();
  const append = (count) => {
    for (let at = 0; at < count; at += 1) {
      const post = template.cloneNode(true);
      const id = String(2_000_000_000_000_000_000n + BigInt(appended.length));
      for (const link of post.querySelectorAll('a[href*="/status/"]')) {
        link.setAttribute('href', link.getAttribute('href').replace(/[0-9]{6,}/, id));
      }
      appended.push(new WeakRef(post));
      feed.append(post);
    }
  };
  window.bench = {
    async append(count) {
      for (let at = 0; at < count; at += ${AT_ONCE}) { append(${AT_ONCE}); await frame(); }
    },
    async scroll(count) {
      for (let at = 0; at < count; at += ${PASSING}) {
        append(${PASSING});
        while (feed.children.length > ${KEPT}) feed.firstElementChild.remove();
        feed.lastElementChild.scrollIntoView({ block: 'end' });
        await frame();
      }
      await frames(2);
    },
    async clear() {
      while (feed.children.length > first) feed.lastElementChild.remove();
      scrollTo(0, 0);
      await frames(30);
    },
    frames,
    alive: () => appended.filter((post) => post.deref()).length,
    buttons: () => [...feed.children].slice(-${PASSING}).filter((post) => post.querySelector('dauys-clip')).length,
  };
`;

/** Opens the feed and waits until the page, and whatever is in it of the extension, has come to rest. */
export async function openFeed(context: BrowserContext): Promise<FeedPage> {
  const saved = savedPage('x-timeline');
  if (!saved) throw new Error('The saved page is part of the project');
  const page: Page = await context.newPage();
  await page.route(/^https:/, (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: readFileSync(saved.file, 'utf8'),
        })
      : route.abort(),
  );
  await page.goto(saved.address);
  await page.bringToFront();
  await page.waitForTimeout(500);
  await page.evaluate(`(() => {${FEED}})()`);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });

  async function measured(): Promise<(name: string) => number> {
    const { metrics } = await session.send('Performance.getMetrics');
    return (name) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  }
  const run = async (step: string) => void (await page.evaluate(`bench.${step}`));
  return {
    append: (count) => run(`append(${count})`),
    scroll: (count) => run(`scroll(${count})`),
    clear: () => run('clear()'),
    async spent() {
      const value = await measured();
      return { main: value('TaskDuration'), script: value('ScriptDuration') };
    },
    async held() {
      // What a first collection lets go of is often held by a frame that was still under way.
      for (let times = 0; times < 2; times += 1) {
        await session.send('HeapProfiler.collectGarbage');
        await run('frames(10)');
      }
      const value = await measured();
      return { heap: value('JSHeapUsedSize'), nodes: value('Nodes') };
    },
    alive: async () => Number(await page.evaluate('bench.alive()')),
    buttons: async () => Number(await page.evaluate('bench.buttons()')),
    close: () => page.close(),
  };
}
