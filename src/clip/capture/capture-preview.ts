import type { Capture } from '../../appeal/capture.ts';
import type { PartRole } from '../../appeal/capture-statement.ts';
import type { Evidence } from './evidence.ts';
import { coversOf } from './mask-picture.ts';

const NOTHING = '0'.repeat(64);

/**
 * A capture as it will be signed, for the tags that a draft shows. Its digests and its signature stand for
 * nothing: only what is there and what is masked counts.
 */
export function capturePreview(capture: Capture, evidence: Evidence | null): Capture {
  if (!evidence) return capture;
  const { picture, fragment, thread, choices, clock } = evidence;
  const mask = { kind: 'hand', commitment: NOTHING, where: { start: 0, end: 0 } } as const;
  const part = (role: PartRole, masked: boolean) => ({
    role,
    mediaType: 'text/plain' as const,
    digest: NOTHING,
    bytes: 1,
    ...(masked ? { masks: [mask] } : {}),
  });
  const parts = evidence.parts.length
    ? evidence.parts.map(({ blob: _, uploadedAt: __, ...each }) => each)
    : [
        ...(picture ? [part('picture', coversOf(picture, choices).length > 0)] : []),
        ...(fragment ? [part('fragment', false)] : []),
        part('text', choices.keys.length > 0),
        ...(thread ? [part('thread', false)] : []),
      ];
  return {
    ...capture,
    signature: 'A'.repeat(86),
    statement: {
      v: 1,
      submission: '',
      capturedAt: capture.capturedAt,
      clock,
      page: {
        url: capture.pageUrl,
        canonical: null,
        title: '',
        language: '',
        viewport: null,
        timeZone: null,
        signedIn: null,
      },
      tool: capture.tool,
      method: capture.method,
      key: '',
      post: capture.postDigest,
      parts,
    },
  };
}
