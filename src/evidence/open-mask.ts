import type { Mask } from '../appeal/capture-statement.ts';
import { commitmentOf } from './commitment.ts';
import { findPersonalData } from './find-personal-data.ts';

/** What shows later what a mask covered, to whoever has the original: kept by the browser that masked. */
export interface KeptSalt {
  readonly mask: Mask;
  /** 32 bytes, hex. */
  readonly salt: string;
}

/** A mask that is shown to have covered something, with all that anybody needs to check that. */
export interface OpenedMask extends KeptSalt {
  readonly original: string;
}

/** Passages of one text that are tried; a whole post has some dozens at most. */
const MOST_TRIED = 200;

function bytesOfHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * Finds what masks covered by what somebody says stood there: the passage itself, sign by sign, or a text in which
 * it stands.
 *
 * @param kept salts of masks in texts; areas of a picture are opened by no text
 * @returns the masks that covered it; none where nothing of it was masked
 */
export async function openMasks(kept: readonly KeptSalt[], said: string): Promise<OpenedMask[]> {
  const found = findPersonalData(said).map(({ text }) => text);
  const tried = [...new Set([said, said.trim(), ...found])]
    .filter((text) => text !== '')
    .slice(0, MOST_TRIED);
  const opened: OpenedMask[] = [];
  for (const each of kept) {
    if (!('start' in each.mask.where)) continue;
    const salt = bytesOfHex(each.salt);
    for (const original of tried) {
      const commitment = await commitmentOf(salt, new TextEncoder().encode(original));
      if (commitment === each.mask.commitment) {
        opened.push({ ...each, original });
        break;
      }
    }
  }
  return opened;
}
