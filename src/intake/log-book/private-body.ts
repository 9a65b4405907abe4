import { canonicalJson } from '../../evidence/canonical-json.ts';
import type { RootKey } from '../root-key.ts';
import { openText, sealText } from '../sealing.ts';
import type { Json, SealedBody } from './entries.ts';

/** An appeal and its own key, which an erasure destroys. */
export interface KeyedAppeal {
  readonly id: string;
  /** The agency's code. */
  readonly agency: string;
  /** `appeals.sealed_key`; `null` after an erasure. */
  readonly sealedKey: Buffer | null;
}

/**
 * Closes what of an event only the agency and the applicant may know. It is sealed with the appeal's own key,
 * so it goes when the person is erased; the log has a salted commitment, so nobody can change it unseen.
 *
 * @returns `null` where the person was erased: then there is nobody about whom something could be kept
 * @throws Error when the key was sealed with another root key
 */
export function sealBody(rootKey: RootKey, appeal: KeyedAppeal, body: Json): SealedBody | null {
  if (appeal.sealedKey === null) return null;
  return sealText(rootKey.agencyKey(appeal.agency), appeal.id, appeal.sealedKey, canonicalJson(body));
}

/**
 * Opens the private part of an event.
 *
 * @param box `events.sealed`
 * @returns `null` where the person was erased
 * @throws Error when the box is of another appeal or a byte was changed
 */
export function openBody(rootKey: RootKey, appeal: KeyedAppeal, box: Buffer): unknown {
  if (appeal.sealedKey === null) return null;
  const { body } = openText(rootKey.agencyKey(appeal.agency), appeal.id, appeal.sealedKey, box);
  return JSON.parse(body);
}
