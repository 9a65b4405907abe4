import type { CaptureFile } from '../../appeal/capture-file.ts';
import type { CapturePart } from '../../appeal/capture-statement.ts';
import { readCapturePart } from '../../client/captures.ts';
import { readCaseFile } from '../../client/case-files.ts';
import type { Identity } from '../../clip/identity.ts';
import { callsOf } from '../../clip/intake.ts';
import type { CaseFile } from '../../evidence/case-file.ts';
import { captureFault } from '../../evidence/check-capture-file.ts';
import { hexOf } from '../../evidence/hex.ts';
import { type CheckedReceipt, verifyReceipt } from '../../register/receipt.ts';
import { failureWords } from '../failure-words.ts';
import { language, words } from '../language.ts';

/** A picture of a capture. */
export interface ShownPicture {
  readonly digest: string;
  /** A `blob:` address; `null` where the file is missing or is not what its digest says. */
  readonly address: string | null;
}

/** A case file with all that this browser found when it checked it. */
export interface LoadedCase {
  readonly file: CaseFile;
  /** `null` where no official clipped it. */
  readonly capture: 'holds' | 'unsigned' | 'broken' | null;
  readonly receipt: CheckedReceipt | null;
  /** The picture of each capture, in their order. */
  readonly pictures: readonly (ShownPicture | null)[];
}

/** The captures of a file: of its post, and of those that were merged into it. */
export function capturesOf(file: CaptureFile | null): CaptureFile['more'] {
  return file ? [{ post: file.post, capture: file.capture }, ...file.more] : [];
}

async function pictureOf(
  identity: Identity,
  number: string,
  part: CapturePart | undefined,
): Promise<ShownPicture | null> {
  if (!part) return null;
  const { digest, mediaType } = part;
  const blob = await readCapturePart(callsOf(identity, language.value), number, digest);
  const bytes = await blob?.arrayBuffer();
  const same = bytes && hexOf(await crypto.subtle.digest('SHA-256', bytes)) === digest;
  // The type is the statement's, which names pictures only; no markup is ever drawn.
  const isPicture = mediaType.startsWith('image/');
  const address = same && isPicture ? URL.createObjectURL(new Blob([bytes], { type: mediaType })) : null;
  return { digest, address };
}

/** Gets a case file and checks, in this browser, all that is signed in it. @returns why not, in words */
export async function loadCaseFile(identity: Identity, number: string): Promise<LoadedCase | string> {
  const outcome = await readCaseFile(callsOf(identity, language.value), number);
  if (!outcome.ok) return failureWords(outcome.failure, words.value);
  const file = outcome.value;
  const fault = file.capture && (await captureFault(file.capture));
  const pictures = await Promise.all(
    capturesOf(file.capture).map(({ capture }) =>
      pictureOf(
        identity,
        number,
        capture.statement?.parts.find(({ role }) => role === 'picture'),
      ),
    ),
  );
  return {
    file,
    capture: file.capture && (fault === null ? 'holds' : fault === 'unsigned' ? 'unsigned' : 'broken'),
    receipt: file.receipt && (await verifyReceipt(file.receipt)),
    pictures,
  };
}
