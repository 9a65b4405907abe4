import type { Language } from '../appeal/language.ts';
import { createIntakeClient, type IntakeClient, type IntakeSettings } from '../client/intake-client.ts';
import { officialCaller } from '../client/official-proof.ts';
import type { Identity } from './identity.ts';
import { languageFor, readLanguageSetting } from './language-setting.ts';

/** What an official needs to be known by: the intake's address, the token and the key it is bound to. */
export type SignedInTo = Pick<Identity, 'intake' | 'token' | 'keys'>;

/** How this browser's official calls the intake, each request signed. */
export function callsOf(identity: SignedInTo, language: Language): IntakeSettings {
  return { baseUrl: identity.intake, official: officialCaller(identity), language };
}

/**
 * The intake as this browser's official talks to it.
 *
 * @param settings what differs from the client's own patience
 */
export async function intakeFor(
  identity: SignedInTo,
  settings: Pick<IntakeSettings, 'timeout' | 'tries'> = {},
): Promise<IntakeClient> {
  const language = languageFor(await readLanguageSetting());
  return createIntakeClient({ ...callsOf(identity, language), ...settings });
}
