import { browser } from '@wxt-dev/browser';
import * as v from 'valibot';
import type { DeviceStore } from '../device-store.ts';
import { compareClocks } from './clock.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceStore } from './evidence-store.ts';
import {
  type Begun,
  BegunSchema,
  MediaSchema,
  type PageSteps,
  STEPS,
  ViewSchema,
  type Wanted,
} from './page-steps.ts';
import { NoPicture, takePicture } from './take-picture.ts';

/** The script that the steps live in; see `entrypoints/capture-page.ts`. */
const SCRIPT = '/capture-page.js';

/** Where a post stands. */
export type Place = Evidence['place'];

/** What the worker takes evidence with. */
export interface EvidenceTools {
  readonly store: DeviceStore;
  readonly evidence: EvidenceStore;
  now(): number;
}

/** A frame of a tab, and its steps. */
function target({ tabId, frameId }: Place) {
  return { tabId, frameIds: [frameId] };
}

/** Asks one step of the script in the page. @throws Error where the page lets no extension in, or is gone */
async function step(place: Place, name: keyof PageSteps, arg?: unknown): Promise<unknown> {
  const [answer] = await browser.scripting.executeScript<[string, string, unknown], unknown>({
    target: target(place),
    // Runs in the page and sees nothing of this file.
    func: (steps: string, wanted: string, given: unknown) => Reflect.get(globalThis, steps)?.[wanted](given),
    args: [STEPS, name, arg ?? null],
  });
  return answer?.result;
}

async function stepAs<Schema extends v.GenericSchema>(
  schema: Schema,
  ...[place, name, arg]: Parameters<typeof step>
): Promise<v.InferOutput<Schema> | null> {
  const read = v.safeParse(schema, await step(place, name, arg));
  return read.success ? read.output : null;
}

/** One capture after the other: two at once would move one page under each other's hands. */
let taking: Promise<unknown> = Promise.resolve();

/**
 * Takes the evidence of a draft: text and markup at once, then the picture, then the media. Each is on the disk
 * as soon as it is there; the draft shows what comes in. Choices that were made for an earlier picture of the
 * same post stay, but for the boxes, which were drawn on that one.
 *
 * @returns once everything there was to take is on the disk
 */
export function takeEvidence(tools: EvidenceTools, id: string, place: Place, wanted: Wanted): Promise<void> {
  const taken = taking.then(() => take(tools, id, place, wanted));
  taking = taken.catch(() => {});
  return taken;
}

async function take(
  { store, evidence, now }: EvidenceTools,
  id: string,
  place: Place,
  wanted: Wanted,
): Promise<void> {
  const startedAt = now();
  await evidence.change(id, (before) => ({
    id,
    place,
    wanted,
    startedAt,
    state: 'taking',
    clock: { offsetMs: null, measuredAt: null },
    facts: null,
    trouble: null,
    picture: null,
    fragment: null,
    text: null,
    media: [],
    thread: before?.thread ?? null,
    choices: { keys: before?.choices.keys ?? [], boxes: [] },
    parts: [],
  }));
  /** Only while this capture is the one under way: the draft may have been sent or dropped. */
  const add = (found: Partial<Evidence>) =>
    evidence.change(id, (before) =>
      before?.state === 'taking' && before.startedAt === startedAt ? { ...before, ...found } : before,
    );
  const clock = compareClocks(store).then((compared) => add({ clock: compared }));
  try {
    const begun = await beginIn(place, wanted);
    await add({ facts: begun.facts, text: begun.text, fragment: begun.fragment });
    const { tabId, windowId } = place;
    const picture = await takePicture({
      tabId,
      windowId,
      show: (from) => stepAs(ViewSchema, place, 'show', from),
      look: () => stepAs(ViewSchema, place, 'look'),
    }).finally(() => step(place, 'end').catch(() => {}));
    await add({ picture });
    const media = (await stepAs(MediaSchema, place, 'media')) ?? [];
    await add({ media: media.map(({ type, base64 }) => blobOf(type, base64)) });
    await clock;
    await add({ state: 'taken' });
  } catch (error) {
    await clock.catch(() => {});
    await add({ state: 'taken', trouble: error instanceof NoPicture ? error.trouble : 'failed' });
  }
}

/** Puts the script into the page and finds the post. @throws NoPicture */
async function beginIn(place: Place, wanted: Wanted): Promise<Begun> {
  let begun: unknown;
  try {
    await browser.scripting.executeScript({ target: target(place), files: [SCRIPT] });
    begun = await step(place, 'begin', wanted);
  } catch {
    throw new NoPicture('page-unreadable');
  }
  if (begun === null || begun === undefined) throw new NoPicture('post-gone');
  const read = v.safeParse(BegunSchema, begun);
  if (!read.success) throw new NoPicture('failed');
  return read.output;
}

/** Adds the posts around the clipped one, as the official asked. @returns whether there were any */
export async function takeThread({ evidence }: EvidenceTools, id: string): Promise<boolean> {
  const before = await evidence.read(id);
  if (!before) return false;
  await beginIn(before.place, before.wanted);
  const thread = await stepAs(v.nullable(v.pipe(v.string(), v.maxLength(200_000))), before.place, 'thread');
  await step(before.place, 'end').catch(() => {});
  if (!thread) return false;
  await evidence.change(id, (now) => (now && now.state !== 'ready' ? { ...now, thread } : now));
  return true;
}

function blobOf(type: string, base64: string): Blob {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return new Blob([bytes], { type });
}
