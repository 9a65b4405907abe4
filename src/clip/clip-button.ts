import type { ClipButtonMessages } from '../i18n/clip-button/messages.ts';
import type { PostMark } from './messages.ts';

/** The element that holds the button; its shadow root keeps the page's style out and ours in. */
export const CLIP_TAG = 'dauys-clip';

/** The button beside one post. */
export interface ClipButton {
  readonly host: HTMLElement;
  /**
   * Shows the button, or the number that the post wears, or both where only another agency has the post.
   *
   * @param mark `undefined` for a post without a record or a note
   */
  show(mark: PostMark | undefined, words: ClipButtonMessages, language: string): void;
  /** Puts the focus on what stands there. */
  focus(): void;
  /** Says something short beside the button, to the eye and to a screen reader. */
  say(text: string): void;
}

/*
 * Colours come from the page: `currentColor` is readable wherever the button stands, in light and in dark. The
 * negative margins leave 16 px of the button's 24 to the line it stands in, so that no line of text grows.
 */
const STYLE = `
:host { all: initial !important; color: inherit !important; display: inline-flex !important;
  align-items: center !important; align-self: center !important; gap: 4px !important; flex: none !important;
  vertical-align: middle !important; margin: -4px 4px !important; max-width: 100% !important;
  font: 12px/1 system-ui, sans-serif !important; position: relative !important; }
button { all: unset; box-sizing: border-box; height: 24px; min-width: 24px; cursor: pointer; display: inline-flex;
  align-items: center; justify-content: center; gap: 6px; border-radius: 12px; white-space: nowrap; }
button:hover { background: color-mix(in srgb, currentColor 14%, transparent); }
button:focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
svg { width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round;
  stroke-linejoin: round; }
.number { padding: 0 9px; border: 1px solid color-mix(in srgb, currentColor 55%, transparent);
  font-weight: 600; font-variant-numeric: tabular-nums; min-width: 0; overflow: hidden; }
.seen { border-color: transparent; font-weight: 400; opacity: 0.8; }
.state { font-weight: 400; overflow: hidden; text-overflow: ellipsis; }
[role=status]:empty { display: none; }
[hidden] { display: none; }
@media (forced-colors: active) { .number { border-color: ButtonBorder; } }
`;

let sheet: CSSStyleSheet | undefined;

/**
 * Makes a button; it stands nowhere yet.
 *
 * @param onClip the official wants this post clipped
 * @param onShow the official wants to see what is on record
 */
export function createClipButton(
  document: Document,
  { onClip, onShow }: { readonly onClip: () => void; readonly onShow: () => void },
): ClipButton {
  const host = document.createElement(CLIP_TAG);
  const root = host.attachShadow({ mode: 'open' });
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];

  const number = pressable(document, onShow);
  number.className = 'number';
  const clip = pressable(document, onClip);
  clip.append(sign(document));
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  root.append(number, clip, status);

  return {
    host,
    show(mark, words, language) {
      host.lang = language;
      clip.hidden = mark !== undefined && 'own' in mark && mark.own;
      name(clip, words.clip);
      number.hidden = !mark;
      number.classList.toggle('seen', mark !== undefined && 'seen' in mark);
      if (!mark) return;
      if ('seen' in mark) {
        number.textContent = mark.seen;
        name(number, words.seen(mark.seen));
        return;
      }
      const state = document.createElement('span');
      state.className = 'state';
      state.textContent = mark.number === null ? words.waiting : mark.state;
      number.replaceChildren(...(mark.number === null ? [] : [mark.number]), state);
      name(
        number,
        mark.number === null ? words.waitingName : words.recorded(mark.number, mark.state, mark.agency),
      );
    },
    focus() {
      (clip.hidden ? number : clip).focus({ preventScroll: true });
    },
    say(text) {
      status.textContent = text;
    },
  };
}

function name(button: HTMLElement, text: string): void {
  button.ariaLabel = text;
  button.title = text;
}

/** A button whose presses stay here: the page's own handlers for a click on the post must not run. */
function pressable(document: Document, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', (event) => {
    event.preventDefault();
    event.stopPropagation();
    // A script of the page can reach into the shadow root, but only a person's press is trusted.
    if (event.isTrusted) onPress();
  });
  for (const type of ['pointerdown', 'mousedown', 'keydown', 'keyup', 'dblclick']) {
    button.addEventListener(type, (event) => event.stopPropagation());
  }
  return button;
}

const SVG = 'http://www.w3.org/2000/svg';

/** The sign of Dauys: a voice that is written down. Drawn node by node, for a page may forbid markup. */
function sign(document: Document): SVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute(
    'd',
    'M4 3h12a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2h-5l-4 3.5V14H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2zM6.5 7v3M10 5.5v6M13.5 7v3',
  );
  svg.append(path);
  return svg;
}
