import { computed, signal } from '@preact/signals';
import { type Outbox, type OutboxItem, openOutbox } from '../../client/outbox.ts';
import { statusOf } from '../../client/outcome.ts';
import { type EvidenceStore, openEvidenceStore } from '../../clip/capture/evidence-store.ts';
import { setDeliveryAlarm } from '../../clip/delivery.ts';
import { type DeviceStore, openDeviceStore } from '../../clip/device-store.ts';
import type { Draft } from '../../clip/draft.ts';
import { listDrafts } from '../../clip/drafts.ts';
import { type Identity, isExpired, readIdentity } from '../../clip/identity.ts';
import { askWorker } from '../../clip/messages.ts';
import { type PanelFocus, readFocus, setFocus, watchFocus } from '../../clip/panel-focus.ts';

/** The state of the enrolment as the panel can tell it without asking anyone. */
export type Access = 'ok' | 'none' | 'expired' | 'refused';

/**
 * What the panel shows. It reads the drafts and the outbox itself, so that it is right even while the worker
 * sleeps, and follows every change made elsewhere.
 */
export interface PanelModel {
  readonly store: DeviceStore;
  readonly outbox: Outbox;
  /** Pictures and markup of the drafts. */
  readonly evidence: EvidenceStore;
  /** `false` until everything was read once. */
  readonly ready: { readonly value: boolean };
  readonly identity: { readonly value: Identity | null };
  readonly access: { readonly value: Access };
  readonly drafts: { readonly value: readonly Draft[] };
  /** Newest first. */
  readonly items: { readonly value: readonly OutboxItem[] };
  readonly focus: { readonly value: PanelFocus | null };
  show(focus: PanelFocus | null): Promise<void>;
  /** The outbox was changed here: the worker delivers and shows it. */
  outboxChanged(): Promise<void>;
}

/** @param abort ends the following */
export function openPanelModel(abort: AbortSignal): PanelModel {
  const store = openDeviceStore();
  const outbox = openOutbox();
  const evidence = openEvidenceStore();
  const ready = signal(false);
  const identity = signal<Identity | null>(null);
  const drafts = signal<readonly Draft[]>([]);
  const items = signal<readonly OutboxItem[]>([]);
  const focus = signal<PanelFocus | null>(null);

  const access = computed<Access>(() => {
    if (!identity.value) return 'none';
    if (isExpired(identity.value, Date.now())) return 'expired';
    const turnedDown = items.value.some(
      ({ state, lastFailure }) => state === 'waiting' && lastFailure && statusOf(lastFailure) === 401,
    );
    return turnedDown ? 'refused' : 'ok';
  });

  const readDrafts = async () => {
    drafts.value = await listDrafts(store);
  };
  const readItems = async () => {
    items.value = (await outbox.list()).reverse();
  };
  const readWho = async () => {
    identity.value = await readIdentity(store);
  };

  store.subscribe('drafts', () => void readDrafts(), abort);
  store.subscribe('identity', () => void readWho(), abort);
  outbox.subscribe(() => void readItems(), abort);
  watchFocus((changed) => {
    focus.value = changed;
  }, abort);

  void (async () => {
    const [kept] = await Promise.all([readFocus(), readDrafts(), readItems(), readWho()]);
    // After the browser was closed nothing is in focus: go on where the official left off.
    const latest = drafts.value[0];
    focus.value = kept ?? (latest ? { view: 'draft', id: latest.id } : null);
    ready.value = true;
  })();

  return {
    store,
    outbox,
    evidence,
    ready,
    identity,
    access,
    drafts,
    items,
    focus,
    async show(shown) {
      focus.value = shown;
      await setFocus(shown);
    },
    async outboxChanged() {
      await setDeliveryAlarm();
      await askWorker('deliver', {}).catch(() => {
        // The alarm wakes the worker in half a minute.
      });
    },
  };
}
