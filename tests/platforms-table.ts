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

const PARTS: readonly (readonly [string, (post: Post) => boolean])[] = [
  ['address', (post) => post.permalink !== null],
  ['parent', (post) => post.parentPermalink !== null],
  ['author', (post) => post.authorName !== null],
  ['handle', (post) => post.authorHandle !== null],
  ['instant', (post) => post.publishedAt !== null],
  ['time', (post) => post.publishedLabel !== null],
  ['text', (post) => post.text !== null],
  ['cut', (post) => post.truncated],
  ['media', (post) => post.media.length > 0],
  ['counters', (post) => post.counters.length > 0],
];

const strangers = strangersPages();
const rows = [...ownPages(), ...strangers]
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
  .sort((one, other) => one.platform.localeCompare(other.platform));

if (process.argv.includes('--json')) {
  for (const row of rows) console.log(JSON.stringify(row));
} else {
  const widest = Math.max(...rows.map(({ page }) => page.length));
  const names = PARTS.map(([name]) => name.padStart(9)).join('');
  console.log(`${'platform'.padEnd(11)}${'page'.padEnd(widest + 1)}${'posts'.padStart(6)}${names}`);
  for (const { platform, page, posts, read } of rows) {
    const counts = PARTS.map(([name]) => String(read[name] || '·').padStart(9)).join('');
    console.log(`${platform.padEnd(11)}${page.padEnd(widest + 1)}${String(posts).padStart(6)}${counts}`);
  }
  if (strangers.length === 0)
    console.log(`\nNo real pages in ${STRANGERS}: only the project's own fixtures were read.`);
}
await window.happyDOM.close();
