/**
 * A new id for a submission: UUID version 7 (RFC 9562), so that ids sort by the time they were made. The
 * client makes it once, before the first try, and every further try carries the same one: the register
 * accepts an id once. By hand, for the library brings more code than a page of the form.
 *
 * @param now milliseconds since the epoch
 */
export function newSubmissionId(now: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  // The version and the variant stand before what is random.
  bytes[0] = 0x70 | ((bytes[0] ?? 0) & 0x0f);
  bytes[2] = 0x80 | ((bytes[2] ?? 0) & 0x3f);
  const random = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const hex = now.toString(16).padStart(12, '0') + random;
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
