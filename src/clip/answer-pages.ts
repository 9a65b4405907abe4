import { type Browser, browser } from '@wxt-dev/browser';
import type { Outbox } from '../client/outbox.ts';
import { canStandAt } from '../platforms/addresses.ts';
import type { Place } from './capture/take-evidence.ts';
import type { ClipDesk } from './clip-desk.ts';
import { isSameAddress } from './clip-post.ts';
import type { DeviceStore } from './device-store.ts';
import { readIdentity } from './identity.ts';
import { type Incoming, readMessage } from './incoming.ts';
import { intakeFor } from './intake.ts';
import { languageFor, readLanguageSetting } from './language-setting.ts';
import { managedPolicy } from './managed-policy.ts';
import { marksFor } from './marks.ts';
import type { Messages, PostMark } from './messages.ts';
import { keepStanding } from './missing-posts.ts';
import { openPanel } from './panel-door.ts';
import { keepSeenNow } from './seen-now.ts';

/** The script that looks whether a post is still there; see `entrypoints/page-standing.ts`. */
const LOOKER = '/page-standing.js';

/** What the worker answers pages with. */
export interface Answering {
  readonly store: DeviceStore;
  readonly outbox: Pick<Outbox, 'list'>;
  readonly desk: ClipDesk;
  /** The outbox or the sign-in changed. */
  onChange(): void;
  /** The official wants evidence (`evidenceId`) taken again, or the posts around it as well. */
  takeAgain(id: string, what: 'picture' | 'thread'): Promise<boolean>;
}

/** Answers the messages of the map; everything else is left unanswered. */
export function answerPages(answering: Answering): void {
  browser.runtime.onMessage.addListener((message: unknown, sender, reply: (answer: unknown) => void) => {
    const own = sender.url?.startsWith(browser.runtime.getURL('/')) ?? false;
    const incoming = readMessage(message, own ? 'own' : 'page');
    if (!incoming || (!own && !isTrueToItsPage(incoming, sender))) return undefined;
    // Before anything is awaited: browsers open a panel only within what the official did.
    if (incoming.name === 'clip' || incoming.name === 'show') void openPanel(sender.tab?.windowId, 'page');
    answer(incoming, sender, answering).then(reply, () => reply(undefined));
    // The answer comes later.
    return true;
  });
}

async function answer(
  incoming: Incoming,
  sender: Browser.runtime.MessageSender,
  { store, outbox, desk, onChange, takeAgain }: Answering,
): Promise<Messages[keyof Messages]['answer']> {
  switch (incoming.name) {
    case 'clip': {
      const { post, page } = incoming.ask;
      const seen = { ...page, url: addressOf(sender) ?? page.url };
      return desk.clip(Promise.resolve({ post, page: seen, method: 'platform' }), placeOf(sender));
    }
    case 'show': {
      const { permalink, post = null } = incoming.ask;
      await keepSeenNow(permalink, post);
      if (post) await keepStanding(permalink, 'there', Date.now());
      return desk.show(permalink);
    }
    case 'marks': {
      const identity = await readIdentity(store);
      const reader = {
        agency: identity?.agency.code ?? null,
        language: languageFor(await readLanguageSetting()),
      };
      // A feed does not wait: what cannot be told now is told when it comes into view again.
      const client =
        identity && (await managedPolicy()).lookUp !== false
          ? await intakeFor(identity, { tries: 1, timeout: 8_000 })
          : null;
      const marks = await marksFor(incoming.ask.permalinks, reader, await outbox.list(), client, Date.now());
      void lookWhereRecorded(marks, sender);
      return { marks };
    }
    case 'standing': {
      const { permalink, standing } = incoming.ask;
      await keepStanding(permalink, standing, Date.now());
      return { ok: true };
    }
    case 'take':
      return { ok: await takeAgain(incoming.ask.id, incoming.ask.what) };
    case 'deliver':
      onChange();
      return { ok: true };
  }
}

/** Where a page stands at the own address of a post on record, looks whether the post is still there. */
async function lookWhereRecorded(
  marks: Readonly<Record<string, PostMark>>,
  sender: Browser.runtime.MessageSender,
): Promise<void> {
  const [url, place] = [addressOf(sender), placeOf(sender)];
  if (url === null || !place) return;
  const own = Object.entries(marks).find(([permalink]) => isSameAddress(permalink, url))?.[1];
  if (!own || own.number === null) return;
  const target = { tabId: place.tabId, frameIds: [place.frameId] };
  await browser.scripting.executeScript({ target, files: [LOOKER] }).catch(() => {
    // A page that the browser closes to the extension is not looked at.
  });
}

/** Where a message came from; `null` where it came from no tab. */
function placeOf({ tab, frameId }: Browser.runtime.MessageSender): Place | null {
  return tab?.id === undefined ? null : { tabId: tab.id, windowId: tab.windowId, frameId: frameId ?? 0 };
}

/** Whether a content script speaks of its own platform: another one's post is a lie. */
function isTrueToItsPage(incoming: Incoming, sender: Browser.runtime.MessageSender): boolean {
  const url = addressOf(sender);
  if (url === null || !URL.canParse(url)) return false;
  // How a post stands is told by the page at its own address and by no other.
  if (incoming.name === 'standing') return isSameAddress(incoming.ask.permalink, url);
  return incoming.name !== 'clip' || canStandAt(incoming.ask.post.platform, new URL(url));
}

/**
 * The address bar as the browser tells it: on a page that changes its address without loading anew, only the
 * tab knows. In a frame it is the frame's own.
 */
function addressOf({ tab, url, frameId }: Browser.runtime.MessageSender): string | null {
  return (frameId === 0 ? tab?.url : undefined) ?? url ?? null;
}
