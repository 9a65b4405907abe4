import type { ClipButtonMessages } from '../i18n/clip-button/messages.ts';
import { drawSign } from './button-signs.ts';
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
  align-items: center !important; align-self: center !important; flex: none !important; gap: 4px !important;
  vertical-align: middle !important; margin: -4px 4px !important; max-width: 100% !important;
  font: 12px/1 system-ui, sans-serif !important; }
button { all: unset; box-sizing: border-box; height: 24px; min-width: 24px; cursor: pointer; display: inline-flex;
  align-items: center; justify-content: center; gap: 4px; border-radius: 12px; white-space: nowrap; }
button:hover { background: color-mix(in srgb, currentColor 15%, #0000); }
button:focus-visible { outline: 2px solid; }
svg { flex: none; width: 18px; height: 18px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round;
  stroke-linejoin: round; }
.number svg { width: 15px; height: 15px; }
.number { padding: 0 8px 0 6px; border: 1px solid color-mix(in srgb, currentColor 50%, #0000);
  font-weight: 600; min-width: 0; overflow: hidden; }
.seen { border-color: #0000; opacity: .8; }
.number span { max-width: 12em; overflow: hidden; text-overflow: ellipsis; font-weight: 400; }
[hidden], span:empty { display: none; }
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

  const clip = pressable(document, onClip);
  clip.append(drawSign(document, 'clip'));
  const status = document.createElement('span');
  status.setAttribute('role', 'status');
  root.append(clip, status);
  // Most posts of a feed have no record.
  let number: HTMLButtonElement | undefined;
  let shown: string | undefined;

  function wear(mark: PostMark): void {
    if (!number) {
      number = pressable(document, onShow);
      clip.before(number);
    }
    number.hidden = false;
    number.className = `number ${mark.sign}`;
    const words = document.createElement('span');
    words.textContent = mark.words;
    number.replaceChildren(drawSign(document, mark.sign), mark.number ?? '', words);
    name(number, mark.name);
  }

  return {
    host,
    show(mark, words, language) {
      // A feed shows all its buttons anew with every answer; most of them wear what they wore.
      const now = JSON.stringify([language, mark]);
      if (now === shown) return;
      shown = now;
      host.lang = language;
      clip.hidden = mark?.own ?? false;
      name(clip, words.clip);
      if (mark) wear(mark);
      else if (number) number.hidden = true;
    },
    focus() {
      (clip.hidden && number ? number : clip).focus({ preventScroll: true });
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
