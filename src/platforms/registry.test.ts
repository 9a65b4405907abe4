import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ADDRESSES, canonicalPost } from './addresses.ts';
import { PLATFORMS, platformFor } from './registry.ts';

describe('the identity of a post', () => {
  const same: readonly (readonly [string, readonly string[]])[] = [
    [
      'https://x.com/i/status/1990000000000000001',
      [
        'https://x.com/aigul_qala/status/1990000000000000001',
        'https://x.com/AIGUL_qala/status/1990000000000000001?s=20&t=abc',
        'https://www.twitter.com/aigul_qala/status/1990000000000000001/photo/1',
        'http://mobile.twitter.com/aigul_qala/statuses/1990000000000000001#m',
        'https://x.com/i/web/status/1990000000000000001',
        'https://x.com/renamed/status/1990000000000000001/analytics',
      ],
    ],
    [
      'https://t.me/ulgi_qala/101',
      [
        'https://t.me/Ulgi_Qala/101',
        'https://t.me/s/Ulgi_Qala/101',
        'https://t.me/ulgi_qala/101?single',
        'https://telegram.me/ulgi_qala/101?embed=1&mode=tme',
        'https://www.t.me/ulgi_qala/101/',
      ],
    ],
    ['https://t.me/ulgi_qala/101?comment=8801', ['https://t.me/s/Ulgi_Qala/101?embed=1&comment=8801']],
    ['https://t.me/ulgi_chat/5512', ['https://t.me/ulgi_chat/12/5512?thread=12']],
    ['https://t.me/c/1413275904/77', ['https://t.me/c/1413275904/77?thread=5']],
    [
      'https://vk.com/wall-220110_5001',
      [
        'https://m.vk.com/wall-220110_5001?from=group',
        'https://vk.ru/wall-220110_5001#comments',
        'https://vk.com/feed?w=wall-220110_5001',
        'https://m.vk.ru/ulgi_online?w=wall-220110_5001&utm_source=x',
        'https://vk.com/photo-1_2?w=wall-220110_5001',
      ],
    ],
    [
      'https://vk.com/wall-220110_5001?reply=5011',
      [
        'https://vk.com/wall-220110_5001?reply=5011&thread=5010',
        'https://vk.com/club220110?w=wall-220110_5001_r5011',
        'https://m.vk.com/wall-220110_5001?reply=5011#x',
      ],
    ],
    ['https://vk.com/photo501_33', ['https://vk.com/id501?z=photo501_33%2Falbum501_0']],
    [
      'https://www.threads.com/t/DAbc_12-xyz',
      [
        'https://www.threads.net/@ulgi.qala/post/DAbc_12-xyz?xmt=AQF0&slof=1',
        'https://threads.com/@renamed/post/DAbc_12-xyz/media',
        'https://www.threads.net/t/DAbc_12-xyz/',
      ],
    ],
    [
      'https://bsky.app/profile/ulgi.kz/post/3lzzmain22x',
      [
        'https://bsky.app/profile/Ulgi.KZ/post/3lzzmain22x?ref_src=embed',
        'https://www.bsky.app/profile/ulgi.kz/post/3lzzmain22x/liked-by',
      ],
    ],
    [
      'https://bsky.app/profile/did:plc:2w45zyhuklwihpdc7oj3mi63/post/3lzzmain22x',
      ['https://bsky.app/profile/did%3Aplc%3A2w45zyhuklwihpdc7oj3mi63/post/3lzzmain22x'],
    ],
    [
      'https://www.reddit.com/comments/1ab2cd3/',
      [
        'https://www.reddit.com/r/Kazakhstan/comments/1ab2cd3/jol_turaly/?share_id=x&utm_source=share',
        'https://old.reddit.com/r/Kazakhstan/comments/1ab2cd3/',
        'https://reddit.com/comments/1ab2cd3',
        'https://redd.it/1ab2cd3',
        'https://www.reddit.com/gallery/1ab2cd3',
        'https://www.reddit.com/user/saya/comments/1ab2cd3/oz_paraqsha/',
      ],
    ],
    [
      'https://www.reddit.com/comments/1ab2cd3/comment/kx1y2z3/',
      [
        'https://www.reddit.com/r/Kazakhstan/comments/1ab2cd3/comment/kx1y2z3/?context=3',
        'https://old.reddit.com/r/Kazakhstan/comments/1ab2cd3/jol_turaly/kx1y2z3/',
        'https://www.reddit.com/comments/1ab2cd3/_/kx1y2z3',
      ],
    ],
    [
      'https://qala.example/@saya/114300000000000100',
      [
        'https://qala.example/@Saya/114300000000000100?utm_source=x#fav',
        'https://qala.example/web/@saya/114300000000000100',
        'https://qala.example/deck/@saya/114300000000000100/favourites',
        'https://qala.example/users/saya/statuses/114300000000000100',
      ],
    ],
    ['https://qala.example/@ulgi@news.example/114300000000000001', []],
    [
      'https://ok.ru/group/70000001234567/topic/156000000000001',
      [
        'https://m.ok.ru/group/70000001234567/topic/156000000000001?st.cmd=x',
        'https://www.odnoklassniki.ru/group/70000001234567/topic/156000000000001#comments',
      ],
    ],
    ['https://ok.ru/ulgi.qala/topic/156000000000001', ['https://ok.ru/Ulgi.Qala/topic/156000000000001/']],
    [
      'https://www.facebook.com/groups/770001/posts/880002',
      [
        'https://m.facebook.com/groups/770001/permalink/880002/?__cft__[0]=AZ&__tn__=R',
        'https://www.facebook.com/groups/770001/?multi_permalinks=880002&notif_id=1',
      ],
    ],
    [
      'https://www.facebook.com/permalink.php?story_fbid=880077001&id=100500600',
      ['https://m.facebook.com/story.php?story_fbid=880077001&id=100500600&refid=52&_ft_=x&eav=y'],
    ],
    [
      'https://www.facebook.com/permalink.php?story_fbid=880077001&id=100500600&comment_id=770001',
      [
        'https://mbasic.facebook.com/story.php?comment_id=770001&story_fbid=880077001&id=100500600',
        'https://www.facebook.com/permalink.php?story_fbid=880077001&id=100500600&comment_id=Y29tbWVudDo4ODAwNzcwMDFfNzcwMDAx',
      ],
    ],
    [
      'https://www.facebook.com/watch/?v=1522700938072473',
      [
        'https://www.facebook.com/heymeedan/videos/1522700938072473/?__so__=x',
        'https://www.facebook.com/reel/1522700938072473',
        'https://web.facebook.com/watch/live/?v=1522700938072473&ref=notif',
      ],
    ],
    [
      'https://www.facebook.com/photo/?fbid=4194934713924283',
      ['https://m.facebook.com/Nintendo/photos/a.271203266297467/4194934713924283/?type=3&refid=52'],
    ],
    [
      'https://www.instagram.com/p/DAbc_123-xy/',
      [
        'https://instagram.com/ulgi.qala/p/DAbc_123-xy/?igsh=abc&img_index=2',
        'https://www.instagram.com/reel/DAbc_123-xy/',
        'https://m.instagram.com/tv/DAbc_123-xy',
      ],
    ],
    [
      'https://www.tiktok.com/@/video/7134059641968872746',
      [
        'https://www.tiktok.com/@rebel/video/7134059641968872746?is_from_webapp=1&sender_device=pc',
        'https://m.tiktok.com/v/7134059641968872746.html',
        'https://www.tiktok.com/embed/v2/7134059641968872746',
      ],
    ],
    [
      'https://www.youtube.com/watch?v=AbCdEfGhIjK',
      [
        'https://youtu.be/AbCdEfGhIjK?si=x&t=3',
        'https://m.youtube.com/watch?v=AbCdEfGhIjK&pp=y',
        'https://www.youtube.com/shorts/AbCdEfGhIjK',
        'https://www.youtube.com/live/AbCdEfGhIjK?feature=share',
        'https://www.youtube-nocookie.com/embed/AbCdEfGhIjK',
      ],
    ],
    ['https://ok.ru/video/2500000000001', ['https://m.ok.ru/live/2500000000001']],
    [
      'https://ulgi-news.example/kk/jol?id=7',
      [
        'https://ulgi-news.example/kk/jol?utm_source=tg&id=7&fbclid=abc&yclid=1#comments',
        'https://ULGI-news.example:443/kk/jol?id=7&ref=main&gclid=2',
      ],
    ],
  ];

  it.each(same)('%s', (identity, addresses) => {
    expect(canonicalPost(identity)?.permalink).toBe(identity);
    for (const address of addresses) expect(canonicalPost(address)?.permalink, address).toBe(identity);
  });

  it.each([
    'https://x.com/aigul_qala',
    'https://x.com/search?q=su',
    'https://t.me/s/ulgi_qala?before=101',
    'https://t.me/joinchat/AAAA',
    'https://vk.com/wall-220110',
    'https://vk.com/feed',
    'https://www.threads.com/@ulgi.qala',
    'https://bsky.app/profile/ulgi.kz',
    'https://www.reddit.com/r/Kazakhstan/',
    'https://www.reddit.com/r/Kazakhstan/s/AbCdEf123',
    'https://ok.ru/feed',
    'https://www.facebook.com/share/p/1AbCdEfGh/',
    'https://fb.watch/AbCdEf/',
    'https://www.instagram.com/share/p/BAbcDef123',
    'https://www.instagram.com/stories/ulgi.qala/3456789/',
    'https://vm.tiktok.com/ZMabc123/',
    'https://www.tiktok.com/t/ZTabc123/',
    'https://www.tiktok.com/foryou',
    'https://ok.ru/group/70000001234567',
    'https://ok.ru/dk?st.cmd=anonymMain',
    'https://user:pass@example.kz/post',
    'javascript:alert(1)',
    'mailto:a@b.kz',
    '/wall-1_2',
    '',
    'not an address',
  ])('%j names no post', (address) => expect(canonicalPost(address)).toBeNull());

  it('keeps what another platform’s address carries, and never takes it for a post of its own', () => {
    expect(canonicalPost('https://evil.example/x.com/a/status/1')?.platform).toBe('page');
    expect(canonicalPost('https://x.com.evil.example/a/status/1')?.platform).toBe('page');
    expect(canonicalPost('https://notvk.com/wall-1_2')?.platform).toBe('page');
    for (const address of [
      'https://qala.example/@saya/1143',
      'https://medium.com/@saya/jol-turaly-1143a00000000001',
      'https://qala.example/@saya/video/114300000000000100',
    ]) {
      expect(canonicalPost(address)?.platform, address).toBe('page');
    }
    expect(canonicalPost('https://example.kz/?q=a%20b&1234&c=#!/route')?.permalink).toBe(
      'https://example.kz/?q=a%20b&1234&c=#!/route',
    );
  });

  it('is its own identity, whatever address it was made from', () => {
    const host = fc.constantFrom(
      ...ADDRESSES.flatMap(({ hosts }) => hosts),
      'ulgi.example',
      'www.ulgi.example',
    );
    const part = fc.constantFrom(
      'i',
      'web',
      's',
      'c',
      'a_b',
      'status',
      '12',
      '077',
      'wall-1_2',
      'photo1_2',
      '%D2%AF',
      '@saya',
      '@saya@qala.example',
      '114300000000000100',
      'post',
      'r',
      'comments',
      '1ab2cd3',
      'topic',
      'group',
      'profile',
      'ulgi.kz',
      'video',
      'p',
      'share',
      'posts',
      'watch',
      '..',
      '',
    );
    const query = fc.constantFrom(
      'w=wall-1_2_r3',
      'reply=5',
      'thread=4',
      'comment=9',
      'utm_source=x',
      'z=video1_2',
      'a=%20b',
      'q',
      'ref=x',
      '%zz=1',
    );
    fc.assert(
      fc.property(
        host,
        fc.array(part, { maxLength: 5 }),
        fc.array(query, { maxLength: 4 }),
        fc.string(),
        (at, parts, queries, hash) => {
          const made = canonicalPost(`https://${at}/${parts.join('/')}?${queries.join('&')}#${hash}`);
          if (made) expect(canonicalPost(made.permalink)).toEqual(made);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is asked for by any text without an error', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webUrl({ withQueryParameters: true, withFragments: true }),
        ),
        (text) => {
          const made = canonicalPost(text);
          if (made) expect(canonicalPost(made.permalink)).toEqual(made);
        },
      ),
    );
  });
});

it('gives every page its reader, and the generic one to a page that has none', () => {
  expect(platformFor(new URL('https://www.x.com/home')).id).toBe('x');
  expect(platformFor(new URL('https://m.vk.com/feed')).id).toBe('vk');
  expect(platformFor(new URL('https://ulgi.example/')).id).toBe('page');
  expect(PLATFORMS.at(-1)?.id).toBe('page');
  expect(ADDRESSES.map(({ id }) => id)).toEqual(PLATFORMS.map(({ id }) => id));
});
