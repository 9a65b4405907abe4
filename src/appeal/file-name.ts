import { cleanText } from './text-field.ts';

/** Longest name that is kept, in code points, without its extension. */
const LONGEST_STEM = 120;

/** Names that Windows keeps for devices, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * What a file is called from now on: the last part of a path, without anything that a file system, a
 * terminal or a header reads in its own way, and with the one extension of what the file is. A name never
 * makes a file unacceptable; where nothing of it is left, it is `file`.
 *
 * @param name as the person's device gave it
 * @param extension without a dot, of the file's real type
 * @example cleanFileName('C:\\fakepath\\Фото двора.JPEG.exe', 'jpg') // 'Фото двора.JPEG.jpg'
 */
export function cleanFileName(name: string, extension: string): string {
  const last = cleanText(name).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/[\s\p{Z}]+/gu, ' ')
    // Zero-width and other invisible characters would make two names look the same.
    .replace(/[\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .replace(/[<>:"|?*]/g, '_');
  const stem = withoutExtension(plain, extension).replace(/^[. ]+|[. ]+$/g, '');
  const short = [...stem].slice(0, LONGEST_STEM).join('').trim();
  const safe = DEVICE.test(short) ? `_${short}` : short;
  return `${/[\p{L}\p{N}]/u.test(safe) ? safe : 'file'}.${extension}`;
}

/** Takes away what looks like an extension; a name may well have a dot in it that is none («акт от 5.11»). */
function withoutExtension(name: string, extension: string): string {
  const tail = /\.([a-z][a-z0-9]{0,4})$/i.exec(name.trimEnd());
  return tail?.[1] ? name.trimEnd().slice(0, -tail[0].length) : name.replace(`.${extension}`, '');
}
