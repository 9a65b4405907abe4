import type { Capture } from '../../appeal/capture.ts';
import type { CapturePart, CaptureStatement } from '../../appeal/capture-statement.ts';
import type { KeptSalt } from '../../evidence/open-mask.ts';
import type { Rect, Wanted } from './page-steps.ts';

/** Why the picture of a post is not there. */
export type PictureTrouble =
  /** The browser lets this extension take no pictures of this page yet. */
  | 'not-allowed'
  /** Another tab was in front of the post. */
  | 'tab-left'
  /** The page shows the post no more. */
  | 'post-gone'
  /** The browser lets no extension into the page. */
  | 'page-unreadable'
  /** The worker was killed, or the browser gave no picture. */
  | 'failed';

/** A picture of the post at the resolution of the screen. */
export interface Picture {
  readonly blob: Blob;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** The post goes on below: it is longer than what is taken of one. */
  readonly cut: boolean;
  /** Where passages that look like personal data stand, in pixels. */
  readonly spots: readonly { readonly key: string; readonly rect: Rect }[];
}

/** What the official chose to mask before sending. */
export interface MaskChoices {
  /** As `findPersonalData` names them. */
  readonly keys: readonly string[];
  /** Drawn by hand, in pixels of the picture. */
  readonly boxes: readonly Rect[];
}

/** What the page said of itself, as the statement takes it. */
export type EvidenceFacts = Pick<
  CaptureStatement['page'],
  'canonical' | 'viewport' | 'timeZone' | 'signedIn'
>;

/** A part as it goes to the intake. */
export interface ReadyPart extends CapturePart {
  readonly blob: Blob;
  /** When the intake had it, milliseconds since the epoch; absent: not yet. */
  readonly uploadedAt?: number | undefined;
}

/** What shows later what a mask covered: kept in this browser alone. */
export type MaskOpening = KeptSalt;

/**
 * The name of the evidence of one post of a draft, or of the submission that carries the same id.
 *
 * @param capture of that post, as the draft has it now
 */
export function evidenceId(draft: string, { postDigest }: Pick<Capture, 'postDigest'>): string {
  return `${draft}/${postDigest}`;
}

/** The evidence of one post of a draft, from the press of the button until the register has it. */
export interface Evidence {
  /** See `evidenceId`. */
  readonly id: string;
  /** Where the post stood, so that it can be taken again. */
  readonly place: { readonly tabId: number; readonly windowId: number; readonly frameId: number };
  readonly wanted: Wanted;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** `ready`: masked, with digests, on its way; what was masked is nowhere any more. */
  readonly state: 'taking' | 'taken' | 'ready';
  readonly clock: CaptureStatement['clock'];
  readonly facts: EvidenceFacts | null;
  readonly trouble: PictureTrouble | null;
  readonly picture: Picture | null;
  readonly fragment: string | null;
  readonly text: string | null;
  readonly media: readonly Blob[];
  readonly thread: string | null;
  readonly choices: MaskChoices;
  readonly parts: readonly ReadyPart[];
}

/** Longer than any capture takes: a worker that was killed leaves one behind that will never end; milliseconds. */
export const TAKING_AT_MOST = 45_000;

/** Evidence whose worker was killed while it took it. */
export function isAbandoned({ state, startedAt }: Evidence, now: number): boolean {
  return state === 'taking' && (now - startedAt > TAKING_AT_MOST || now < startedAt);
}
