import type { Attachment } from '../../../src/appeal/attachments.ts';
import { MOST_ATTACHMENTS } from '../../../src/appeal/attachments.ts';
import type { FileFault } from '../../../src/i18n/widget/steps/ru.ts';
import type { KeptFile } from '../draft.ts';
import type { StepHome } from '../steps/step-page.ts';
import { prepare } from './prepare.ts';
import { type UploadEnd, upload } from './upload.ts';

/** Milliseconds until a cut upload is taken up again, if the browser does not say sooner that there is a line. */
const AGAIN_AFTER = 10_000;

/** One file that the person added. */
export interface ShelvedFile {
  readonly id: string;
  name: string;
  state: 'preparing' | 'waiting' | 'sending' | 'cut' | 'sent' | 'refused' | 'faulty';
  /** Bytes in all, and bytes that are there. */
  size: number;
  sent: number;
  /** It is sent as it is: it may tell where it was taken. */
  asItIs: boolean;
  fault?: FileFault;
  /** Why the intake refused it, in its own words. */
  why?: string;
  kept: KeptFile;
  bytes?: Blob;
  stop?: AbortController;
}

/** The files of an appeal at the moment of sending. */
export type SettledFiles =
  | { readonly ok: true; readonly attachments: readonly Attachment[] }
  | { readonly ok: false; readonly why: 'offline' | 'refused' };

/** Whether a file will be part of the appeal. */
const counts = ({ state }: ShelvedFile) => state !== 'faulty';

/** Whether a file still has a way to go. */
const isUnderWay = ({ state }: ShelvedFile) => !['sent', 'refused', 'faulty'].includes(state);

/**
 * The files of one form: made ready, kept with the draft, and uploaded one after the other while the person
 * goes on writing. A cut line is waited for, and nothing that has arrived is sent again.
 */
export class Shelf {
  readonly files: ShelvedFile[] = [];
  readonly #home: StepHome;
  /** Resolves when what the person added before is there. */
  readonly #opened: Promise<void>;
  #busy = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: (() => void)[] = [];

