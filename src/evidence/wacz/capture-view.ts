import type { CapturedPost } from '../../appeal/capture-file.ts';
import type { Language } from '../../appeal/language.ts';

/** What the view of a captured post says, in one language. */
export interface ViewWords {
  readonly language: Language;
  /** That it is not the platform's own page. */
  readonly notice: string;
  readonly author: string;
  readonly address: string;
  readonly published: string;
  readonly captured: string;
  readonly text: string;
  readonly noText: string;
  readonly picture: string;
  readonly media: string;
  readonly markup: string;
  readonly around: string;
}

/** A part as a file beside the view. */
export interface ViewPart {
  readonly role: string;
  /** Its name, relative to the view. */
  readonly name: string;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const said = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}' +
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0;overflow-wrap:anywhere}' +
  'dt,.notice{color:#555}.text{white-space:pre-wrap;overflow-wrap:anywhere}img{max-width:100%;height:auto;border:1px solid #ccc}' +
  'iframe{width:100%;height:24rem;border:1px solid #ccc}';

/**
 * A page of its own that shows a captured post: who, when and where, the text as it was read, the picture, and
 * the kept markup in a frame as it was signed. It runs nothing, and loads nothing but the parts beside it.
 */
export function captureView(
  number: string,
  { post, capture }: CapturedPost,
  parts: readonly ViewPart[],
  words: ViewWords,
): string {
  const handle = said(post.authorHandle);
  const who = [said(post.authorName), handle && `@${handle}`].filter(Boolean).join(' ');
  const facts = [
    [words.author, who],
    [words.address, said(post.permalink) ?? capture.pageUrl],
    [words.published, said(post.publishedAt) ?? said(post.publishedLabel)],
    [words.captured, capture.capturedAt],
  ] as const;
  const of = (role: string) => parts.filter((part) => part.role === role);
  const pictures = (role: string, label: string) =>
    of(role).map(
      ({ name }) => `<h2>${escaped(label)}</h2><p><img src="${name}" alt="${escaped(label)}"></p>`,
    );
  return [
    `<!doctype html><html lang="${words.language}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped([number, who].filter(Boolean).join(' · '))}</title><style>${STYLE}</style></head><body>`,
    `<h1>${escaped(number)}</h1><p class="notice">${escaped(words.notice)}</p><dl>`,
    ...facts.flatMap(([name, value]) =>
      value ? [`<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`] : [],
    ),
    `</dl><h2>${escaped(words.text)}</h2><p class="text">${escaped(said(post.text) ?? words.noText)}</p>`,
    ...pictures('picture', words.picture),
    ...pictures('media', words.media),
    ...of('fragment').map(
      ({ name }) =>
        `<h2>${escaped(words.markup)}</h2><iframe src="${name}" title="${escaped(words.markup)}"></iframe>`,
    ),
    ...of('thread').map(({ name }) => `<p><a href="${name}">${escaped(words.around)}</a></p>`),
    '</body></html>\n',
  ].join('\n');
}
