import { openDatabase, settled } from './vault-database.ts';

/** Keeps one draft on the device, and its files, so that they can be read as long as their key lives. */
export interface Vault {
  /** What was kept; `undefined` where nothing was, or its time is up. */
  read(): Promise<unknown>;
  /** Keeps JSON for so many days from now, and everything that lies beside it as long. */
  write(record: unknown, days: number): Promise<void>;
  readFile(id: string): Promise<Blob | undefined>;
  writeFile(id: string, file: Blob): Promise<void>;
  dropFile(id: string): Promise<void>;
  /** Erases the key, and with it the sense of all that it closed. */
  clear(): Promise<void>;
}

/** A box that only the draft's key opens. */
interface Box {
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
  readonly type: string;
}

interface KeptKey {
  readonly key: CryptoKey;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** All boxes of a draft: its own, and those of its files behind a slash. */
const boxesOf = (name: string) => IDBKeyRange.bound(`${name}/`, `${name}/\uffff`);

/** Erases every draft of the site whose time is up: its key first. */
async function sweep(database: IDBDatabase, now: number): Promise<void> {
  const transaction = database.transaction(['keys', 'boxes'], 'readwrite');
  const keys = transaction.objectStore('keys');
  const [names, kept] = await Promise.all([settled(keys.getAllKeys()), settled<KeptKey[]>(keys.getAll())]);
  kept.forEach(({ until }, index) => {
    const name = names[index];
    if (until > now || typeof name !== 'string') return;
    keys.delete(name);
    transaction.objectStore('boxes').delete(boxesOf(name));
  });
}

/**
 * Opens the place where drafts are kept: AES-256-GCM under a key of each draft's own that no script can read
 * out. It guards against whoever reads the disk or a backup of it, and makes an erased draft unreadable; not
 * against whoever sits at the unlocked device, for whom there is "shared computer".
 *
 * @param name the draft's name
 * @param now milliseconds since the epoch
 * @throws DOMException where the browser keeps nothing for this page, or the page has no https
 */
export async function openVault(name: string, now: () => number): Promise<Vault> {
  const { subtle } = crypto;
  // Absent on a page without https.
  if (!subtle) throw new DOMException('no encryption here', 'NotSupportedError');
  const database = await openDatabase();
  await sweep(database, now());
  const store = (which: 'keys' | 'boxes', mode: IDBTransactionMode) =>
    database.transaction(which, mode).objectStore(which);
  const found = await settled<KeptKey | undefined>(store('keys', 'readonly').get(name));
  let key = found?.key;
  let until = found?.until ?? now() + DAY;
  /** One after the other, so that no older text comes to lie over a newer one. */
  let last: Promise<unknown> = Promise.resolve();

  async function seal(at: string, data: ArrayBuffer | Uint8Array<ArrayBuffer>, type: string): Promise<void> {
    key ??= await subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const own = key;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const box: Box = { iv, type, data: await subtle.encrypt({ name: 'AES-GCM', iv }, own, data) };
    // Erased meanwhile: then nothing may come back.
    if (own !== key) return;
    const transaction = database.transaction(['keys', 'boxes'], 'readwrite');
    const kept: KeptKey = { key: own, until };
    transaction.objectStore('keys').put(kept, name);
    await settled(transaction.objectStore('boxes').put(box, at));
  }

  async function unseal(at: string): Promise<{ data: ArrayBuffer; type: string } | undefined> {
    const box = await settled<Box | undefined>(store('boxes', 'readonly').get(at));
    if (!box || !key) return undefined;
    const { iv, data, type } = box;
    return { type, data: await subtle.decrypt({ name: 'AES-GCM', iv }, key, data) };
  }

  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const next = last.then(act, act);
    last = next.catch(() => undefined);
    return next;
  };

  return {
    async read() {
      const opened = await unseal(`${name}/`);
      return opened && JSON.parse(new TextDecoder().decode(opened.data));
    },
    write: (record, days) =>
      inTurn(() => {
        until = now() + days * DAY;
        return seal(`${name}/`, new TextEncoder().encode(JSON.stringify(record)), '');
      }),
    async readFile(id) {
      const opened = await unseal(`${name}/${id}`);
      return opened && new Blob([opened.data], { type: opened.type });
    },
    writeFile: (id, file) => inTurn(async () => seal(`${name}/${id}`, await file.arrayBuffer(), file.type)),
    dropFile: (id) => inTurn(() => settled(store('boxes', 'readwrite').delete(`${name}/${id}`))),
    clear() {
      key = undefined;
      return inTurn(async () => {
        const transaction = database.transaction(['keys', 'boxes'], 'readwrite');
        transaction.objectStore('keys').delete(name);
        await settled(transaction.objectStore('boxes').delete(boxesOf(name)));
      });
    },
  };
}
