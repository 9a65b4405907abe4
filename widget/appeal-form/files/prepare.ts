import {
  ATTACHMENT_TYPES,
  type AttachmentType,
  isAttachmentType,
  LARGEST_ATTACHMENT,
} from '../../../src/appeal/attachments.ts';
import type { FileFault } from '../../../src/i18n/widget/steps/ru.ts';

/** The longer side of a shrunk picture, in pixels: a number plate across the street can still be read. */
const LONGEST_SIDE = 2048;

const QUALITY = 0.82;

/** A file made ready to be sent, or why it cannot be. */
export type Prepared =
  /** `asItIs`: it may still tell where it was taken, or who wrote it. */
  { readonly file: Blob; readonly name: string; readonly asItIs: boolean } | { readonly fault: FileFault };

/** What a file is, by its own word or by its name: phones leave the type of a HEIC out. */
function typeOf({ type, name }: File): AttachmentType | undefined {
  if (isAttachmentType(type)) return type;
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase().replace('jpeg', 'jpg');
  const [known] = Object.entries(ATTACHMENT_TYPES).find(([, known]) => known === extension) ?? [];
  return isAttachmentType(known) ? known : undefined;
}

/** The pixels of a picture, the right way up; `undefined` where this browser cannot read it. */
async function pixelsOf(file: Blob): Promise<ImageBitmap | undefined> {
  try {
    // Its orientation stands in the data that are about to be left out.
    return await createImageBitmap(file, { imageOrientation: 'from-image' });
  } catch {
    return undefined;
  }
}

/** A picture drawn anew: smaller, and without any word of where, when and by what it was taken. */
async function redrawn(pixels: ImageBitmap): Promise<Blob | undefined> {
  const { width, height } = pixels;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d');
  if (!pen) return undefined;
  // JPEG knows no transparency, and what is seen through would turn black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(pixels, 0, 0, canvas.width, canvas.height);
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
  return drawn ?? undefined;
}

/**
 * Makes a file ready: what cannot pass is told before a byte is sent; photos are shrunk and lose what they say
 * beside the picture, unless the person wants to keep it.
 */
export async function prepare(file: File, keepLocation: boolean): Promise<Prepared> {
  const type = typeOf(file);
  if (!type) return { fault: 'type' };
  if (file.size === 0) return { fault: 'empty' };
  if (type.startsWith('image/') && !keepLocation) {
    const pixels = await pixelsOf(file);
    const drawn = pixels && (await redrawn(pixels));
    pixels?.close();
    if (drawn) return { file: drawn, name: `${file.name.replace(/\.\w+$/, '')}.jpg`, asItIs: false };
    // Every browser reads these three; a HEIC only some do.
    if (!pixels && !/hei[cf]$/.test(type)) return { fault: 'unreadable' };
  }
  if (file.size > LARGEST_ATTACHMENT) return { fault: 'large' };
  return { file: new Blob([file], { type }), name: file.name, asItIs: true };
}
