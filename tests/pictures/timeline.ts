/** One invented post of the pictures' timeline. */
interface InventedPost {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  readonly time: string;
  readonly label: string;
  readonly text: string;
  readonly counts: readonly [replies: string, reposts: string, likes: string];
}

const POSTS: readonly InventedPost[] = [
  {
    id: '2050000000000000001',
    name: 'Айгүл Сейітқызы',
    handle: 'aigul_qala',
    time: '2026-11-24T03:12:00.000Z',
    label: '2 сағ',
    text: 'Абай көшесі, 14-үйде үш күннен бері су жоқ. Балалармен қиын болып кетті. @ulgi_akimat, қашан қосасыздар?',
    counts: ['12', '3', '1,2 тыс.'],
  },
  {
    id: '2050000000000000002',
    name: 'Досым',
    handle: 'dosym77',
    time: '2026-11-23T14:40:00.000Z',
    label: '23 қар.',
    text: 'На остановке «Орталық саябақ» второй вечер не горят фонари. Люди переходят дорогу на ощупь.',
    counts: ['4', '1', '87'],
  },
  {
    id: '2050000000000000003',
    name: 'Мектеп №5 ата-аналары',
    handle: 'mektep5_ulgi',
    time: '2026-11-23T09:05:00.000Z',
    label: '23 қар.',
    text: 'Мектеп алдындағы жаяу жүргіншілер өткелінің белгісі өшіп қалды. Көктемде де жазғанбыз.',
    counts: ['9', '2', '140'],
  },
];

function article(post: InventedPost): string {
  const [replies, reposts, likes] = post.counts;
  return `<article data-testid="tweet" role="article"><i class="face"></i><div class="body">
    <div data-testid="User-Name"><a class="name" href="/${post.handle}">${post.name}</a>
      <a class="quiet" href="/${post.handle}">@${post.handle}</a><span class="quiet">·</span>
      <a class="quiet" href="/${post.handle}/status/${post.id}"><time datetime="${post.time}">${post.label}</time></a></div>
    <div data-testid="tweetText" lang="kk">${post.text}</div>
    <div role="group" aria-label="${replies} replies, ${reposts} reposts, ${likes} likes">
      <button data-testid="reply">↩ ${replies}</button><button data-testid="retweet">⇄ ${reposts}</button>
      <button data-testid="like">♡ ${likes}</button><button data-testid="bookmark">⌑</button></div>
  </div></article>`;
}

/** A page with the marks of X and the posts of nobody, drawn plainly; the clip button on it is the real one. */
export const TIMELINE = `<!doctype html><html lang="kk"><head><meta charset="utf-8"><title>Үлгі</title><style>
  body { margin: 0; background: #fff; color: #0f1419; font: 16px/1.45 'Noto Sans', sans-serif }
  main { max-width: 640px; margin: 0 auto; border-inline: 1px solid #e6ecf0 }
  h1 { margin: 0; padding: 16px 20px; font-size: 20px; border-bottom: 1px solid #e6ecf0 }
  article { display: flex; gap: 14px; padding: 16px 20px; border-bottom: 1px solid #e6ecf0 }
  .face { flex: 0 0 44px; height: 44px; border-radius: 50%; background: linear-gradient(140deg, #8fc1d9, #2f6f8f) }
  .body { flex: 1; min-width: 0 } a { color: inherit; text-decoration: none } .name { font-weight: 700 }
  .quiet { color: #5b6b78; margin-inline-start: 4px } [data-testid=tweetText] { margin: 4px 0 10px }
  [role=group] { display: flex; align-items: center; justify-content: space-between; max-width: 480px; color: #5b6b78 }
  button { border: 0; background: none; color: inherit; font: inherit; padding: 4px }
</style></head><body><main data-testid="primaryColumn"><h1>Үлгі қаласы</h1>${POSTS.map(article).join('')}</main></body></html>`;

export const TIMELINE_ADDRESS = 'https://x.com/ulgi_qala_jolaqtary';
