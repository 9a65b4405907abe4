import type { IntakeSettings } from './intake-call.ts';

/**
 * The bytes of a file of the intake; whoever asks saves them, and draws nothing of them but pictures.
 *
 * @param path without a slash before it
 * @param headers what lets a citizen read it
 * @returns `null` where they could not be had
 */
export async function readFile(
  intake: IntakeSettings,
  path: string,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Blob | null> {
  const address = `${intake.baseUrl.replace(/\/+$/, '')}/${path}`;
  try {
    const answer = await fetch(address, {
      headers: {
        ...headers,
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
