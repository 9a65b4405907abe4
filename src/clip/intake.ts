import { createIntakeClient, type IntakeClient, type IntakeSettings } from '../client/intake-client.ts';
import type { Identity } from './identity.ts';
import { languageFor, readLanguageSetting } from './language-setting.ts';

/**
 * The intake as this browser's official talks to it.
 *
 * @param settings what differs from the client's own patience
 */
export async function intakeFor(
  identity: Pick<Identity, 'intake' | 'token'>,
  settings: Pick<IntakeSettings, 'timeout' | 'tries'> = {},
): Promise<IntakeClient> {
  return createIntakeClient({
    baseUrl: identity.intake,
    token: identity.token,
    language: languageFor(await readLanguageSetting()),
    ...settings,
  });
}
