import type { AcceptedSubmission } from '../../appeal/accepted-submission.ts';
import type { CapturePart } from '../../appeal/capture-statement.ts';
import type { MergedPost } from '../../appeal/submission.ts';

const EXTENSIONS: Readonly<Record<CapturePart['mediaType'], string>> = {
  'image/png': 'png',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'text/html': 'html',
  'text/plain': 'txt',
};

/** One post of a clip with its capture, and where in the submission it stands (RFC 6901). */
export interface CapturedPost extends MergedPost {
  readonly pointer: string;
}

/** The captures of a clip: of its post, and of those that were merged into it. */
export function capturesOf(submission: AcceptedSubmission): CapturedPost[] {
  if (submission.channel !== 'extension') return [];
  const { post, capture, morePosts = [] } = submission;
  return [
    { post, capture, pointer: '' },
    ...morePosts.map((more, index) => ({ ...more, pointer: `/morePosts/${index}` })),
  ];
}

/** The parts that captures name, each with where it is named. */
export function partsOf(captures: readonly CapturedPost[]): (CapturePart & { readonly pointer: string })[] {
  return captures.flatMap(({ capture, pointer }) =>
    (capture.statement?.parts ?? []).map((part, index) => ({
      ...part,
      pointer: `${pointer}/capture/statement/parts/${index}/digest`,
    })),
  );
}

/** The name of a part as a file, such as `picture.png`. */
export function partName({ role, mediaType }: Pick<CapturePart, 'role' | 'mediaType'>): string {
  return `${role}.${EXTENSIONS[mediaType]}`;
}
