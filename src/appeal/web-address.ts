import * as v from 'valibot';

/**
 * Whether a text is a web address as it stands. `URL` alone is too kind: it drops tabs, line ends and outer
 * spaces, adds missing slashes and escapes control characters, and what would be kept is the text before
 * all that. (`URL.canParse` is newer than many phones.)
 */
function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s\p{Cc}\p{Cf}\p{Cs}\\]+$/iu.test(text)) return false;
  try {
    const url = new URL(text);
    return url.username === '' && url.password === '';
  } catch {
    return false;
  }
}

/**
 * A web address: http or https and nothing else, so that no record ever carries a script; no name or
 * password in it, no white space, no invisible characters.
 */
export const WebAddressSchema = v.pipe(
  v.string('wrong-type'),
  v.maxLength(2000, 'too-long'),
  v.check(isWebAddress, 'not-an-address'),
);
