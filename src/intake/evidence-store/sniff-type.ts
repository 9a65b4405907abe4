import { fileTypeFromBuffer } from 'file-type';
import { type AttachmentType, isAttachmentType } from '../../appeal/attachments.ts';

/**
 * What a file is by its own bytes, whatever it is called and whatever its sender says.
 *
 * @returns `undefined` for what an appeal may not carry: programs, archives, pages, documents with macros
 */
export async function sniffType(bytes: Uint8Array): Promise<AttachmentType | undefined> {
  try {
    const found = await fileTypeFromBuffer(bytes);
    return isAttachmentType(found?.mime) ? found.mime : undefined;
  } catch {
    // A file that breaks its own reader is none that an appeal may carry.
    return undefined;
  }
}

/** Whether bytes are a text: UTF-8 from end to end, without control characters that no text has. */
export function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}
