import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_ATTACHMENT } from '../appeal/attachments.ts';
import { clip, receiptFor } from '../client/fixtures/clip.ts';
import { newSubmissionId } from '../client/submission-id.ts';
import { type AddedFile, addFile, readFile, typeOfFile } from './added-files.ts';
import { type DeviceStore, openDeviceStore } from './device-store.ts';
import { dropUnusedFiles, sendingFiles } from './send-files.ts';

let store: DeviceStore;

beforeEach(() => {
  store = openDeviceStore(`test-${newSubmissionId()}`);
});
afterEach(() => store.close());

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const JPEG = bytes('\u00ff\u00d8\u00ff\u00e0 photo');

async function added(name = 'Фото.jpeg', content = JPEG): Promise<AddedFile> {
  const outcome = await addFile(store, new File([content], name), []);
  if (!outcome.ok) throw new Error(outcome.fault);
  return outcome.file;
}

describe('a file that is added by hand', () => {
  it.each([
    ['image/jpeg', '\u00ff\u00d8\u00ff\u00e0', 'a.png'],
    ['image/png', '\u0089PNG\r\n', 'a.jpg'],
    ['image/webp', 'RIFF\u0000\u0000\u0000\u0000WEBPVP8', 'a'],
    ['video/mp4', '\u0000\u0000\u0000\u0018ftypmp42', 'a.avi'],
    ['application/pdf', '%PDF-1.7', 'a.exe'],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'PK\u0003\u0004', 'А.DOCX'],
    [null, 'PK\u0003\u0004', 'a.zip'],
    [null, 'MZ', 'a.jpg'],
    [null, '<html>', 'a.pdf'],
  ])('is %s by its own bytes', (type, beginning, name) => {
    expect(typeOfFile(bytes(beginning), name)).toBe(type);
  });

  it('is kept on the device under its digest and a plain name', async () => {
    const file = await added();
    expect(file).toMatchObject({ name: 'Фото.jpg', mediaType: 'image/jpeg', size: JPEG.length });
    expect(await readFile(store, file.digest)).toMatchObject({ uploadedAt: null });
  });

  it('says why it cannot be', async () => {
    const fault = async (file: File, present: AddedFile[] = []) => {
      const outcome = await addFile(store, file, present);
      return outcome.ok ? null : outcome.fault;
    };
    expect(await fault(new File([], 'a.jpg'))).toBe('empty');
    expect(await fault(new File([new Uint8Array(LARGEST_ATTACHMENT + 1)], 'a.jpg'))).toBe('size');
    expect(await fault(new File(['text'], 'a.txt'))).toBe('type');
    const file = await added();
    expect(
      await fault(
        new File([JPEG], 'a.jpg'),
        Array.from({ length: 10 }, () => file),
      ),
    ).toBe('too-many');
  });

  it('goes before its record, once, and again where the intake swept it away', async () => {
    const { size: _, ...attachment } = await added();
    const submission = { ...clip(), attachments: [attachment] };
    const asked: string[] = [];
    const uploaded = { ...attachment, size: JPEG.length, keptUntil: '2026-12-01T00:00:00Z' };
    const settings = {
      baseUrl: 'https://intake.kz',
      language: 'ru',
      async fetch(address: string) {
        asked.push(new URL(address).pathname);
        return Response.json(uploaded, { status: 201 });
      },
    } as const;
    const swept = {
      type: 'https://intake.kz/problems/invalid-submission',
      title: '',
      status: 422,
      detail: '',
      errors: [{ pointer: '/attachments/0/digest', code: 'not-uploaded', detail: '' }],
    };
    const outcomes = [
      { ok: false, failure: { kind: 'offline' } },
      { ok: false, failure: { kind: 'problem', problem: swept } },
      { ok: true, value: receiptFor(submission.id) },
    ] as const;
    let tries = 0;
    const client = sendingFiles(
      {
        async submit() {
          tries += 1;
          return outcomes[tries - 1] ?? outcomes[2];
        },
      },
      settings,
      store,
      () => 1_000,
    );
    for (const _try of outcomes) await client.submit(submission);
    expect(asked).toEqual(['/v1/uploads', '/v1/uploads']);
  });

  it('is let go once nothing names it', async () => {
    const { size: _, ...attachment } = await added();
    const submission = { ...clip(), attachments: [attachment] };
    const item = {
      id: submission.id,
      submission,
      addedAt: 0,
      attempts: 0,
      nextAttemptAt: 0,
      lastFailure: null,
    };
    await dropUnusedFiles(store, { list: async () => [{ ...item, state: 'waiting' }] });
    expect(await readFile(store, attachment.digest)).toBeDefined();
    await dropUnusedFiles(store, { list: async () => [{ ...item, state: 'accepted' }] });
    expect(await readFile(store, attachment.digest)).toBeUndefined();
  });
});
