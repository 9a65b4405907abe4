import { browser } from '@wxt-dev/browser';
import type { Picture, PictureTrouble } from './evidence.ts';
import type { View } from './page-steps.ts';
import { type Shot, stitch, TALLEST } from './stitch.ts';

/** Chromium takes two pictures a second and no more; milliseconds. */
const BETWEEN_SHOTS = 550;
const MOST_SHOTS = 14;
/** How often one part is tried again while the official goes on scrolling. */
const MOST_TRIES = 4;

/** The page and the tab, as far as a picture needs them. */
export interface Sight {
  readonly tabId: number;
  readonly windowId: number;
  show(from: number): Promise<View | null>;
  look(): Promise<View | null>;
}

/** Why there is no picture. */
export class NoPicture extends Error {
  override readonly name = 'NoPicture';
  readonly trouble: PictureTrouble;

  constructor(trouble: PictureTrouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

let lastShot = 0;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Takes a picture of the window; never of another tab than the post's. @throws NoPicture */
async function shoot({ tabId, windowId }: Sight): Promise<ImageBitmap> {
  await inFront(tabId);
  await pause(Math.max(0, lastShot + BETWEEN_SHOTS - Date.now()));
  let address: string;
  try {
    lastShot = Date.now();
    address = await browser.tabs.captureVisibleTab(windowId, { format: 'png' });
  } catch (error) {
    throw new NoPicture(isForbidden(error) ? 'not-allowed' : 'failed');
  }
  // The official may have gone to another tab meanwhile: whose picture that is nobody knows.
  await inFront(tabId);
  const packed = atob(address.slice(address.indexOf(',') + 1));
  const bytes = Uint8Array.from(packed, (character) => character.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], { type: 'image/png' }));
}

async function inFront(tabId: number): Promise<void> {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  if (!tab?.active) throw new NoPicture('tab-left');
}

/** Both browsers say what is missing in these words only: the permission for all addresses, or `activeTab`. */
function isForbidden(error: unknown): boolean {
  return error instanceof Error && /permission|all_urls|activeTab/i.test(error.message);
}

function isSame(one: View, other: View | null): boolean {
  return (
    other !== null &&
    Math.abs(one.seen.x - other.seen.x) < 1 &&
    Math.abs(one.seen.y - other.seen.y) < 1 &&
    Math.abs(one.from - other.from) < 1 &&
    isSameSize(one, other)
  );
}

/** Whether the page is laid out as it was: the panel that opens beside it makes it narrower. */
function isSameSize(one: View, other: View): boolean {
  return (
    one.window.width === other.window.width &&
    Math.abs(one.total.width - other.total.width) < 1 &&
    Math.abs(one.total.height - other.total.height) < 1
  );
}

/** One part of the post, taken while nothing moved. @throws NoPicture */
async function shotFrom(sight: Sight, from: number): Promise<Shot> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const view = await sight.show(from);
    if (!view) throw new NoPicture('post-gone');
    if (view.seen.height < 1 || view.seen.width < 1) continue;
    const bitmap = await shoot(sight);
    if (isSame(view, await sight.look())) return { bitmap, view };
    bitmap.close();
  }
  throw new NoPicture('failed');
}

/**
 * Takes the picture of a post: screen after screen, put together. Where the page is laid out anew meanwhile, it
 * begins again.
 *
 * @throws NoPicture
 */
export async function takePicture(sight: Sight): Promise<Picture> {
  for (let tried = 1; ; tried += 1) {
    const picture = await takeOnce(sight);
    if (picture) return picture;
    if (tried === MOST_TRIES) throw new NoPicture('failed');
  }
}

/** @returns `null` where the page was laid out anew meanwhile */
async function takeOnce(sight: Sight): Promise<Picture | null> {
  const shots: Shot[] = [];
  let done = 0;
  let cut = false;
  try {
    for (;;) {
      const shot = await shotFrom(sight, done);
      const { view, bitmap } = shot;
      shots.push(shot);
      const [first = shot] = shots;
      // What lies between was scrolled past.
      if (!isSameSize(first.view, view) || view.from > done + 1) return null;
      const before = done;
      done = Math.max(done, view.from + view.seen.height);
      if (done >= view.total.height - 1) break;
      const pixels = done * (bitmap.width / view.window.width);
      if (done <= before || shots.length >= MOST_SHOTS || pixels >= TALLEST) {
        cut = true;
        break;
      }
    }
    const [first] = shots;
    if (!first) return null;
    const { blob, width, height, scale } = await stitch(shots, first.view.foreign);
    const spots = first.view.spots.map(({ key, rect }) => ({
      key,
      rect: {
        x: rect.x * scale,
        y: rect.y * scale,
        width: rect.width * scale,
        height: rect.height * scale,
      },
    }));
    return { blob, width, height, cut, spots };
  } finally {
    for (const { bitmap } of shots) bitmap.close();
  }
}
