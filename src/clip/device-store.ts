import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptFile } from './added-files.ts';
import type { Draft, LastChoices } from './draft.ts';
import type { Identity } from './identity.ts';
import type { SentDraft } from './sent-drafts.ts';
import type { Template } from './templates.ts';

interface DeviceSchema extends DBSchema {
  drafts: { key: string; value: Draft };
  identity: { key: string; value: Identity };
  choices: { key: string; value: LastChoices };
  templates: { key: string; value: Template };
  files: { key: string; value: KeptFile };
  sent: { key: string; value: SentDraft };
}

/** Raised by whoever changes what is kept; `upgrade` then brings older devices along. Version 1 is the first. */
const VERSION = 3;
const NAME = 'dauys-clip';

/** What can change on the device. */
export type DeviceTopic = 'drafts' | 'identity' | 'templates';

/** What this extension keeps on the device beside the outbox. */
export interface DeviceStore {
  database(): Promise<IDBPDatabase<DeviceSchema>>;
  /** Tells everyone who listens, in this context and in the others, that something changed. */
  tell(topic: DeviceTopic): void;
  /** @param signal ends the subscription */
  subscribe(topic: DeviceTopic, listener: () => void, signal?: AbortSignal): void;
  close(): void;
}

/**
 * Opens the extension's own IndexedDB. It belongs to the extension's origin: no page can reach it, and neither
 * can a content script, which is why the token and the key live here and not in `storage.local`, which Firefox
 * lets content scripts read.
 */
export function openDeviceStore(name = NAME): DeviceStore {
  let opened: Promise<IDBPDatabase<DeviceSchema>> | undefined;
  const channel = new BroadcastChannel(name);
  const listeners: Record<DeviceTopic, Set<() => void>> = {
    drafts: new Set(),
    identity: new Set(),
    templates: new Set(),
  };
  const tellHere = (topic: DeviceTopic) => {
    for (const listener of listeners[topic]) listener();
  };
  channel.onmessage = ({ data }: MessageEvent<DeviceTopic>) => tellHere(data);
  // In Node an open channel would keep a finished process alive.
  if ('unref' in channel && typeof channel.unref === 'function') channel.unref();

  function close(): void {
    opened?.then((db) => db.close()).catch(() => {});
    opened = undefined;
  }

  return {
    database() {
      opened ??= openDB<DeviceSchema>(name, VERSION, {
        upgrade(db, from) {
          if (from < 1) {
            db.createObjectStore('drafts', { keyPath: 'id' });
            db.createObjectStore('identity');
            db.createObjectStore('choices');
          }
          if (from < 2) db.createObjectStore('templates', { keyPath: 'name' });
          if (from < 3) {
            db.createObjectStore('files', { keyPath: 'digest' });
            db.createObjectStore('sent', { keyPath: 'id' });
          }
        },
        // A newer version in another page must not wait for this one.
        blocking: close,
        terminated: () => {
          opened = undefined;
        },
      }).catch((error: unknown) => {
        opened = undefined;
        throw error;
      });
      return opened;
    },
    tell(topic) {
      channel.postMessage(topic);
      tellHere(topic);
    },
    subscribe(topic, listener, signal) {
      if (signal?.aborted) return;
      const own = () => listener();
      listeners[topic].add(own);
      signal?.addEventListener('abort', () => listeners[topic].delete(own), { once: true });
    },
    close() {
      for (const each of Object.values(listeners)) each.clear();
      channel.close();
      close();
    },
  };
}
