import type { Place } from './capture/take-evidence.ts';
import { type ClipTools, type Find, itemFor, keepClip } from './clip-post.ts';
import type { ClipAnswer } from './messages.ts';
import { type PanelFocus, setFocus } from './panel-focus.ts';

/** Where every way of clipping ends: a draft on the disk, and the panel told to show it. */
export interface ClipDesk {
  /**
   * @param find `null` where the page could not be read at all
   * @param place where the post stands, for its evidence; `null` where no tab is known
   */
  clip(find: Promise<Find | null>, place: Place | null): Promise<ClipAnswer>;
  /** Shows what is known of a recorded post. */
  show(permalink: string): Promise<ClipAnswer>;
  /** Shows a page that was read wrong. @param kept whether it could be scrambled and kept */
  report(kept: Promise<boolean>): Promise<ClipAnswer>;
}

/** What begins once a draft is on the disk; the official waits for none of it. */
export type OnDraft = (id: string, place: Place, find: Find) => void;

/** Opens the desk; it does one thing at a time, so that a double click is one draft. */
export function openClipDesk(tools: ClipTools, onDraft: OnDraft): ClipDesk {
  let last: Promise<unknown> = Promise.resolve();

  function next(focusOn: () => Promise<PanelFocus>): Promise<ClipAnswer> {
    const answer = last.then(async (): Promise<ClipAnswer> => {
      try {
        await setFocus(await focusOn());
        return { ok: true };
      } catch {
        await setFocus({ view: 'trouble', trouble: 'not-kept' });
        return { ok: false, trouble: 'not-kept' };
      }
    });
    last = answer.catch(() => {});
    return answer;
  }

  return {
    clip: (find, place) =>
      next(async () => {
        const found = await find.catch(() => null);
        if (!found) return { view: 'trouble', trouble: 'page-unreadable' };
        const focus = await keepClip(tools, found);
        if (focus.view === 'draft' && place) onDraft(focus.id, place, found);
        return focus;
      }),
    show: (permalink) =>
      next(async () => {
        const item = itemFor(await tools.outbox.list(), permalink);
        return item ? { view: 'item', id: item.id } : { view: 'record', permalink };
      }),
    report: (kept) =>
      next(async () =>
        (await kept.catch(() => false))
          ? { view: 'page-report' }
          : { view: 'trouble', trouble: 'page-unreadable' },
      ),
  };
}
