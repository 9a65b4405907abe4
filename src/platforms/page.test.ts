// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { openPage, ownPages, parsed } from './fixtures/saved-page.ts';
import { page } from './page.ts';

function readNews(selection: string) {
  const news = ownPages().find(({ name }) => name === 'page-news');
  if (!news) throw new Error('the fixture page-news is missing');
  const { root, page: around } = openPage(news);
  return page.read(root.documentElement, { ...around, selection });
}

describe('what somebody selected on a page', () => {
  it('is the text, with the author of the article it stands in', () => {
    const post = readNews('Мердігер\n хабарласпайды.');
    expect(post).toMatchObject({
      kind: 'page',
      text: 'Мердігер\n хабарласпайды.',
      authorName: 'Дина Тілші',
      truncated: false,
    });
    expect(post.permalink).toBe('https://www.ulgi-news.example/kk/jol-zhondeu');
  });

  it('has the reader who wrote the comment for its author', () => {
    expect(readNews('Біздің көше де қазулы тұр')).toMatchObject({
      kind: 'comment',
      authorName: 'Тұрғын Асқар',
      publishedAt: null,
      publishedLabel: '2026-05-05',
    });
  });

  it('has no author where it stands in no text that has one', () => {
    expect(readNews('Мен де осы жерде тұрамын')).toMatchObject({
      text: 'Мен де осы жерде тұрамын',
      authorName: null,
      authorUrl: null,
      publishedAt: null,
      publishedLabel: null,
      media: [],
    });
  });

  it('is nothing when it is empty', () => {
    expect(readNews(' \u200b ').text).toContain('Жол жөндеу тоқтап қалды');
  });
});

describe('a page’s metadata', () => {
  const read = (head: string, address = 'https://ulgi.example/a?utm_source=x') =>
    page.read(parsed(`<html><head>${head}</head><body></body></html>`).documentElement, {
      url: new URL(address),
    });

  it('survives hostile JSON-LD', () => {
    const deep = `${'{"comment":['.repeat(200)}${']}'.repeat(200)}`;
    const hostile =
      '{"@type":"Article","author":{"name":{"x":1},"url":"javascript:alert(1)"},"articleBody":["a",{"b":1}],"datePublished":5,"url":{"@id":[]}}';
    const post = read(
      `<script type="application/ld+json">${deep}</script><script type="application/ld+json">${hostile}</script>`,
    );
    expect(post).toMatchObject({ authorName: null, authorUrl: null, text: 'a', publishedAt: null });
  });

  it('is silent where several pieces are described and none is this page', () => {
    const two =
      '[{"@type":"Article","author":"A","url":"https://ulgi.example/1"},{"@type":"Article","author":"B","url":"https://ulgi.example/2"}]';
    expect(read(`<script type="application/ld+json">${two}</script>`).authorName).toBeNull();
  });

  it('gives no time without its offset as an instant', () => {
    const post = read('<meta property="article:published_time" content="2026-05-04 09:00">');
    expect(post).toMatchObject({ publishedAt: null, publishedLabel: '2026-05-04 09:00' });
  });

  it('never gives another site’s address for this page’s', () => {
    expect(read('<link rel="canonical" href="https://other.example/b">').permalink).toBe(
      'https://ulgi.example/a',
    );
    expect(read('<link rel="canonical" href="/">').permalink).toBe('https://ulgi.example/a');
    expect(read('<link rel="canonical" href="https://www.ulgi.example/b#x">').permalink).toBe(
      'https://www.ulgi.example/b',
    );
  });
});
