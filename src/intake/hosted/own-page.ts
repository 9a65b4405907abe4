import type { IntakeContext } from '../http/answers.ts';

/**
 * Whether the intake's own page sent a form, so that another site cannot file in a visitor's name. There are no
 * cookies to ride on; but whoever opens a page elsewhere shall not find that their network filed appeals.
 *
 * `Sec-Fetch-Site` (Fetch Metadata) and `Origin` cannot be written by a page. A browser too old to send either
 * still tells the referrer; what sends none of the three, such as a browser in a terminal, runs no other
 * site's forms by itself.
 */
export function isOwnPage(c: IntakeContext, ownOrigins: ReadonlySet<string>): boolean {
  const site = c.req.header('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const origin = c.req.header('Origin');
  if (origin !== undefined) return ownOrigins.has(origin);
  const referrer = c.req.header('Referer');
  return referrer === undefined || (URL.canParse(referrer) && ownOrigins.has(new URL(referrer).origin));
}
