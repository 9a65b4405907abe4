// Reddit has had three generations of pages:
//
// - shreddit (www, 2023 to now): custom elements whose attributes carry what is known of a post or a comment, by
//   which its own scripts work; votes stand in shadow roots and are read from the attributes;
// - old.reddit.com (2008 to now): `thing` with data attributes, on which a whole world of scripts and styles rests;
// - the redesign (2018 to 2023, kept in saved pages): ids with the number of the post and `data-testid`.

export const POSTS = [
  'shreddit-post:not([promoted])',
  '.thing.link:is([data-fullname], [data-permalink]):not(.promoted, .promotedlink, [data-promoted="true"])',
  '[data-testid="post-container"][id^="t3_"]:not(.promotedlink)',
];

export const COMMENTS = [
  'shreddit-comment',
  'shreddit-profile-comment',
  '.thing.comment:is([data-fullname], [data-permalink])',
  '.Comment[class*="t1_"]',
];

/** What stands where a post or a comment was deleted by its author or removed by a moderator. */
export const EMPTIED = [
  'shreddit-post[removed-by-category]:not([removed-by-category=""], [removed-by-category="none"])',
  'shreddit-comment[is-comment-deleted="true"]',
  '.thing.comment.deleted',
].join(', ');

/** Answers stand inside the comment that they answer; who is asked to answer, and ads, among them. */
export const FOREIGN = [
  ...COMMENTS,
  '.child',
  '[slot="children"]',
  'shreddit-ad-post',
  'shreddit-comment-tree-ad',
  'shreddit-comments-page-ad',
  '[contenteditable="true"]',
].join(', ');

export const TITLE = [
  '[slot="title"]',
  'a.title',
  '[data-adclicklocation="title"] h1',
  '[data-adclicklocation="title"] h3',
];

export const TEXT = {
  post: [
    '[slot="text-body"] [id$="-post-rtjson-content"]',
    '[slot="text-body"] .md',
    '[slot="text-body"]',
    '.expando .usertext-body .md',
    '.usertext-body .md',
    '[data-click-id="text"] .RichTextJSON-root',
    '[data-click-id="text"]',
  ],
  comment: [
    '[id$="-comment-rtjson-content"]',
    '[slot="comment"]',
    '[id$="-post-rtjson-content"]',
    '.entry .usertext-body .md',
    '[data-testid="comment"]',
  ],
};

export const TIME = {
  post: [
    '[slot="credit-bar"] time',
    'faceplate-timeago time',
    '.tagline time:not(.edited-timestamp)',
    '[data-testid="post_timestamp"]',
    '[data-click-id="timestamp"]',
  ],
  comment: [
    '[slot="commentMeta"] time',
    'faceplate-timeago time',
    '.tagline time:not(.edited-timestamp)',
    '[data-testid="comment_timestamp"]',
  ],
};

/** Links to who wrote: beside the time, never in the text. */
export const AUTHOR = {
  post: ['[slot="credit-bar"] a[href*="/user/"]', '.tagline a.author', '[data-testid="post_author_link"]'],
  comment: [
    '[slot="commentMeta"] a[href*="/user/"]',
    'faceplate-hovercard[data-id="user-hover-card"] a[href*="/user/"]',
    '.tagline a.author',
    'a[data-testid="comment_author_link"]',
    'a[data-testid="comment_author_icon"]',
  ],
};

export const SCORE = ['.entry .tagline .score.unvoted', '[id^="vote-arrows-"] > div'];
export const REPLIES = ['[data-click-id="comments"]', '.entry a.comments'];

export const PLACES = [
  'shreddit-comment-action-row',
  '[slot="credit-bar"] faceplate-timeago',
  '[slot="commentMeta"] faceplate-timeago',
  '.entry .flat-list.buttons > li:last-child',
  '[data-testid="comment_timestamp"]',
  '[data-testid="post_timestamp"]',
];
