import canonicalize from 'canonicalize';

/** An entry of the log may be this long: a bundle writes its length in two bytes (C2SP tlog-tiles). */
export const LONGEST_ENTRY = 0xffff;

/**
 * The bytes of an entry as the log hashes them: its canonical JSON (RFC 8785) in UTF-8. Whatever is long or
 * personal stands in an entry as a digest or a salted commitment, never itself.
 *
 * @throws TypeError where the entry is not JSON; RangeError where it is longer than a log takes
 */
export function entryBytes(entry: unknown): Uint8Array<ArrayBuffer> {
  const text = canonicalize(entry);
  if (text === undefined) throw new TypeError('An entry of the log is JSON');
  const bytes = Uint8Array.from(new TextEncoder().encode(text));
  if (bytes.length > LONGEST_ENTRY)
    throw new RangeError(`An entry of ${bytes.length} bytes is too long for the log`);
  return bytes;
}
