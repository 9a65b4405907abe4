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
      // A day alone counts by its noon.
      publishedAt: '2026-05-05T07:00:00.000Z',
      publishedPrecision: 'approximate',
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

describe('a comment that somebody selected', () => {
  const forum = ownPages().find(({ name }) => name === 'page-forum');

  function readAt(selector: string, selection?: string) {
    if (!forum) throw new Error('the fixture page-forum is missing');
    const { root, page: around } = openPage(forum);
    const selected = root.querySelector(selector);
    if (!selected) throw new Error(`nothing at ${selector}`);
    return page.read(root.documentElement, {
      ...around,
      selected,
      selection: selection ?? selected.textContent,
    });
  }
  const address = 'https://forum.ulgi.example/t/42';

  it('has its own author and time by microdata, and the page for its parent', () => {
    expect(readAt('#c1 [itemprop="text"]')).toMatchObject({
      kind: 'comment',
      text: 'Біздің аулада да жарық жоқ. сурет',
      authorName: 'Сәуле М.',
      authorUrl: 'https://forum.ulgi.example/u/saule',
      publishedAt: '2026-05-06T10:00:00+05:00',
      publishedPrecision: 'exact',
      parentPermalink: address,
      rootPermalink: address,
      language: 'kk',
      links: [{ text: 'сурет', url: 'https://forum.ulgi.example/p/9' }],
    });
  });

  it('has no parent where it answers another, whose address is not known', () => {
    expect(readAt('#c2 [itemprop="text"]')).toMatchObject({
      authorName: 'Бекзат',
      publishedAt: '2026-05-06T05:30:00.000Z',
      publishedPrecision: 'approximate',
      parentPermalink: null,
      rootPermalink: address,
    });
  });

  it('is told by its place in the page where JSON-LD names that', () => {
    expect(readAt('#comment-77 p')).toMatchObject({
      kind: 'comment',
      authorName: 'Айнұр',
      publishedPrecision: 'exact',
    });
  });

  it('is nobody’s where nothing tells whose it is, or where it reaches over several', () => {
    for (const selector of ['#plain', '.discussion']) {
      expect(readAt(selector), selector).toMatchObject({
        kind: 'page',
        authorName: null,
        authorUrl: null,
        publishedAt: null,
        parentPermalink: null,
        links: [],
      });
    }
  });

  it('is the post’s own where it stands in the post’s text', () => {
    expect(readAt('#post [itemprop="text"]', 'үш күннен бері')).toMatchObject({
      kind: 'page',
      authorName: 'Дәурен',
    });
  });

  it('is read by microformats as well', () => {
    const root = parsed(
      '<body><article class="h-entry"><a class="p-author h-card" href="/about">Автор</a><div class="e-content">Мақала</div><div class="u-comment h-cite"><a class="p-author h-card" href="https://o.example/"><span class="p-name">Оқырман</span></a><time class="dt-published" datetime="2026-05-01T10:00:00Z">1 мам.</time><p class="e-content">Рақмет, <b>келісемін</b></p></div></article></body>',
    );
    const around = {
      url: new URL('https://blog.example/a'),
      selected: root.querySelector('b'),
      selection: 'келісемін',
    };
    expect(page.read(root.documentElement, around)).toMatchObject({
      kind: 'comment',
      authorName: 'Оқырман',
      authorUrl: 'https://o.example/',
      publishedAt: '2026-05-01T10:00:00Z',
    });
    expect(page.read(root.documentElement, { url: around.url })).toMatchObject({
      kind: 'page',
      text: 'Мақала',
      authorName: 'Автор',
    });
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
