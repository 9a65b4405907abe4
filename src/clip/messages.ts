import { browser } from '@wxt-dev/browser';
import type { Post } from '../appeal/post.ts';
import type { PostStanding } from '../platforms/missing-post.ts';

/** What the page around a post says of itself. A page can say anything: the worker believes the browser first. */
export interface PageFacts {
  readonly url: string;
  readonly title: string;
  /** The page's own `lang`, empty where it has none. */
  readonly language: string;
}

/** How what a post wears is told at a glance; see `button-signs.ts`. */
export type MarkSign =
  /** The official's own agency has it on record. */
  | 'recorded'
  /** Another agency has. */
  | 'elsewhere'
  /** The clip waits in this browser's outbox. */
  | 'waiting'
  /** A colleague looked at it and did not take it for an appeal. */
  | 'seen';

/** What a post wears on its page, its record or else a colleague's note; in the official's language. */
export interface PostMark {
  readonly sign: MarkSign;
  /** The registration number; `null` where there is none. */
  readonly number: string | null;
  /** What stands beside the number: the state of the record, or the whole note. */
  readonly words: string;
  /** What it is called for a screen reader. */
  readonly name: string;
  /** Whether the official's own agency has it, so that it need not be clipped again. */
  readonly own: boolean;
}

/** Why a click did not end in a draft. */
export type ClipTrouble =
  /** The message was not what a page of a platform may send. */
  | 'not-understood'
  /** The device would not keep the draft. */
  | 'not-kept';

export type ClipAnswer = { readonly ok: true } | { readonly ok: false; readonly trouble: ClipTrouble };

/**
 * Everything that may be asked of the worker, and what it answers. `clip`, `marks`, `show` and `standing` come
 * from a content script, `deliver` and `take` from the extension's own pages only.
 */
export interface Messages {
  /** The official clicked the button beside a post. */
  clip: { ask: { readonly post: Post; readonly page: PageFacts }; answer: ClipAnswer };
  /** Posts came into view: which of them are recorded? At most 50 permalinks. */
  marks: {
    ask: { readonly permalinks: readonly string[] };
    answer: { readonly marks: Readonly<Record<string, PostMark>> };
  };
  /** The official clicked the number that a post wears. */
  show: {
    /** `post`: how it reads now, to be compared with what was recorded. */
    ask: { readonly permalink: string; readonly post?: Post | undefined };
    answer: ClipAnswer;
  };
  /** The page at a recorded post's own address does not show it, or shows it again. */
  standing: {
    ask: { readonly permalink: string; readonly standing: PostStanding };
    answer: { readonly ok: true };
  };
  /** Take evidence again (`evidenceId`), or add the posts around it; `ok`: there was something to take. */
  take: {
    ask: { readonly id: string; readonly what: 'picture' | 'thread' };
    answer: { readonly ok: boolean };
  };
  /** The outbox or the sign-in changed: deliver what waits, and show it everywhere. */
  deliver: { ask: Readonly<Record<string, never>>; answer: { readonly ok: true } };
}

export type MessageName = keyof Messages;

/** What the worker tells the content scripts: numbers changed, ask again. */
export const MARKS_CHANGED = 'marks-changed';

/** The official asked by a shortcut to walk from post to post with the keyboard, or to end it. */
export const WALK_POSTS = 'walk-posts';

/**
 * Asks the worker, waking it where the browser put it to sleep. A worker that is killed before it answers is
 * asked once more: every message may be repeated without harm.
 *
 * @throws Error where the extension was updated or removed under this page, or the worker failed twice
 */
export async function askWorker<Name extends MessageName>(
  name: Name,
  ask: Messages[Name]['ask'],
): Promise<Messages[Name]['answer']> {
  try {
    return await askOnce(name, ask);
  } catch (error) {
    if (!browser.runtime?.id) throw error;
    return askOnce(name, ask);
  }
}

async function askOnce<Name extends MessageName>(
  name: Name,
  ask: Messages[Name]['ask'],
): Promise<Messages[Name]['answer']> {
  const answer = await browser.runtime.sendMessage<unknown, Messages[Name]['answer'] | undefined>({
    name,
    ask,
  });
  if (answer === undefined) throw new Error('The worker did not answer');
  return answer;
}
