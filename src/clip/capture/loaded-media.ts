import { PART_TYPES, type PartType } from '../../appeal/capture-statement.ts';
import { base64Of } from '../../evidence/base64.ts';

const MOST_FILES = 8;
/** Bytes of one file, and of all. */
const LARGEST = 5 * 1024 * 1024;
const MOST_BYTES = 10 * 1024 * 1024;
/** Smaller ones are faces, emoji and ornaments; CSS pixels on each side. */
const SMALLEST = 100;

/**
 * The pictures of a post that the page has loaded, from the browser's cache where it still has them. What the
 * picture's own server lets no page read is left out: it stands in the picture of the post.
 *
 * @param foreign matches other people's posts
 */
export async function loadedMedia(
  element: Element,
  foreign: string | null,
): Promise<{ readonly type: PartType; readonly base64: string }[]> {
  const images = [...element.querySelectorAll('img')].filter(
    (image) =>
      image.complete &&
      image.naturalWidth >= SMALLEST &&
      image.naturalHeight >= SMALLEST &&
      !isForeign(image, element, foreign),
  );
  const addresses = [...new Set(images.map(({ currentSrc }) => currentSrc))].filter((address) =>
    /^https?:/.test(address),
  );
  const found: { type: PartType; base64: string }[] = [];
  let left = MOST_BYTES;
  for (const address of addresses.slice(0, MOST_FILES)) {
    const file = await read(address);
    if (!file || file.bytes.length > Math.min(left, LARGEST)) continue;
    left -= file.bytes.length;
    found.push({ type: file.type, base64: base64Of(file.bytes) });
  }
  return found;
}

function isForeign(image: Element, element: Element, foreign: string | null): boolean {
  const post = foreign && image.closest(foreign);
  return Boolean(post && post !== element && element.contains(post));
}

async function read(address: string): Promise<{ type: PartType; bytes: Uint8Array } | null> {
  try {
    const answer = await fetch(address, {
      cache: 'force-cache',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(3_000),
    });
    const said = answer.headers.get('Content-Type')?.split(';', 1)[0];
    const type = PART_TYPES.find((each) => each === said && each.startsWith('image/'));
    return answer.ok && type ? { type, bytes: new Uint8Array(await answer.arrayBuffer()) } : null;
  } catch {
    return null;
  }
}
