/** Why an address cannot be an intake's. */
export type AddressFault = 'required' | 'not-an-address' | 'insecure';

export type IntakeAddress =
  | { readonly ok: true; readonly baseUrl: string }
  | { readonly ok: false; readonly fault: AddressFault };

/** Names of this machine itself: what is sent there crosses no network. */
const LOOPBACK = ['127.0.0.1', 'localhost'];

/**
 * Reads the intake's address as an official pastes it. A token travels with every request, so beyond this
 * machine only https will do; the extension's content security policy holds the same line.
 *
 * @param typed with or without `https://`, a last slash, spaces around it
 * @returns the address without query, fragment and last slash
 */
export function readIntakeAddress(typed: string): IntakeAddress {
  const text = typed.trim();
  if (text === '') return { ok: false, fault: 'required' };
  const named = /^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `${schemeFor(text)}://${text}`;
  const url = URL.canParse(named) ? new URL(named) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /\s/.test(text)) {
    return { ok: false, fault: 'not-an-address' };
  }
  if (url.protocol === 'http:' && !LOOPBACK.includes(url.hostname)) return { ok: false, fault: 'insecure' };
  return { ok: true, baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}` };
}

function schemeFor(text: string): 'http' | 'https' {
  return LOOPBACK.some((name) => new RegExp(`^${name.replaceAll('.', '\\.')}(:|/|$)`, 'i').test(text))
    ? 'http'
    : 'https';
}
