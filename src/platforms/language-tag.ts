/**
 * A language as a page marks it, as a BCP 47 tag. Codes that name no language say nothing: «undetermined»,
 * «no linguistic content», and those that X invented for texts of links or emoji alone.
 */
export function languageTag(mark: string | null | undefined): string | null {
  const written = (mark ?? '').trim().replaceAll('_', '-');
  if (written.length > 35 || !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(written)) return null;
  return /^(?:und|zxx|mul|mis|art|q[a-t][a-z])(?:-|$)/i.test(written) ? null : written;
}
