/** The tags of the widget by what they are called on the page where a snippet is put together. */
export const TAGS = {
  form: 'dauys-appeal-form',
  status: 'dauys-appeal-status',
  figures: 'dauys-appeal-figures',
} as const;

export type Part = keyof typeof TAGS;

/** One build of the widget, as `/widget/v1/integrity.json` tells of it. */
export interface PinnedBuild {
  /** The folder under `/widget/` where it never changes. */
  readonly version: string;
  /** SRI metadata of each file, by its name in that folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a webmaster chose. Empty texts: not chosen. */
export interface Choice {
  /** The intake's address, without a slash at the end. */
  readonly intake: string;
  readonly agency: string;
  readonly parts: readonly Part[];
  readonly language: string;
  readonly theme: string;
  readonly topic: string;
  /** Custom properties with their values, such as `--dauys-accent`. */
  readonly looks: Readonly<Record<string, string>>;
  /** The build to pin, where one is to be pinned. */
  readonly pinned?: PinnedBuild | undefined;
  /** Whether an import map pins what the script loads as well. */
  readonly withChunks: boolean;
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** The attributes of each tag: what is not chosen is not written. */
export function attributesOf(choice: Choice, part: Part): Readonly<Record<string, string>> {
  const all = {
    agency: choice.agency,
    lang: choice.language,
    theme: choice.theme,
    topic: part === 'form' ? choice.topic : '',
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** The text of the import map that pins the chunks; a policy names its SHA-256, so not a character may differ. */
export function importMapOf({ intake, pinned, withChunks }: Choice): string | undefined {
  if (!pinned || !withChunks) return undefined;
  const chunks = Object.entries(pinned.files)
    .filter(([file]) => file !== 'dauys.js')
    .map(([file, integrity]) => [`${intake}/widget/${pinned.version}/${file}`, integrity]);
  return JSON.stringify({ integrity: Object.fromEntries(chunks) });
}

/**
 * Lets the browser ask at once for what the script would ask for when it has come, a round trip later. Only a
 * pinned build has addresses that can be named beforehand; only for a language that is chosen are the words known.
 */
function preloadsOf({ intake, pinned, parts, language }: Choice): string[] {
  if (!pinned || !parts.includes('form')) return [];
  const first = new RegExp(`^chunks/(shared|appeal-form|(frame|form)-${language || '-'})-[^/]+$`);
  return Object.entries(pinned.files)
    .filter(([file]) => first.test(file))
    .map(
      ([file, integrity]) =>
        `<link rel="modulepreload" href="${intake}/widget/${pinned.version}/${file}" integrity="${integrity}" crossorigin="anonymous">`,
    );
}

/** What goes into the page. */
export function htmlOf(choice: Choice): string {
  const { intake, pinned } = choice;
  const map = importMapOf(choice);
  const script = pinned
    ? `<script type="module" src="${intake}/widget/${pinned.version}/dauys.js" integrity="${pinned.files['dauys.js']}" crossorigin="anonymous"></script>`
    : `<script type="module" src="${intake}/widget/v1/dauys.js"></script>`;
  const tags = choice.parts.map((part) => {
    const attributes = Object.entries(attributesOf(choice, part)).map(
      ([name, value]) => ` ${name}="${escaped(value)}"`,
    );
    return `<${TAGS[part]}${attributes.join('')}></${TAGS[part]}>`;
  });
  const ahead = [...(map ? [`<script type="importmap">${map}</script>`] : []), ...preloadsOf(choice)];
  return [...ahead, script, '', ...tags].join('\n');
}

/** What goes into the site's style sheet. */
export function cssOf({ parts, looks }: Choice): string {
  const room = parts.includes('form')
    ? [`${TAGS.form}:not(:defined) {\n  display: block;\n  min-height: 60vh;\n}`]
    : [];
  const lines = Object.entries(looks).map(([name, value]) => `  ${name}: ${value};`);
  const own =
    lines.length > 0 && parts.length > 0
      ? [`${parts.map((part) => TAGS[part]).join(',\n')} {\n${lines.join('\n')}\n}`]
      : [];
  return [...room, ...own].join('\n');
}

/**
 * What goes into the site's policy.
 *
 * @param mapHash SHA-256 of the import map, base64, where there is one: an inline script has no other way in
 */
export function cspOf({ intake }: Choice, mapHash: string | undefined): string {
  const script = `script-src ${intake}${mapHash ? ` 'sha256-${mapHash}'` : ''};`;
  // On one line: a header has no line breaks.
  return `${script} connect-src ${intake} wss://127.0.0.1:13579;`;
}
