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
