/**
 * The host that an official means when they type or paste where a platform stands.
 *
 * @param typed a host (`mastodon.example`) or any address on it
 * @returns `null` for what is no host that the web can have: https, a name with a dot, no port
 */
export function readNamedHost(typed: string): string | null {
  const text = typed.trim().replace(/^@?[\w.-]+@(?=[\w.-]+$)/, '');
  const address = /^https:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || /\s/.test(text) || !URL.canParse(address)) return null;
  const { hostname, port, username } = new URL(address);
  const isName = /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname);
  return isName && port === '' && username === '' ? hostname : null;
}
