import type { MaskKind, PartRole, PartType } from '../../appeal/capture-statement.ts';
import { PART_TYPES } from '../../appeal/capture-statement.ts';
import { commitTo } from '../../evidence/commitment.ts';
import { hexOf } from '../../evidence/hex.ts';
import { maskText } from '../../evidence/mask-text.ts';
import type { Evidence, MaskOpening, ReadyPart } from './evidence.ts';
import { maskFragment } from './mask-fragment.ts';
import { coversOf, maskPicture } from './mask-picture.ts';

/** The parts as they go to the intake, and what opens their masks. */
export interface ReadyParts {
  readonly parts: readonly ReadyPart[];
  readonly openings: readonly MaskOpening[];
}

async function digestOfBlob(blob: Blob): Promise<string> {
  return hexOf(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
}

async function partOf(
  role: PartRole,
  mediaType: PartType,
  blob: Blob,
  openings: readonly MaskOpening[],
): Promise<ReadyPart> {
  const masks = openings.map(({ mask }) => mask);
  return {
    role,
    mediaType,
    digest: await digestOfBlob(blob),
    bytes: blob.size,
    ...(masks.length > 0 ? { masks } : {}),
    blob,
  };
}

async function openingsOf(
  masked: readonly { kind: MaskKind; start: number; end: number; original: string }[],
): Promise<MaskOpening[]> {
  return Promise.all(
    masked.map(async ({ kind, start, end, original }) => {
      const { commitment, salt } = await commitTo(new TextEncoder().encode(original));
      return { mask: { kind, commitment, where: { start, end } }, salt };
    }),
  );
}

/**
 * Makes the parts of a capture: everything the official chose is masked in all of them, and only then are their
 * digests computed. The post's own pictures stay out where something was covered by hand: they would show it.
 */
export async function readyParts(evidence: Evidence): Promise<ReadyParts> {
  const { picture, fragment, text, thread, media, choices } = evidence;
  const keys = new Set(choices.keys);
  const parts: ReadyPart[] = [];
  const openings: MaskOpening[] = [];
  const add = async (role: PartRole, mediaType: PartType, blob: Blob, own: readonly MaskOpening[]) => {
    parts.push(await partOf(role, mediaType, blob, own));
    openings.push(...own);
  };
  if (picture) {
    const masked = await maskPicture(picture, coversOf(picture, choices));
    const type = PART_TYPES.find((each) => each === masked.blob.type);
    if (type) await add('picture', type, masked.blob, masked.openings);
  }
  const texts = [
    ['fragment', 'text/html', fragment && maskFragment(fragment, keys)],
    ['text', 'text/plain', text && maskText(text, keys)],
    ['thread', 'text/plain', thread && maskText(thread, keys)],
  ] as const;
  for (const [role, mediaType, masked] of texts) {
    if (!masked) continue;
    const blob = new Blob([masked.text], { type: mediaType });
    await add(role, mediaType, blob, await openingsOf(masked.masked));
  }
  for (const file of choices.boxes.length === 0 ? media : []) {
    const type = PART_TYPES.find((each) => each === file.type);
    if (type) await add('media', type, file, []);
  }
  return { parts, openings };
}
