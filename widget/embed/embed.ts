import { sha256 } from '@noble/hashes/sha2.js';
import { copyText } from '../hand-out.ts';
import {
  attributesOf,
  type Choice,
  cspOf,
  cssOf,
  htmlOf,
  importMapOf,
  type PinnedBuild,
  TAGS,
} from './snippet.ts';

/*
 * The page on which a webmaster puts the snippet together (`/embed/`). The intake draws it, in its languages;
 * this reads what was chosen, shows the elements so, and writes the code.
 */

const controls = document.querySelector<HTMLFormElement>('#choices');
const PARTS = ['form', 'status', 'figures'] as const;

/** What is pinned is asked for once, when it is first wanted. */
let build: Promise<PinnedBuild> | undefined;
const pinnedBuild = () => {
  build ??= fetch('/widget/v1/integrity.json').then((answer) => answer.json());
  return build;
};

async function choiceOf(form: HTMLFormElement): Promise<Choice> {
  const chosen = new FormData(form);
  const text = (name: string) => String(chosen.get(name) ?? '');
  const pinned = text('version') === 'pinned';
  return {
    intake: location.origin,
    agency: text('agency'),
    parts: PARTS.filter((part) => chosen.getAll('part').includes(part)),
    language: text('language'),
    theme: text('theme'),
    topic: text('topic'),
    looks: {
      ...(chosen.has('colours')
        ? { '--dauys-accent': text('accent'), '--dauys-on-accent': text('onAccent') }
        : {}),
      ...(text('corners') === '8' ? {} : { '--dauys-radius': `${text('corners')}px` }),
    },
    pinned: pinned ? await pinnedBuild() : undefined,
    withChunks: pinned && chosen.has('chunks'),
  };
}

/** Base64, as a policy writes it. In script, for an intake that is tried out without https has no `crypto.subtle`. */
function sha256Of(text: string): string {
  return btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))));
}

function write(id: string, text: string): void {
  const place = document.getElementById(id);
  if (place) place.textContent = text;
}

/** Dresses the elements of the preview; they stay the same elements, so what was typed in them stays too. */
function preview(choice: Choice): void {
  for (const part of PARTS) {
    const element = document.querySelector<HTMLElement>(`#preview ${TAGS[part]}`);
    if (!element) continue;
    element.hidden = !choice.parts.includes(part);
    const attributes = attributesOf(choice, part);
    for (const name of ['agency', 'lang', 'theme', 'topic']) {
      const value = attributes[name];
      if (value === undefined) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
    for (const name of ['--dauys-accent', '--dauys-on-accent', '--dauys-radius']) {
      element.style.setProperty(name, choice.looks[name] ?? null);
    }
  }
}

async function show(form: HTMLFormElement): Promise<void> {
  const choice = await choiceOf(form);
  const map = importMapOf(choice);
  write('html', htmlOf(choice));
  write('css', cssOf(choice));
  write('csp', cspOf(choice, map && sha256Of(map)));
  const hosted = document.querySelector<HTMLAnchorElement>('#hosted');
  if (hosted) {
    hosted.href = `/appeal/${choice.agency}`;
    hosted.textContent = `${location.origin}/appeal/${choice.agency}`;
  }
  preview(choice);
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const text = document.getElementById(button.dataset.copies ?? '')?.textContent ?? '';
  const { copied = '', failed = '' } = button.dataset;
  write('said', (await copyText(text, document.body)) ? copied : failed);
}

async function checkOrigin(asking: HTMLFormElement, agency: string): Promise<void> {
  const { listed = '', missing = '', broken = '', silent = '' } = asking.dataset;
  const typed = String(new FormData(asking).get('origin') ?? '').trim();
  const address = URL.canParse(typed) ? new URL(typed) : undefined;
  const command = document.getElementById('command');
  if (command) command.hidden = true;
  if (!address || !/^https?:$/.test(address.protocol)) return write('found', broken);
  try {
    const query = new URLSearchParams({ origin: address.origin });
    const answer = await fetch(`/v1/agencies/${agency}/origins?${query}`);
    if (!answer.ok) throw new Error(String(answer.status));
    const found: unknown = await answer.json();
    const isListed =
      typeof found === 'object' && found !== null && 'listed' in found && found.listed === true;
    write('found', isListed ? listed : missing);
    write('command', `npm run agency -- origin add ${agency} ${address.origin}`);
    if (command) command.hidden = isListed;
  } catch {
    write('found', silent);
  }
}

if (controls) {
  const chosen = controls;
  chosen.addEventListener('input', () => void show(chosen));
  chosen.addEventListener('submit', (event) => event.preventDefault());
  for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
    button.addEventListener('click', () => void copy(button));
  }
  const asking = document.querySelector<HTMLFormElement>('#asking');
  asking?.addEventListener('submit', (event) => {
    event.preventDefault();
    void checkOrigin(asking, String(new FormData(chosen).get('agency') ?? ''));
  });
  void show(chosen);
}