  constructor(home: StepHome) {
    this.#home = home;
    const signal = home.signal();
    addEventListener('online', () => this.#takeUp(), { signal });
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
    this.#opened = this.#open();
  }

  /** Files that are not uploaded yet. */
  get left(): number {
    return this.files.filter(isUnderWay).length;
  }

  /** Adds what the person chose, took, dropped or pasted. */
  async add(chosen: readonly File[]): Promise<void> {
    const keepLocation = this.#home.draft.values.keepLocation !== '';
    for (const file of chosen) {
      const many = this.files.filter(counts).length >= MOST_ATTACHMENTS;
      const id = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
      const { name, size } = file;
      const kept = { id, name };
      const shelved: ShelvedFile = { id, name, size, kept, state: 'preparing', sent: 0, asItIs: false };
      this.files.push(shelved);
      this.#home.changed();
      const ready = many ? ({ fault: 'many' } as const) : await prepare(file, keepLocation);
      // Removed while it was being made ready.
      if (!this.files.includes(shelved)) continue;
      if ('fault' in ready) {
        shelved.state = 'faulty';
        shelved.fault = ready.fault;
      } else {
        Object.assign(shelved, { name: ready.name, size: ready.file.size, bytes: ready.file });
        Object.assign(shelved, { asItIs: ready.asItIs, state: 'waiting', kept: { id, name: ready.name } });
        await this.#home
          .files()
          ?.writeFile(id, ready.file)
          .catch(() => undefined);
        this.#note();
      }
      this.#home.changed();
      void this.#work();
    }
  }

  /** Takes a file off, also from the middle of its upload. What has arrived of it is swept away by itself. */
  remove(file: ShelvedFile): void {
    file.stop?.abort();
    this.files.splice(this.files.indexOf(file), 1);
    void this.#home.files()?.dropFile(file.id);
    this.#note();
    this.#settleIfDone();
    this.#home.changed();
  }

  /** Tries a file again that was refused, or whose line broke. */
  retry(file: ShelvedFile): void {
    file.state = 'waiting';
    this.#home.changed();
    void this.#work();
  }

  /** Waits until every file is there, or it is clear that one will not be. */
  async settle(): Promise<SettledFiles> {
    await this.#opened;
    this.#takeUp();
    void this.#work();
    if (this.left > 0) await new Promise<void>((done) => this.#waiting.push(done));
    const files = this.files.filter(counts);
    if (files.some(({ state }) => state === 'refused')) return { ok: false, why: 'refused' };
    if (files.some(({ state }) => state !== 'sent')) return { ok: false, why: 'offline' };
    return { ok: true, attachments: files.flatMap(({ kept }) => kept.uploaded ?? []) };
  }

  /** The intake has lost some of them meanwhile: they are uploaded anew. */
  reset(): void {
    for (const file of this.files) {
      if (file.state !== 'sent') continue;
      file.state = 'waiting';
      file.kept = { id: file.id, name: file.name };
    }
  }

  /** The draft ended. */
  clear(): void {
    for (const { stop } of this.files) stop?.abort();
    this.files.length = 0;
    clearTimeout(this.#timer);
  }

  /** Takes up what the draft kept. */
  async #open(): Promise<void> {
    for (const kept of this.#home.draft.record.files ?? []) {
      const { id, name, uploaded } = kept;
      const bytes = await this.#home
        .files()
        ?.readFile(id)
        .catch(() => undefined);
      if (!bytes && !uploaded) continue;
      const size = bytes?.size ?? 0;
      const state = uploaded ? 'sent' : 'waiting';
      const asItIs = bytes?.type !== 'image/jpeg';
      this.files.push({
        id,
        name,
        size,
        state,
        sent: uploaded ? size : 0,
        asItIs,
        kept,
        ...(bytes && { bytes }),
      });
    }
    if (this.files.length > 0) this.#home.changed();
    void this.#work();
  }

  #takeUp(): void {
    clearTimeout(this.#timer);
    for (const file of this.files) if (file.state === 'cut') file.state = 'waiting';
    void this.#work();
  }

  /** Uploads one file after the other: on a slow line two at once would both come late. */
  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (;;) {
      const file = this.files.find(({ state }) => state === 'waiting');
      if (!file) break;
      const cut = await this.#send(file);
      if (!cut) continue;
      // Without a line there is nothing to wait for now; whoever is sending is told so.
      for (const other of this.files) if (other.state === 'waiting') other.state = 'cut';
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#takeUp(), AGAIN_AFTER);
      break;
    }
    this.#busy = false;
    this.#settleIfDone();
    this.#home.changed();
  }

  /** @returns whether the line broke */
  async #send(file: ShelvedFile): Promise<boolean> {
    const { bytes } = file;
    const home = this.#home;
    file.stop = new AbortController();
    file.state = 'sending';
    home.changed();
    const end: UploadEnd = bytes
      ? await upload(bytes, file.kept.begun, {
          settings: () => home.settings(),
          agency: () => home.addressed().agency,
          signal: file.stop.signal,
          begun: (begun) => {
            file.kept = { ...file.kept, begun };
            this.#note();
          },
          progress: (sent) => {
            file.sent = sent;
            home.changed();
          },
        })
      : { kind: 'refused', why: '' };
    if (end.kind === 'sent') {
      const { digest, mediaType } = end.file;
      file.state = 'sent';
      file.sent = file.size;
      file.kept = { id: file.id, name: file.name, uploaded: { digest, mediaType, name: file.name } };
      this.#note();
    } else if (end.kind === 'refused') {
      file.state = 'refused';
      file.why = end.why;
    } else file.state = 'cut';
    home.changed();
    return end.kind === 'cut';
  }

  #settleIfDone(): void {
    const stuck = this.files.some(({ state }) => state === 'cut');
    if (this.left > 0 && !stuck) return;
    for (const done of this.#waiting.splice(0)) done();
  }

  /** Notes in the draft which files there are. */
  #note(): void {
    const files = this.files.filter(counts).map(({ kept }) => kept);
    this.#home.draft.put({ files: files.length > 0 ? files : undefined });
  }
}
