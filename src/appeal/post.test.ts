import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  CounterSchema,
  InstantSchema,
  missingParts,
  type Post,
  PostSchema,
  WebAddressSchema,
} from './post.ts';

const post: Post = {
  platform: 'vk',
  kind: 'post',
  permalink: 'https://vk.com/wall-1_2',
  parentPermalink: null,
  rootPermalink: null,
  authorName: 'Айгүл',
  authorHandle: 'aigul',
  authorUrl: null,
  verified: null,
  publishedAt: '2026-11-24T14:05:00+05:00',
  publishedPrecision: 'exact',
  publishedLabel: null,
  text: 'Су жоқ',
  truncated: false,
  language: null,
  edited: null,
  links: [],
  poll: null,
  quote: null,
  media: [],
  counters: [],
};

describe('WebAddressSchema', () => {
  it.each([
    'https://vk.com/wall-1_2',
    'http://localhost:8787/demo/',
    'HTTPS://T.ME/s/channel?before=12#post',
    'https://қала.қаз/жаңалық?q=су жоқ'.replace(' ', '+'),
    'https://[2001:db8::1]/x',
  ])('accepts %s', (address) => {
    expect(v.is(WebAddressSchema, address)).toBe(true);
  });

  it.each([
    '',
    'vk.com/wall-1_2',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'ftp://vk.com/',
    'file:///etc/passwd',
    'https:vk.com',
    'https:\\\\vk.com',
    'https://vk.com\\@evil.kz/',
    'https://user@vk.com/',
    'https://user:secret@vk.com/',
    ' https://vk.com/',
    'https://vk.com/\n',
    'java\nscript:alert(1)',
    'https://vk.com/a\u0000b',
    'https://vk.com/a\tb',
    'https://vk.com/\u202egpj.exe',
    'https://vk.com/\ud800',
    'https://',
    'https://:80/',
    'https://a b/',
  ])('refuses %j', (address) => {
    expect(v.is(WebAddressSchema, address)).toBe(false);
  });

  it('refuses what no address bar holds', () => {
    const long = `https://vk.com/${'a'.repeat(2000)}`;
    expect(v.safeParse(WebAddressSchema, long).issues?.[0].message).toBe('too-long');
  });
});

describe('InstantSchema', () => {
  it.each([
    '2026-11-24T14:05:00+05:00',
    '2026-11-24T09:05:00Z',
    '2026-11-24T09:05Z',
    '2026-11-24T09:05:00.123456789Z',
    '2024-02-29T00:00:00-09:30',
    '2026-12-31T23:59:59+14:00',
  ])('accepts %s, and so does Temporal', (text) => {
    expect(v.is(InstantSchema, text)).toBe(true);
    expect(() => Temporal.Instant.from(text)).not.toThrow();
  });

  it.each([
    '',
    '2026-11-24',
    '2026-11-24T14:05:00',
    '2026-11-24 14:05:00+05:00',
    '2026-02-29T00:00:00Z',
    '2026-02-30T10:00:00Z',
    '2026-04-31T10:00:00Z',
    '2026-00-10T10:00:00Z',
    '2026-01-00T10:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01T10:60:00Z',
    '2026-01-01T23:59:60Z',
    '2026-01-01T10:00:00+23:59',
    '2026-01-01T10:00:00+0500',
    '0000-01-01T00:00:00Z',
    '+012026-01-01T00:00:00Z',
    'Tue, 24 Nov 2026 09:05:00 GMT',
    '２０２６-11-24T09:05:00Z',
  ])('refuses %j', (text) => {
    expect(v.is(InstantSchema, text)).toBe(false);
  });
});

describe('PostSchema', () => {
  it('keeps a post as it is', () => {
    expect(v.parse(PostSchema, post)).toEqual(post);
  });

  it('reads a record that is older than some of its parts', () => {
    const { platform, kind, permalink, authorName, authorHandle, publishedAt, publishedLabel, text } = post;
    const old = { platform, kind, permalink, authorName, authorHandle, publishedAt, publishedLabel, text };
    expect(v.parse(PostSchema, { ...old, media: [], counters: [] })).toEqual({
      ...post,
      publishedPrecision: null,
    });
  });

  it('keeps what a post carries beside its text', () => {
    const carrying: Post = {
      ...post,
      language: 'kk-KZ',
      edited: true,
      links: [{ text: '#су', url: 'https://vk.com/feed?q=%23су' }],
      poll: { options: [{ text: 'Иә', label: '43%' }], votesLabel: '1 204 дауыс' },
      quote: {
        permalink: null,
        authorName: 'Д. С.',
        authorHandle: null,
        text: 'Су берілді',
        publishedAt: null,
      },
    };
    expect(v.parse(PostSchema, carrying)).toEqual(carrying);
    const links = Array.from({ length: 51 }, () => ({ text: 'a', url: 'https://a.kz/' }));
    for (const wrong of [
      { links },
      { links: [{ text: 'a', url: 'javascript:alert(1)' }] },
      { poll: { options: [], votesLabel: null } },
      { language: 'қазақша' },
      { publishedPrecision: 'guessed' },
    ])
      expect(v.is(PostSchema, { ...post, ...wrong }), JSON.stringify(wrong)).toBe(false);
  });

  it('counts reactions in whole numbers that JSON keeps exactly', () => {
    const counter = { name: 'views', label: '1,2 тыс.', value: 1200 };
    expect(v.is(CounterSchema, counter)).toBe(true);
    expect(v.is(CounterSchema, { ...counter, value: null })).toBe(true);
    for (const value of [-1, 1.5, 1e300, Number.NaN])
      expect(v.is(CounterSchema, { ...counter, value })).toBe(false);
  });

  it('names the parts that could not be read, in the order a person looks for them', () => {
    expect(missingParts(post)).toEqual([]);
    expect(missingParts({ ...post, publishedAt: null, publishedLabel: 'вчера в 14:05' })).toEqual([]);
    expect(
      missingParts({
        ...post,
        text: null,
        publishedAt: null,
        authorName: null,
        permalink: null,
        authorHandle: null,
      }),
    ).toEqual(['permalink', 'authorName', 'authorHandle', 'published', 'text']);
  });
});
