/**
 * Which parts of posts are read from every saved page, as a table that shows what a site's change took away;
 * with `--json` one object a line.
 */
import { Window } from 'happy-dom';
import type { Post } from '../src/appeal/post.ts';

const window = new Window();
Reflect.set(globalThis, 'happyDOM', window.happyDOM);
Reflect.set(globalThis, 'DOMParser', window.DOMParser);
const { openPage, ownPages, postsOf, STRANGERS, strangersPages } = await import(
  '../src/platforms/fixtures/saved-page.ts'
);

/** In the order of `Post`; each name is short enough for a column. */
const PARTS: readonly (readonly [string, (post: Post) => boolean])[] = [
  ['address', (post) => post.permalink !== null],
  ['parent', (post) => post.parentPermalink !== null],
  ['root', (post) => post.rootPermalink !== null],
  ['author', (post) => post.authorName !== null],
  ['handle', (post) => post.authorHandle !== null],
  ['profile', (post) => post.authorUrl !== null],
  ['verified', (post) => post.verified !== null],
  ['exact', (post) => post.publishedPrecision === 'exact'],
  ['approx', (post) => post.publishedPrecision === 'approximate'],
  ['label', (post) => post.publishedLabel !== null],
  ['text', (post) => post.text !== null],
  ['cut', (post) => post.truncated],
  ['lang', (post) => post.language !== null],
  ['edited', (post) => post.edited !== null],
  ['links', (post) => post.links.length > 0],
  ['poll', (post) => post.poll !== null],
  ['quote', (post) => post.quote !== null],
  ['media', (post) => post.media.length > 0],
  ['counters', (post) => post.counters.length > 0],
];

interface Row {
  readonly platform: string;
  readonly page: string;
  readonly posts: number;
  /** How many of the posts have each part. */
  readonly read: Readonly<Record<string, number>>;
}

const strangers = strangersPages();
const rows: Row[] = [...ownPages(), ...strangers]
  .map((saved) => {
    const { root, page, platform } = openPage(saved);
    const posts = postsOf(root, platform).map((element) => platform.read(element, page));
    return {
      platform: platform.id,
      page: saved.name,
      posts: posts.length,
      read: Object.fromEntries(PARTS.map(([name, has]) => [name, posts.filter(has).length])),
    };
  })
  .sort((one, other) => one.platform.localeCompare(other.platform) || one.page.localeCompare(other.page));

if (process.argv.includes('--json')) {
  for (const row of rows) console.log(JSON.stringify(row));
} else {
  const columns: readonly (readonly [string, (row: Row) => string])[] = [
    ['posts', ({ posts }) => String(posts)],
    ...PARTS.map(([name]) => [name, ({ read }: Row) => String(read[name] || '·')] as const),
  ];
  const width = (name: string, cells: readonly string[]) =>
    Math.max(name.length, ...cells.map((cell) => cell.length));
  const left = (['platform', 'page'] as const).map((name) => ({
    name,
    wide: width(
      name,
      rows.map((row) => row[name]),
    ),
  }));
  const right = columns.map(([name, cell]) => ({ name, cell, wide: width(name, rows.map(cell)) }));
  console.log(
    [...left.map(({ name, wide }) => name.padEnd(wide)), ...right.map(({ name }) => name)].join('  '),
  );
  for (const row of rows) {
    const cells = right.map(({ cell, wide }) => cell(row).padStart(wide));
    console.log([...left.map(({ name, wide }) => row[name].padEnd(wide)), ...cells].join('  '));
  }
  if (strangers.length === 0)
    console.log(`\nNo real pages in ${STRANGERS}: only the project's own fixtures were read.`);
}
await window.happyDOM.close();
