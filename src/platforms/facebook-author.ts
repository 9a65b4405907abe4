import { FACEBOOK_HOSTS, FACEBOOK_ORIGIN } from './facebook-address.ts';
import { visibleLine } from './visible-text.ts';
import { bareHost, webAddress, withoutTracking } from './web-address.ts';

export interface FacebookAuthor {
  readonly name: string | null;
  readonly handle: string | null;
  readonly url: string | null;
}

/** Who a link to a profile, a page or a member of a group names. */
export function facebookAuthor(link: Element | null | undefined): FacebookAuthor {
  const url = webAddress(link?.getAttribute('href'), FACEBOOK_ORIGIN);
  const profile = url && FACEBOOK_HOSTS.includes(bareHost(url)) && url.pathname !== '/' ? url : null;
  for (const name of [...(profile?.searchParams.keys() ?? [])])
    if (name !== 'id') profile?.searchParams.delete(name);
  const handle = /^\/([\w.-]{3,100})\/?$/.exec(profile?.pathname ?? '')?.[1];
  return {
    name: visibleLine(link),
    handle: handle && !handle.endsWith('.php') ? handle : null,
    url: profile ? withoutTracking(profile) : null,
  };
}
