import type { CapturePart } from '../../appeal/capture-statement.ts';
import type { Arrival } from '../arrival.ts';

const EXTENSIONS: Readonly<Record<CapturePart['mediaType'], string>> = {
  'image/png': 'png',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'text/html': 'html',
  'text/plain': 'txt',
};

/** The parts that a submission's capture names; none where there is no statement. */
export function partsOf({ submission }: Pick<Arrival, 'submission'>): readonly CapturePart[] {
  return submission.channel === 'extension' ? (submission.capture.statement?.parts ?? []) : [];
}

/** The name of a part as a file, such as `picture.png`. */
export function partName({ role, mediaType }: Pick<CapturePart, 'role' | 'mediaType'>): string {
  return `${role}.${EXTENSIONS[mediaType]}`;
}
