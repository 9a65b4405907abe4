import type { BrowserContext } from 'playwright-core';

/** A feed whose posts are told apart by their colours to the pixel; in the marks of X's pages. */
export const COLOURED_FEED = 'https://x.com/qala_test';

/** The numbers that stand in the first post, and in nothing that may leave the browser once they are masked. */
export const PHONE = '8 (701) 123-45-67';
export const IIN = '900515300970';

/** Height in CSS pixels of the tall post: several screens. */
export const TALL = 2600;

function post(id: number, colour: string, text: string, inside = ''): string {
  return `<div data-testid="cellInnerDiv"><article data-testid="tweet" role="article" class="post" id="p${id}"
    style="background:${colour}"><div data-testid="User-Name"><a href="/aigul_q"><span>Айгүл</span></a><a href="/aigul_q"><span>@aigul_q</span></a>
    <a href="/aigul_q/status/${id}"><time datetime="2026-11-20T10:00:00.000Z">20 нояб.</time></a></div>
    <div data-testid="tweetText" lang="ru">${text}</div>${inside}
    <div role="group"><div><button data-testid="reply" aria-label="Ответить" type="button">о</button></div></div></article></div>`;
}

/** Bands of known colours down the tall post: what is stitched wrong shows at once. */
export const BANDS = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#ff00ff', '#00ffff'];

const HTML = `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Айгүл: ${PHONE}</title>
<link rel="canonical" href="https://x.com/qala_test"><style>
body{margin:0;font:16px/20px Arial,sans-serif}header{position:fixed;top:0;left:0;right:0;height:70px;background:#123456;z-index:9}
main{width:600px;margin:90px auto 1600px}.post{display:block;padding:10px;margin:0 0 12px;min-height:160px;box-sizing:border-box}
.bands div{height:${Math.round((TALL - 200) / BANDS.length)}px}</style></head><body><header>шапка</header><main data-testid="primaryColumn">
${post(1001, '#ffeecc', `Воды нет. Звоните ${PHONE.replace('123', '<b>123</b>')}, мой ИИН ${IIN}. <a href="tel:+77011234567">звонок</a> <a href="/serik_z">@serik_z</a> подтвердит.<script>window.x=1</script>`)}
${post(1002, '#cceeff', 'Соседняя публикация')}
${post(1003, '#eeeeee', 'Высокая', `<div class="bands">${BANDS.map((colour) => `<div style="background:${colour}"></div>`).join('')}</div>`)}
${post(1004, '#ccffcc', 'Последняя')}
${post(1005, '#ddccee', `Бірінші: ${PHONE}`)}
${post(1006, '#eeddcc', `Екінші, ${PHONE}`)}
</main></body></html>`;

/** The page at the own address of one of the feed's posts. */
export function addressOfPost(id: number): string {
  return `https://x.com/aigul_q/status/${id}`;
}

/**
 * Serves the page at a post's own address.
 *
 * @param shows the posts on it; none: the platform says that there is no such page
 */
export async function servePostPage(
  context: BrowserContext,
  id: number,
  shows: readonly number[],
  text = 'Публикация',
): Promise<void> {
  const error =
    '<div data-testid="error-detail"><span>Эта страница не существует.</span><a href="/explore">Поиск</a></div>';
  const posts = shows.map((each) => post(each, '#ffffff', `${text} ${each}`)).join('');
  const body = `<!doctype html><html lang="ru"><meta charset="utf-8"><main data-testid="primaryColumn">${posts || error}</main>`;
  await context.unroute(addressOfPost(id));
  await context.route(addressOfPost(id), (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
}

/** Serves the feed under its address. */
export async function serveColouredFeed(context: BrowserContext): Promise<void> {
  await context.route(COLOURED_FEED, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body: HTML }),
  );
}
