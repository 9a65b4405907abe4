import { zipSync } from 'fflate';
import type { CapturedPost, CaptureFile } from '../../appeal/capture-file.ts';
import type { CapturePart } from '../../appeal/capture-statement.ts';
import { statementBytes } from '../capture-statement.ts';
import type { CaseFile } from '../case-file.ts';
import { provenanceOf } from '../provenance.ts';
import { type ArchiveKey, packageHash, signPackage } from './archive-signature.ts';
import { captureView, type ViewPart, type ViewWords } from './capture-view.ts';
import { keyPem, statementFiles } from './statement-files.ts';
import { ARCHIVE_PATH, type Archived, archiveMoment, writeArchive } from './warc-archive.ts';

/** A record's evidence, about to be packed. */
export interface Evidence {
  /** With its capture: without one there is nothing to pack. */
  readonly caseFile: CaseFile & { readonly capture: CaptureFile };
  /** The bytes of the parts by their digests; whoever brings them has checked the digests. */
  readonly parts: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly words: ViewWords;
  /** Name and version. */
  readonly software: string;
  readonly key: ArchiveKey;
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const json = (value: unknown) => utf8(`${JSON.stringify(value, null, 2)}\n`);

const ENDINGS: Readonly<Record<CapturePart['mediaType'], string>> = {
  'image/png': 'png',
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'text/html': 'html',
  'text/plain': 'txt',
};

/**
 * Where a capture stands in the archive. What is kept is a part of a page and a view of it, so it does not stand
 * under the platform's address as if the platform had served it: no host is ever called `.invalid` (RFC 2606).
 */
export function viewAddress(number: string, place: number): string {
  return `https://dauys.invalid/${number}/${place}/`;
}

/** Names the parts of a capture: `picture.png`, `media-2.jpg`. */
function namedParts(parts: readonly CapturePart[]): (CapturePart & ViewPart)[] {
  const count = new Map<string, number>();
  return parts.map((part) => {
    const before = count.get(part.role) ?? 0;
    count.set(part.role, before + 1);
    const name = before === 0 ? part.role : `${part.role}-${before + 1}`;
    return { ...part, name: `${name}.${ENDINGS[part.mediaType]}` };
  });
}

/** The records of one capture: its view, the statement as what is known of it, and the parts. */
function archived(evidence: Evidence, each: CapturedPost, place: number): Archived[] {
  const { number } = evidence.caseFile.appeal;
  const { capturedAt: at, statement } = each.capture;
  const url = viewAddress(number, place);
  const parts = namedParts(statement?.parts ?? []).filter(({ digest }) => evidence.parts.has(digest));
  const view = captureView(number, each, parts, evidence.words);
  const text = typeof each.post.text === 'string' ? each.post.text : '';
  const plain: Archived[] = parts.some(({ role }) => role === 'text')
    ? []
    : [
        {
          type: 'resource',
          url: `${url}text.txt`,
          mediaType: 'text/plain; charset=utf-8',
          bytes: utf8(text),
          at,
        },
      ];
  return [
    { type: 'resource', url, mediaType: 'text/html; charset=utf-8', bytes: utf8(view), at },
    ...(statement
      ? [
          {
            type: 'metadata' as const,
            url: `${url}statement.json`,
            about: url,
            mediaType: 'application/json',
            bytes: statementBytes(statement),
            at,
          },
        ]
      : []),
    ...plain,
    ...parts.map(({ name, mediaType, digest }): Archived => {
      const type = mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType;
      const bytes = evidence.parts.get(digest) ?? new Uint8Array();
      return { type: 'resource', url: url + name, mediaType: type, bytes, at };
    }),
  ];
}

/** The pages that a reader offers (WACZ 1.1.1, `pages.jsonl`). */
function pagesFile(number: string, captures: CaptureFile['more']): string {
  const pages = captures.map(({ post, capture }, index) => ({
    id: `${index + 1}`,
    url: viewAddress(number, index + 1),
    ts: archiveMoment(capture.capturedAt),
    title: [number, post.authorName].filter(Boolean).join(' · '),
    ...(typeof post.text === 'string' ? { text: post.text } : {}),
    ...(typeof post.permalink === 'string' ? { capturedFrom: post.permalink } : {}),
  }));
  const head = { format: 'json-pages-1.0', id: 'pages', title: number, hasText: true };
  return [head, ...pages].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** The keys that officials enrolled: of whoever clipped the first post, and of whoever added each other one since. */
async function keyFiles({ key, more }: CaptureFile): Promise<[string, Uint8Array<ArrayBuffer>][]> {
  const keys = [
    ['dauys/official-key.pem', key] as const,
    ...more.map(({ added }, index) => [`dauys/official-key-${index + 2}.pem`, added?.key ?? null] as const),
  ];
  return Promise.all(
    keys.flatMap(([path, each]) =>
      each ? [keyPem(each).then((pem): [string, Uint8Array<ArrayBuffer>] => [path, utf8(pem)])] : [],
    ),
  );
}

/** The record's own papers beside the archive: what `npm run verify` and OpenSSL check. */
async function papers({ caseFile, key }: Evidence): Promise<[string, Uint8Array<ArrayBuffer>][]> {
  const { capture, receipt } = caseFile;
  const captures = [capture, ...capture.more];
  return [
    ['dauys/capture.json', json(capture)],
    ...(receipt ? [['dauys/receipt.json', json(receipt)] as [string, Uint8Array<ArrayBuffer>]] : []),
    ['dauys/provenance.jsonld', json(provenanceOf(caseFile))],
    ...captures.flatMap((each, index) =>
      statementFiles(each.capture, index + 1).map(([path, bytes]): [string, Uint8Array<ArrayBuffer>] => [
        path,
        Uint8Array.from(bytes),
      ]),
    ),
    ...(await keyFiles(capture)),
    ['dauys/archive-key.txt', utf8(key.vouchedFor)],
  ];
}

/**
 * Packs a record's evidence as a web archive (WACZ 1.1.1): what was captured as WARC records that any reader of
 * web archives opens, the record's papers, the digest of every file, and the intake's signature over them.
 */
export async function buildWacz(evidence: Evidence): Promise<Uint8Array<ArrayBuffer>> {
  const { caseFile, software, key } = evidence;
  const { capture, madeAt, appeal } = caseFile;
  const captures = [{ post: capture.post, capture: capture.capture }, ...capture.more];
  const records = captures.flatMap((each, index) => archived(evidence, each, index + 1));
  const { archive, index } = await writeArchive(records, software, madeAt);
  const files: [string, Uint8Array<ArrayBuffer>][] = [
    [ARCHIVE_PATH, archive],
    ['indexes/index.cdx', utf8(index)],
    ['pages/pages.jsonl', utf8(pagesFile(appeal.number, captures))],
    ...(await papers(evidence)),
  ];
  const resources = await Promise.all(
    files.map(async ([path, bytes]) => ({
      name: path.split('/').at(-1),
      path,
      hash: await packageHash(bytes),
      bytes: bytes.length,
      // Validators of data packages would read whatever is called `json` as a table.
      ...(path.endsWith('.json') ? { format: 'json-document', mediatype: 'application/json' } : {}),
    })),
  );
  const created = archiveMoment(madeAt);
  const described = json({
    profile: 'data-package',
    wacz_version: '1.1.1',
    title: appeal.number,
    created,
    software,
    mainPageUrl: viewAddress(appeal.number, 1),
    mainPageDate: archiveMoment(capture.capture.capturedAt),
    resources,
  });
  const hash = await packageHash(described);
  const digest = {
    path: 'datapackage.json',
    hash,
    signedData: await signPackage(hash, key, { created, software }),
  };
  const all = [...files, ['datapackage.json', described], ['datapackage-digest.json', json(digest)]] as const;
  // Stored as it is: readers take single records out of it by their place, and what is in it is packed already.
  return Uint8Array.from(zipSync(Object.fromEntries(all), { level: 0, mtime: madeAt }));
}
