import { browser } from '@wxt-dev/browser';
import { openOutbox } from '../client/outbox.ts';
import { postDigestOf } from '../evidence/capture-statement.ts';
import { answerPages } from './answer-pages.ts';
import { clipAskedPages } from './asked-pages.ts';
import { showBadge } from './badge.ts';
import { dropOrphans } from './capture/drop-orphans.ts';
import { evidenceId } from './capture/evidence.ts';
import { openEvidenceStore } from './capture/evidence-store.ts';
import { takeEvidence, takeThread } from './capture/take-evidence.ts';
import { openClipDesk } from './clip-desk.ts';
import { toolName } from './clip-post.ts';
import { createDelivery, DELIVERY_ALARM, dropSettled } from './delivery.ts';
import { openDeviceStore } from './device-store.ts';
import { languageFor, readLanguageSetting, watchLanguageSetting } from './language-setting.ts';
import { managedPolicy } from './managed-policy.ts';
import { rebuildMenus } from './menus.ts';
import { openPanelByButton } from './panel-door.ts';
import { followAccess, registerScripts, startInOpenTabs } from './platform-scripts.ts';
import { tellPages } from './platform-tabs.ts';
import { dropUnusedFiles } from './send-files.ts';

/**
 * Starts the extension's worker: the only part that talks to the register for the pages. The browser kills it
 * at will and starts it anew for every event, so nothing lies in its memory alone, and every listener is added
 * before anything is awaited.
 *
 * @param signal ends what is under way
 */
export function startWorker(signal: AbortSignal): void {
  const store = openDeviceStore();
  const outbox = openOutbox();
  const tool = toolName(browser.runtime.getManifest().version, navigator.userAgent);
  const evidence = openEvidenceStore();
  const taking = { store, evidence, now: Date.now };
  const desk = openClipDesk({ store, outbox, tool, now: Date.now }, (id, place, { post, method }) => {
    const { permalink, text, authorHandle } = post;
    const wanted = { permalink, text, method, handle: authorHandle };
    void postDigestOf(post).then((postDigest) =>
      takeEvidence(taking, evidenceId(id, { postDigest }), place, wanted),
    );
  });
  const deliver = createDelivery(store, outbox, evidence, signal);

  answerPages({
    store,
    outbox,
    desk,
    onChange() {
      void deliver();
      void showOutbox();
    },
    async takeAgain(id, what) {
      const before = await evidence.read(id);
      if (!before) return false;
      if (what === 'thread') return takeThread(taking, id).catch(() => false);
      await takeEvidence(taking, id, before.place, before.wanted);
      return true;
    },
  });
  clipAskedPages(desk);
  followAccess();

  outbox.subscribe(() => void showOutbox(), signal);
  watchLanguageSetting(() => void showLanguage(), signal);
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === DELIVERY_ALARM) void deliver();
  });
  self.addEventListener('online', () => void outbox.hurry().then(deliver), { signal });
  browser.runtime.onStartup.addListener(() => {
    void managedPolicy().then(({ keepDays }) => dropSettled(outbox, Date.now(), keepDays));
    void dropOrphans(store, outbox, evidence);
    void dropUnusedFiles(store, outbox);
    void showLanguage();
    void registerScripts();
  });
  browser.runtime.onInstalled.addListener(({ reason }) => {
    void openPanelByButton();
    void showLanguage();
    void registerScripts().then(startInOpenTabs);
    if (reason === 'install') void browser.runtime.openOptionsPage();
  });
  // Whatever woke the worker: what an earlier one left undone is done first.
  void deliver();

  async function showOutbox(): Promise<void> {
    await showBadge(await outbox.list(), languageFor(await readLanguageSetting()));
    await tellPages();
  }

  async function showLanguage(): Promise<void> {
    await rebuildMenus(languageFor(await readLanguageSetting()));
    await showOutbox();
  }
}
