import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { ownPages } from '../../src/platforms/fixtures/saved-page.ts';
import { type ChromiumStage, openChromium } from '../stage/chromium.ts';
import { median, type Report, rounded } from './report.ts';

const ROUNDS = 3;
const POSTS = 5_000;
/** Posts that a feed appends at once, in one frame. */
const AT_ONCE = 20;
/** Appended and scrolled through, as a person reads: each of these comes into view. */
const READ = 200;

/** What the renderer's main thread did, in seconds, and what it holds. */
interface Spent {
  readonly main: number;
  readonly script: number;
  readonly heap: number;
  readonly nodes: number;
}

/** Puts the feed's own part on the page: it makes posts of the first one, each with an address of its own. */
const FEED = `
  window.cell = document.querySelector('[data-testid="cellInnerDiv"]');
  window.feed = cell.parentElement;
  window.appended = 0;
  window.append = (count) => {
    for (let at = 0; at < count; at += 1) {
      const post = cell.cloneNode(true);
      window.appended += 1;
      for (const link of post.querySelectorAll('a[href*="/status/"]')) {
        link.setAttribute('href', link.getAttribute('href').replace(/[0-9]{6,}/, String(2_000_000_000_000_000_000n + BigInt(window.appended))));
      }
      for (const host of post.querySelectorAll('dauys-clip')) host.remove();
      feed.append(post);
    }
  };
  window.frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
`;

const APPEND_ALL = `(async () => {
  for (let at = 0; at < ${POSTS / AT_ONCE}; at += 1) { append(${AT_ONCE}); await frame(); }
  for (let at = 0; at < 10; at += 1) await frame();
})()`;

const READ_THROUGH = `(async () => {
  append(${READ});
  await frame();
  for (const post of [...feed.children].slice(-${READ})) { post.scrollIntoView(); await frame(); }
  for (let at = 0; at < 30; at += 1) await frame();
})()`;

const SCROLLED_AWAY = `(async () => {
  feed.replaceChildren(...[...feed.children].slice(0, 3));
  scrollTo(0, 0);
  for (let at = 0; at < 30; at += 1) await frame();
})()`;

async function openFeed(stage: ChromiumStage): Promise<Page> {
  const saved = ownPages().find(({ name }) => name === 'x-timeline');
  if (!saved) throw new Error('The saved page is part of the project');
  const page = await stage.context.newPage();
  await page.route(/^https:/, (route) =>
    route.request().isNavigationRequest()
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: readFileSync(saved.file, 'utf8') })
      : route.abort(),
  );
  await page.goto(saved.address);
  await page.bringToFront();
  await page.waitForTimeout(1_000);
  await page.evaluate(FEED);
  return page;
}

/** Runs a script in the page and tells what it cost. */
async function spentOn(page: Page, script: string): Promise<Spent> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  };
  const before = await read();
  await page.evaluate(script);
  await session.send('HeapProfiler.collectGarbage');
  const after = await read();
  await session.detach();
  return {
    main: after('TaskDuration') - before('TaskDuration'),
    script: after('ScriptDuration') - before('ScriptDuration'),
    heap: after('JSHeapUsedSize') - before('JSHeapUsedSize'),
    nodes: after('Nodes') - before('Nodes'),
  };
}

interface Round {
  readonly appended: Spent;
  readonly read: Spent;
  /** From the page as it came to the page after every post is gone again. */
  readonly left: { readonly heap: number; readonly nodes: number };
  readonly buttons: number;
}

async function round(stage: ChromiumStage): Promise<Round> {
  const page = await openFeed(stage);
  const appended = await spentOn(page, APPEND_ALL);
  const read = await spentOn(page, READ_THROUGH);
  const buttons = Number(await page.evaluate(`document.querySelectorAll('dauys-clip').length`));
  const gone = await spentOn(page, SCROLLED_AWAY);
  await page.close();
  const total = (of: 'heap' | 'nodes') => appended[of] + read[of] + gone[of];
  return { appended, read, left: { heap: total('heap'), nodes: total('nodes') }, buttons };
}

/**
 * What the extension costs a feed of X: posts appended far from the window, posts read one after another, and what
 * is retained of posts that are gone. The same page in a browser without it, in turns, medians.
 */
export async function benchFeed(report: Report): Promise<void> {
  const bare = await openChromium({ withExtension: false });
  const withIt = await openChromium({});
  try {
    await round(bare);
    await round(withIt);
    const rounds: { readonly without: Round; readonly with: Round }[] = [];
    for (let at = 1; at <= ROUNDS; at += 1) {
      // Whoever goes first finds the machine as the other left it, so they take turns at that too.
      const first = at % 2 === 0 ? await round(withIt) : undefined;
      const without = await round(bare);
      rounds.push({ without, with: first ?? (await round(withIt)) });
      report.progress(`${at} of ${ROUNDS}`);
    }
    const seen = rounds.map((each) => each.with.buttons);
    if (Math.min(...seen) < READ) throw new Error(`Only ${Math.min(...seen)} posts got their button`);
    const middle = (of: (each: (typeof rounds)[number]) => number, digits: number) =>
      rounded(median(rounds.map(of)), digits);
    const row = (what: string, phase: 'appended' | 'read', posts: number) => ({
      what,
      'main thread without, s': middle((each) => each.without[phase].main, 2),
      'with, s': middle((each) => each.with[phase].main, 2),
      ratio: middle((each) => each.with[phase].main / each.without[phase].main, 3),
      'script a post, ms': middle(
        (each) => ((each.with[phase].script - each.without[phase].script) * 1_000) / posts,
        4,
      ),
    });
    report.table(`What the extension costs a feed, medians of ${ROUNDS} pairs`, [
      row(`${POSTS} posts appended, ${AT_ONCE} a frame`, 'appended', POSTS),
      row(`${READ} posts read, each in view`, 'read', READ),
    ]);
    report.table(`What is left when ${POSTS + READ} posts are gone`, [
      {
        what: 'JavaScript heap, kB',
        without: middle((each) => each.without.left.heap / 1_000, 0),
        with: middle((each) => each.with.left.heap / 1_000, 0),
      },
      {
        what: 'nodes',
        without: middle((each) => each.without.left.nodes, 0),
        with: middle((each) => each.with.left.nodes, 0),
      },
    ]);
  } finally {
    await Promise.all([bare.close(), withIt.close()]);
  }
}
