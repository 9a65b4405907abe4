import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { clipped, filed } from './fixtures/submissions.ts';
import { type SubmissionInput, SubmissionSchema } from './submission.ts';
import { TAGS, tagsOf } from './tags.ts';

describe('tagsOf', () => {
  const tags = (submission: SubmissionInput) => tagsOf(v.parse(SubmissionSchema, submission));

  it('says of a filed appeal that its author declared who they are', () => {
    expect(tags(filed)).toEqual(['channel:widget', 'author:self-declared']);
  });

  it('says of a clip where it stood, how it was read and how its time is known', () => {
    const read = ['channel:extension', 'platform:x', 'author:unverified'];
    expect(tags(clipped)).toEqual([...read, 'time:approximate', 'capture:platform']);
    const exact = { ...clipped.post, publishedAt: '2026-11-24T14:05:00Z', truncated: true };
    expect(tags({ ...clipped, post: exact })).toEqual([
      ...read,
      'time:exact',
      'text:truncated',
      'capture:platform',
    ]);
    const computed = { ...exact, publishedPrecision: 'approximate' as const };
    expect(tags({ ...clipped, post: computed })).toContain('time:approximate');
    const bare = { ...clipped.post, publishedLabel: null, text: null, permalink: null };
    expect(tags({ ...clipped, post: bare })).toEqual([
      ...read,
      ...['time:unknown', 'text:missing', 'permalink:missing', 'capture:platform'],
    ]);
  });

  it('keeps to the vocabulary, where each tag stands once', () => {
    expect(new Set(TAGS).size).toBe(TAGS.length);
    for (const tag of [...tags(filed), ...tags(clipped)]) expect(TAGS).toContain(tag);
  });
});
