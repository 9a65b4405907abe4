import { CLAIM_FRAGMENT } from '../../src/appeal/claim-fragment.ts';
import { historyState } from '../history-state.ts';

/** What this visit keeps of an invitation: in the history's state, which a reload survives and no address shows. */
export interface KeptInvitation {
  readonly token: string;
  /** The account's code, once the claim was accepted. */
  readonly code?: string | undefined;
}

function keep(address: string, members: Readonly<Record<string, string | undefined>>): void {
  history.replaceState({ ...historyState(), ...members }, '', address);
}

/** Takes the token out of the address bar, so that nobody reads it there and no one shares it with the page. */
export function takeInvitation(): KeptInvitation | undefined {
  const { hash, pathname, search } = location;
  if (hash.startsWith(CLAIM_FRAGMENT)) {
    const token = hash.slice(CLAIM_FRAGMENT.length);
    keep(pathname + search, { dauysClaim: token, dauysCode: undefined });
    return { token };
  }
  const { dauysClaim: token, dauysCode: code } = historyState();
  return typeof token === 'string' ? { token, code: typeof code === 'string' ? code : undefined } : undefined;
}

/** Keeps the account's code beside the token. */
export function keepCode(code: string): void {
  keep(location.href, { dauysCode: code });
}

/** Forgets the invitation: the page is an ordinary one again. */
export function leaveInvitation(): void {
  keep(location.href, { dauysClaim: undefined, dauysCode: undefined });
}
