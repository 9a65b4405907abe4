// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from './read-page.ts';

const NOW = Date.UTC(2026, 10, 24, 9);

function open(html: string): void {
  document.documentElement.innerHTML = html;
}

const NEWS = `<head><title>Ауыл жаңалықтары</title>
  <meta property="og:title" content="Аулада асфальт құлады"></head>
  <body><p id="comment">Үш күннен бері су жоқ</p></body>`;

const TELEGRAM = `<body>${[101, 102]
  .map(
    (id) => `<div class="tgme_widget_message" data-post="ulgi/${id}">
      <div class="tgme_widget_message_text js-message_text">Хабар ${id}</div>
      <a class="tgme_widget_message_date" href="https://t.me/ulgi/${id}"><time datetime="2026-11-24T09:00:00+00:00"></time></a>
    </div>`,
  )
  .join('')}</body>`;

beforeEach(() => document.getSelection()?.removeAllRanges());

describe('readPage', () => {
  it('reads what a page says of itself', () => {
    open(NEWS);
    const found = readPage(document, new URL('https://news.kz/asphalt'), NOW);
    expect(found).toMatchObject({ method: 'metadata', title: 'Ауыл жаңалықтары' });
    expect(found.post).toMatchObject({ platform: 'page', permalink: 'https://news.kz/asphalt' });
  });

  it('reads a selected passage, which has no address of its own', () => {
    open(NEWS);
    const passage = document.getElementById('comment');
    if (passage) document.getSelection()?.selectAllChildren(passage);
    const found = readPage(document, new URL('https://news.kz/asphalt'), NOW);
    expect(found.method).toBe('selection');
    expect(found.post).toMatchObject({ text: 'Үш күннен бері су жоқ', permalink: null });
  });

  it('reads the post that the selection stands in, on a platform', () => {
    open(TELEGRAM);
    const text = document.querySelectorAll('.js-message_text')[1];
    if (text) document.getSelection()?.selectAllChildren(text);
    expect(readPage(document, new URL('https://t.me/s/ulgi'), NOW)).toMatchObject({
      method: 'platform',
      post: { platform: 'telegram', text: 'Хабар 102' },
    });
  });

  it('reads the post that the address names, on a platform', () => {
    open(TELEGRAM);
    expect(readPage(document, new URL('https://t.me/s/ulgi/101'), NOW)).toMatchObject({
      method: 'platform',
      post: { text: 'Хабар 101' },
    });
  });
});
