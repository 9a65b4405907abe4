import { html } from 'hono/html';
import { LANGUAGES, type Language } from '../../appeal/language.ts';
import { messages as en } from '../../i18n/log/en.ts';
import { messages as kk } from '../../i18n/log/kk.ts';
import { type LogMessages, messages as ru } from '../../i18n/log/ru.ts';
import { base64 } from '../../register/base64.ts';
import { readCheckpoint } from '../../register/checkpoint.ts';
import { type NoteKey, noteKeyText } from '../../register/note-keys.ts';
import type { KeptCheckpoint } from '../log-book/read-log.ts';
import type { KeptTimestamp } from '../log-book/timestamping.ts';
import { page } from './page.ts';

const MESSAGES: Readonly<Record<Language, LogMessages>> = { kk, ru, en };

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** Text with `code` in it. */
function prose(text: string) {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`));
}

/** A moment as a person in Kazakhstan writes it, to the second. */
function momentInWords(at: Date, language: Language): string {
  return at.toLocaleString(language === 'en' ? 'en-GB' : `${language}-KZ`, {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Asia/Almaty',
  });
}

/** The page of the public log, for somebody who holds a receipt and wants to know what it is worth. */
export function logPage(
  language: Language,
  key: NoteKey,
  checkpoint: KeptCheckpoint,
  stamp: KeptTimestamp | undefined,
) {
  const words = MESSAGES[language];
  const root = readCheckpoint(checkpoint.note.slice(0, checkpoint.note.indexOf('\n\n') + 1))?.root;
  const facts: readonly (readonly [string, ReturnType<typeof html>])[] = [
    [words.origin, html`<code>${key.name}</code>`],
    [words.size, html`${checkpoint.size.toLocaleString('ru-KZ')}`],
    [words.root, html`<code>${root ? base64(root) : ''}</code>`],
    [
      words.signedAt,
      html`<time datetime="${checkpoint.at.toISOString()}">${momentInWords(checkpoint.at, language)}</time>`,
    ],
    [
      words.stampedBy,
      stamp
        ? html`${momentInWords(stamp.at, language)}, ${stamp.authority}: <a href="/log/timestamp/${stamp.size}"><code>/log/timestamp/${stamp.size}</code></a>`
        : html`${words.notStamped}`,
    ],
    [words.key, html`<code>${noteKeyText(key)}</code><br><span class="quiet">${words.keyHint}</span>`],
  ];
  const { files } = words;
  const others = LANGUAGES.filter((other) => other !== language);
  const content = html`<h1>${words.title}</h1>
<p>${others.map((other) => html`<a href="/log/?lang=${other}" hreflang="${other}" lang="${other}">${LANGUAGE_NAMES[other]}</a> `)}</p>
<p>${words.lead}</p>
<div class="scroll"><table><tbody>${facts.map(
    ([name, value]) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`,
  )}</tbody></table></div>
<section><h2>${words.verifyTitle}</h2>
<ol>${words.verify.map((step) => html`<li>${prose(step)}</li>`)}</ol></section>
<section><h2>${words.filesTitle}</h2>
<ul>
<li><a href="/log/checkpoint"><code>/log/checkpoint</code></a> ${prose(files.checkpoint)}</li>
<li><a href="/log/key"><code>/log/key</code></a> ${prose(files.key)}</li>
<li><code>/log/tile/L/N</code>, <code>/log/tile/L/N.p/W</code> ${prose(files.tiles)}</li>
<li><code>/log/tile/entries/N</code> ${prose(files.entries)}</li>
<li><code>/log/timestamp/N</code> ${prose(files.timestamps)}</li>
</ul></section>`;
  return page(language, words.title, content);
}
