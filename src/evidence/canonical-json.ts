import canonicalize from 'canonicalize';

/**
 * The one text of a JSON value (RFC 8785, JCS), so that two machines that hold the same value compute the
 * same digest.
 *
 * @throws TypeError where the value is not JSON (a function, `undefined` at the top, a cycle)
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return text;
}

/** SHA-256 of a value's canonical JSON in UTF-8, lower-case hex. */
export async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value));
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
