import { expect, it } from 'vitest';
import { ATTACHMENT_MEDIA_TYPES } from '../appeal/attachments.ts';
import { uploadPart } from './upload-part.ts';

const DIGEST = 'a'.repeat(64);

it.each(ATTACHMENT_MEDIA_TYPES)(
  'takes the intake’s word for a file of an official: %s',
  async (mediaType) => {
    const answer = { digest: DIGEST, mediaType, size: 1, keptUntil: '2026-12-01T00:00:00Z' };
    const fetch = async () => Response.json(answer, { status: 201 });
    const settings = { baseUrl: 'https://intake.example', language: 'kk', fetch } as const;
    expect(await uploadPart(settings, new Blob(['x']), DIGEST)).toEqual({ ok: true, value: answer });
  },
);
