import { webAddress } from './web-address.ts';

/** Pages of platforms that count who leaves, and the parameter that says where to. */
const DOORS: readonly (readonly [page: RegExp, parameter: string])[] = [
  [/^lm?\.(facebook|instagram|threads)\.(com|net)\/(l\.php)?$/, 'u'],
  [/^((www|m)\.)?youtube\.com\/redirect$/, 'q'],
  [/^(m\.)?vk\.(com|ru)\/away(\.php)?$/, 'to'],
  [/^((www|m)\.)?tiktok\.com\/link\/v2$/, 'target'],
  [/^out\.reddit\.com\//, 'url'],
];

/**
 * Where a link leads. Platforms send whoever leaves through a page of their own, with marks of the reader in its
 * address; the page that the author meant stands in a parameter.
 */
export function outwardLink(url: URL): URL {
  const door = DOORS.find(([page]) => page.test(url.hostname + url.pathname));
  return (door && webAddress(url.searchParams.get(door[1]), 'about:blank')) ?? url;
}
