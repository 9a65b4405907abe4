// VK serves three generations of markup at once, by login, page and experiment:
//
// - React, on the desktop and on mobile: `data-testid`, which VK's own tests hold on to (2024 to 2026), and
//   `data-post-id` and `data-post-nesting-lvl`, by which its scripts find a post and tell a copied one;
// - the desktop before React: `post` and `reply` with ids that carry the owner's and the post's numbers, and
//   BEM classes without hashes (2010 to now, logged-out walls and windows);
// - mobile, logged out: `wall_item` since 2015, `ReplyItem` since 2019, both BEM without hashes.
//
// Of classes with a hash (`vkitPostText__root--84hyA`) nothing is used but the name before it. Where several marks stand, the newest is first.

export const POSTS = [
  '[data-testid="post"]:not([data-post-nesting-lvl="1"], [data-post-nesting-lvl="2"], [data-post-nesting-lvl="3"])',
  '.post[data-post-id]',
  '.post[id^="post"]',
  '.wall_item',
];

export const COMMENTS = [
  '[data-testid="wall_comments_comment_root"]',
  '[data-testid="wall_comments_comment_in_thread"]',
  '.reply[data-post-id]',
  '.reply[id^="post"]',
  '.ReplyItem',
];

/** What stands inside a post and isn't its own: comments, what it copies from another wall, answering forms. */
export const FOREIGN = [
  ...COMMENTS,
  '[data-testid="post"]',
  '[data-post-nesting-lvl]:not([data-post-nesting-lvl="0"])',
  '.post[data-post-id]',
  '.wall_item',
  '.copy_quote',
  '.copy_post_header',
  '[class^="CopyPost"]',
  '[class*=" CopyPost"]',
  '.pic_header',
  '.pic_body_wrap',
  '.replies',
  '[id$="_replies"]',
  '[contenteditable="true"]',
].join(', ');

export const AUTHOR = {
  post: [
    '[data-testid="post-header-title"]',
    'a.PostHeaderTitle__authorLink',
    '.PostHeaderTitle__authorName',
    'a[data-post-click-type="post_owner_link"]',
    'a.pi_author',
    'a.author',
  ],
  comment: ['[data-testid="comment-owner"]', 'a.ReplyItem__name', 'a.author'],
};

/** The tick beside a name. Today's pages draw it with hashed classes alone. */
export const VERIFIED = [
  '.wi_author > .verified',
  '.PostHeaderTitle .verified',
  '.page_verified',
  '.PostHeaderTitle__verified',
];

/** What a post copies from another wall: who wrote it, when, and what. */
export const COPIED = {
  box: ['[data-testid="post"][data-post-nesting-lvl="1"]', '.copy_quote', '.CopyPost', '.pic_header'],
  author: [
    '[data-testid="post-header-title"]',
    'a.copy_author',
    'a.CopyPost__authorLink',
    'a.pi_author',
    '.PostHeaderTitle__authorName',
  ],
  date: [
    '[data-testid="post_date_block_preview"]',
    'a.published_by_date',
    'a.pic_desc_a',
    'a[href^="/wall"] .rel_date',
  ],
};

/** Carries the author's address where the name itself is no link. */
export const PORTRAIT = {
  post: ['a[data-testid="post-header-avatar"]', 'a[data-post-click-type="post_owner_img"]'],
  comment: ['a[data-testid="comment-avatar"]'],
};

export const DATE = {
  post: [
    '[data-testid="post_date_block_preview"]',
    'a.wi_date',
    'a.PostHeaderSubtitle__link',
    'time.PostHeaderSubtitle__item',
    '.rel_date',
    'a.post_link',
  ],
  comment: ['[data-testid="wall_comment_date"]', 'a.item_date', 'a.wd_lnk', '.rel_date'],
};

export const TEXT = {
  post: [
    '[data-testid="showmoretext-in-expanded"]',
    '[data-testid="showmoretext-in"]',
    '[data-testid="post_text"]',
    '[data-testid="showmoretext"]',
    '.wall_post_text',
    '[class^="vkitPostText__root"]',
    '.pi_text',
  ],
  comment: [
    '[data-testid="comment-text"] [data-testid="showmoretext-in-expanded"]',
    '[data-testid="comment-text"]',
    '.wall_reply_text',
    '.ReplyItem__body',
  ],
};

/** The link that unfolds a text: the hidden remainder follows it in the page, or is yet to be fetched. */
export const MORE =
  '[data-testid="showmoretext-after"], .PostTextMore, .wall_post_more, .wall_reply_more, .pi_text_more';

/** Inside the element of a text and not the text. */
export const NOT_TEXT = [
  MORE,
  '[data-testid="post-footer-author"]',
  '.wall_signed',
  '.pi_signed',
  '.thumbs_list',
  '.medias_thumbs',
  '.pi_medias',
  '.page_post_sized_thumbs',
].join(', ');

/** The row of actions under a post, or the line with the date under a comment. */
export const ACTIONS = {
  post: [
    '[data-testid="post_footer_action_share"]',
    '[data-testid="post_footer_action_comment"]',
    '[data-testid="post_footer_action_like"]',
    '.PostRowBottomButtons__buttons > :last-child',
    '.PostBottomAction.share',
    '.PostBottomAction',
    '.like_btns > :last-child',
  ],
  comment: [],
};
