import { openChromium } from '../stage/chromium.ts';
import { startIntakeStage } from '../stage/intake.ts';
import { seatOfficial } from '../stage/official.ts';
import { AT_ONCE, type FeedPage, openFeed, PASSING, type Spent } from './feed-page.ts';
import { median, type Report, rounded } from './report.ts';

const POSTS = 5_000;
/** Posts of one turn: the two browsers take turns this often, so that a busy moment of the machine hits both. */
const A_TURN = 200;
/** No further round begins after so long, in milliseconds; one alone has twenty-five pairs of turns. */
const LONG_ENOUGH = 90_000;
const MOST_ROUNDS = 3;

/** The two that are compared: the same feed in a browser without the extension, and in an official's. */
type Pair<Each> = { readonly without: Each; readonly with: Each };

interface Round {
  /** What each turn cost. */
  readonly appended: readonly Pair<Spent>[];
  readonly scrolled: readonly Pair<Spent>[];
  /** From the page as it came to the page after every post is gone again. */
  readonly left: Pair<{ readonly heap: number; readonly nodes: number; readonly posts: number }>;
}

/** The same for both, one after the other. */
async function both<Each, Told>(pair: Pair<Each>, ask: (each: Each) => Promise<Told>): Promise<Pair<Told>> {
  return { without: await ask(pair.without), with: await ask(pair.with) };
}

/**
 * Lets both feeds do the same, turn by turn, whoever goes first alternating, and tells what each turn cost, with
 * whatever came after it until the next one ended.
 */
async function inTurns(
  feeds: Pair<FeedPage>,
  turn: (feed: FeedPage) => Promise<void>,
): Promise<readonly Pair<Spent>[]> {
  const turns: Pair<Spent>[] = [];
  let before = await both(feeds, (feed) => feed.spent());
  while (turns.length < POSTS / A_TURN) {
    const order = turns.length % 2 === 0 ? [feeds.without, feeds.with] : [feeds.with, feeds.without];
    for (const feed of order) await turn(feed);
    const after = await both(feeds, (feed) => feed.spent());
    const between = (side: keyof Pair<Spent>): Spent => ({
      main: after[side].main - before[side].main,
      script: after[side].script - before[side].script,
    });
    turns.push({ without: between('without'), with: between('with') });
    before = after;
  }
  return turns;
}

async function round(feeds: Pair<FeedPage>): Promise<Round> {
  const before = await both(feeds, (feed) => feed.held());
  const appended = await inTurns(feeds, (feed) => feed.append(A_TURN));
  await both(feeds, (feed) => feed.clear());
  const scrolled = await inTurns(feeds, (feed) => feed.scroll(A_TURN));
  const buttons = await feeds.with.buttons();
  if (buttons < PASSING)
    throw new Error(`Only ${buttons} of ${PASSING} posts in the window got their button`);
  await both(feeds, (feed) => feed.clear());
  const after = await both(feeds, (feed) => feed.held());
  const alive = await both(feeds, (feed) => feed.alive());
  const left = (side: keyof Pair<Spent>) => ({
    heap: after[side].heap - before[side].heap,
    nodes: after[side].nodes - before[side].nodes,
    posts: alive[side],
  });
  return { appended, scrolled, left: { without: left('without'), with: left('with') } };
}

/**
 * What the extension costs a feed of X: posts appended far from the window, posts that pass through it, and what
 * is retained of posts that are gone. The same page in a browser without it, in turns.
 */
export async function benchFeed(report: Report): Promise<void> {
  const intake = await startIntakeStage();
  const viewport = { width: 1280, height: 1800 };
  const bare = await openChromium({ withExtension: false, viewport });
  try {
    const official = await seatOfficial(intake, intake.enrolmentCode, undefined, { viewport });
    try {
      const rounds: Round[] = [];
      const started = performance.now();
      while (rounds.length < MOST_ROUNDS && performance.now() - started < LONG_ENOUGH) {
        const feeds = {
          without: await openFeed(bare.context),
          with: await openFeed(official.chromium.context),
        };
        rounds.push(await round(feeds));
        await both(feeds, (feed) => feed.close());
        report.progress(`${rounds.length} of at most ${MOST_ROUNDS} rounds`);
      }
      tell(report, rounds);
    } finally {
      await official.close();
    }
  } finally {
    await bare.close();
    await intake.stop();
  }
}

function sum(turns: readonly Pair<Spent>[], side: keyof Pair<Spent>): number {
  return turns.reduce((total, turn) => total + turn[side].main, 0);
}

function tell(report: Report, rounds: readonly Round[]): void {
  const middle = (of: (each: Round) => number, digits: number) => rounded(median(rounds.map(of)), digits);
  const spent = (what: string, phase: 'appended' | 'scrolled') => {
    const turns = rounds.flatMap((each) => each[phase]);
    const ratio = median(turns.map((turn) => turn.with.main / turn.without.main));
    const script = median(turns.map((turn) => turn.with.script - turn.without.script));
    return {
      what,
      'main thread without, s': middle((each) => sum(each[phase], 'without'), 2),
      'with, s': middle((each) => sum(each[phase], 'with'), 2),
      'ratio of a turn': rounded(ratio, 3),
      'script a post, ms': rounded((script * 1_000) / A_TURN, 4),
    };
  };
  const turns = (rounds.length * POSTS) / A_TURN;
  report.table(`What the extension costs a feed, medians of ${turns} pairs of turns of ${A_TURN} posts`, [
    spent(`${POSTS} posts appended below the window, ${AT_ONCE} a frame`, 'appended'),
    spent(`${POSTS} posts scrolled through the window, ${PASSING} a frame`, 'scrolled'),
  ]);
  const left = (what: string, part: 'heap' | 'nodes' | 'posts', unit = 1) => ({
    what,
    without: middle((each) => each.left.without[part] / unit, 0),
    with: middle((each) => each.left.with[part] / unit, 0),
  });
  report.table(`What is left when all ${2 * POSTS} posts are gone, medians of ${rounds.length}`, [
    left('posts in memory', 'posts'),
    left('nodes', 'nodes'),
    left('JavaScript heap, kB', 'heap', 1_000),
  ]);
}
