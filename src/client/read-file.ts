import type { IntakeSettings } from './intake-call.ts';

/**
 * The bytes of a file of the intake, for an official; whoever asks saves them, and draws nothing of them but
 * pictures.
 *
 * @param path without a slash before it
 * @returns `null` where they could not be had
 */
export async function readFile(
  intake: IntakeSettings,
  path: string,
  signal?: AbortSignal,
): Promise<Blob | null> {
  const address = `${intake.baseUrl.replace(/\/+$/, '')}/${path}`;
  try {
    const answer = await fetch(address, {
      headers: {
        ...(await intake.official?.headers('GET', address)),
        ...(intake.language ? { 'Accept-Language': intake.language } : {}),
      },
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      ...(signal ? { signal } : {}),
    });
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}
