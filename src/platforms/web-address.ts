const LONGEST = 2000;

/** A host without `www.`, in lower case. */
export function bareHost(url: URL): string {
  return url.hostname.replace(/^www\./, '');
}

/**
 * An address on a page as an absolute web address.
 *
 * @param href as the attribute says it, absolute or relative
 * @param base the page it stands on, or the platform's own origin
 * @returns `null` for scripts, data, mail, credentials and everything else that isn't a plain web address
 */
export function webAddress(href: string | null | undefined, base: URL | string): URL | null {
  if (!href) return null;
  try {
    const url = new URL(href, base);
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return null;
    return url.href.length <= LONGEST && !/\p{Cf}/u.test(url.href) ? url : null;
  } catch {
    return null;
  }
}

/** Parameters that say where a reader came from, never what the page is. */
const TRACKING =
  /^(utm_.*|_?(fbclid|gclid|dclid|yclid|ysclid|twclid|ttclid|msclkid|gbraid|wbraid|igshid|igsh|openstat)|mc_[ce]id|ref|ref_?src|ref_?url|referr?er|_hs(enc|mi)|__cft__.*|__tn__|attributionsrc|spm|cmpid|share_?id)$/i;

/**
 * The address of a page without the parameters that only say how somebody came to it, and without the
 * fragment, unless a page is routed by it (`#!/…`, `#/…`). The query is otherwise left as it is written: some
 * sites mean something by a parameter without a value.
 */
export function withoutTracking(url: URL): string {
  const kept = new URL(url.href);
  const query = kept.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !TRACKING.test(parameterName(part)));
  // With its mark: a query may itself begin with one.
  kept.search = query.length > 0 ? `?${query.join('&')}` : '';
  if (!/^#!?\//.test(kept.hash)) kept.hash = '';
  return kept.href;
}

function parameterName(part: string): string {
  const name = part.split('=', 1)[0] ?? '';
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
