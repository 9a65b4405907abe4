import * as v from 'valibot';
import { PART_TYPES } from '../../appeal/capture-statement.ts';
import { WebAddressSchema } from '../../appeal/post.ts';

/** Where the script in the page keeps what the worker calls step by step. */
export const STEPS = 'dauysCapture';

/** Which post is to be captured, as the draft knows it. */
export interface Wanted {
  readonly permalink: string | null;
  readonly text: string | null;
  readonly method: 'platform' | 'selection' | 'metadata';
  /** The author's own handle, which is not looked for among personal data. */
  readonly handle: string | null;
}

const size = v.pipe(v.number(), v.finite());

const RectSchema = v.object({ x: size, y: size, width: size, height: size });

/** An area of the post in CSS pixels, from the post's own corner. */
export type Rect = v.InferOutput<typeof RectSchema>;

/** What the page says of the post and of itself. What comes from a page is hostile until this has read it. */
export const BegunSchema = v.object({
  facts: v.object({
    canonical: v.nullable(v.fallback(v.nullable(WebAddressSchema), null)),
    viewport: v.object({ width: size, height: size, scale: size }),
    timeZone: v.nullable(v.pipe(v.string(), v.maxLength(64))),
    signedIn: v.nullable(v.boolean()),
  }),
  text: v.nullable(v.pipe(v.string(), v.maxLength(200_000))),
  fragment: v.nullable(v.pipe(v.string(), v.maxLength(1_000_000))),
});

export type Begun = v.InferOutput<typeof BegunSchema>;

/** What of the post is in sight, in CSS pixels of the window. */
export const ViewSchema = v.object({
  /** The part of the post that can be seen. */
  seen: RectSchema,
  /** How far below the post's upper edge that part begins. */
  from: size,
  /** The whole post. */
  total: v.object({ width: size, height: size }),
  window: v.object({ width: size, height: size }),
  /** Where passages that look like personal data stand. */
  spots: v.pipe(
    v.array(v.object({ key: v.pipe(v.string(), v.maxLength(400)), rect: RectSchema })),
    v.maxLength(400),
  ),
  /** Other people's posts within this one: they are painted over. */
  foreign: v.pipe(v.array(RectSchema), v.maxLength(200)),
});

export type View = v.InferOutput<typeof ViewSchema>;

export const MediaSchema = v.pipe(
  v.array(v.object({ type: v.picklist(PART_TYPES), base64: v.pipe(v.string(), v.maxLength(7_000_000)) })),
  v.maxLength(8),
);

/** The steps of a capture in the page, in their order. Every one may be asked again. */
export interface PageSteps {
  /** @returns `null` where the post is not on the page any more */
  begin(wanted: Wanted): Promise<Begun | null>;
  /** Brings the part that begins so far below the post's upper edge into sight. @returns `null`: it is gone */
  show(from: number): Promise<View | null>;
  /** What is in sight now, without moving anything. */
  look(): View | null;
  /** The pictures of the post that the page has loaded. */
  media(): Promise<v.InferOutput<typeof MediaSchema>>;
  /** The posts around it, as text. */
  thread(): string | null;
  /** Puts everything back as it was. */
  end(): void;
}
