import DOMPurify from 'dompurify';
import { CLIP_TAG } from '../clip-button.ts';

/** Attributes that carry what a reader sees or where it leads. No class, no style, no id, nothing that counts or runs. */
const ATTRIBUTES = [
  'alt',
  'aria-label',
  'colspan',
  'datetime',
  'dir',
  'height',
  'href',
  'lang',
  'rowspan',
  'src',
  'title',
  'width',
];

/** Elements that structure what is read; everything else gives way to what it holds. */
const ELEMENTS =
  'a abbr article aside b bdi bdo blockquote br button caption cite code dd del details div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead time tr u ul wbr'.split(
    ' ',
  );

/** Whoever opens the fragment, wherever: it loads nothing and runs nothing. */
const HEAD =
  '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'">';

/**
 * The markup of a post without anything that runs, loads or identifies: what the post says and where its links
 * lead. Other people's posts within it are left out, and so is our own button. It is parsed in a document that
 * runs nothing, and never drawn.
 *
 * @param foreign matches other people's posts
 */
export function cleanFragment(element: Element, foreign: string | null, address: URL): string | null {
  const parsed = new DOMParser().parseFromString(element.outerHTML, 'text/html');
  const root = parsed.body.firstElementChild;
  if (!root) return null;
  for (const own of parsed.querySelectorAll(CLIP_TAG)) own.remove();
  if (foreign) for (const other of root.querySelectorAll(foreign)) other.remove();
  for (const [name, attribute] of [
    ['a', 'href'],
    ['img', 'src'],
  ] as const) {
    for (const each of parsed.querySelectorAll(`${name}[${attribute}]`)) {
      const whole = absolute(each.getAttribute(attribute) ?? '', address);
      if (whole) each.setAttribute(attribute, whole);
      else each.removeAttribute(attribute);
    }
  }
  const clean = DOMPurify.sanitize(parsed.body.innerHTML, {
    ALLOWED_ATTR: ATTRIBUTES,
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    ALLOWED_TAGS: ELEMENTS,
    ALLOWED_URI_REGEXP: /^https?:/i,
  });
  return clean.trim() === '' ? null : `${HEAD}\n${clean.trim()}\n`;
}

function absolute(address: string, base: URL): string | null {
  try {
    const url = new URL(address, base);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
