import { getSurt, WARCRecord, WARCSerializer } from 'warcio';
import { packageHash } from './archive-signature.ts';

/** The archive's place in the package. */
export const ARCHIVE_PATH = 'archive/data.warc.gz';

/** What becomes one record of the archive. */
export interface Archived {
  /** `resource`: bytes that nobody served over HTTP; `metadata`: what is known of such bytes. */
  readonly type: 'resource' | 'metadata';
  readonly url: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** For metadata: the address of what it is about, which stands before it. */
  readonly about?: string;
  /** When it was captured, RFC 3339. */
  readonly at: string;
}

/** A moment as WARC and CDXJ have it: UTC, to the second. */
export function archiveMoment(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

/** Where a record lies in the archive, packed. */
interface Place {
  readonly offset: number;
  readonly length: number;
  /** SHA-256 of its packed bytes. */
  readonly digest: string;
}

/** The line by which a reader finds a record (CDXJ): sorted address, moment, and where it lies. */
function indexLine({ url, at, mediaType }: Archived, digest: string, place: Place): string {
  const moment = archiveMoment(at).replace(/\D/g, '');
  const found = {
    url,
    digest,
    mime: mediaType.split(';')[0],
    status: '200',
    offset: String(place.offset),
    length: String(place.length),
    recordDigest: place.digest,
    filename: ARCHIVE_PATH.split('/').at(-1),
  };
  return `${getSurt(url)} ${moment} ${JSON.stringify(found)}`;
}

/**
 * Writes an archive (WARC 1.1, each record its own gzip member) and its index.
 *
 * @param software named in the archive's first record
 */
export async function writeArchive(
  records: readonly Archived[],
  software: string,
  madeAt: string,
): Promise<{ readonly archive: Uint8Array<ArrayBuffer>; readonly index: string }> {
  const chunks: Uint8Array[] = [];
  const lines: string[] = [];
  let offset = 0;
  const add = async (record: WARCRecord): Promise<Place> => {
    const chunk = Uint8Array.from(await WARCSerializer.serialize(record, { gzip: true }));
    const place = { offset, length: chunk.length, digest: await packageHash(chunk) };
    chunks.push(chunk);
    offset += chunk.length;
    return place;
  };
  await add(
    WARCRecord.createWARCInfo(
      { filename: 'data.warc.gz', date: archiveMoment(madeAt), warcVersion: 'WARC/1.1' },
      { software, format: 'WARC File Format 1.1' },
    ),
  );
  const ids = new Map<string, string>();
  for (const each of records) {
    const about = each.about === undefined ? undefined : ids.get(each.about);
    const record = WARCRecord.create(
      {
        type: each.type,
        url: each.url,
        date: archiveMoment(each.at),
        warcVersion: 'WARC/1.1',
        warcHeaders: {
          'Content-Type': each.mediaType,
          ...(about ? { 'WARC-Concurrent-To': about } : {}),
        },
      },
      once(each.bytes),
    );
    const place = await add(record);
    ids.set(each.url, record.warcHeader('WARC-Record-ID') ?? '');
    lines.push(indexLine(each, record.warcPayloadDigest ?? '', place));
  }
  return { archive: joined(chunks), index: `${lines.sort().join('\n')}\n` };
}
