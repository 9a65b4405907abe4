import type { PlatformAddresses } from './platform.ts';
import { webAddress, withoutTracking } from './web-address.ts';

export const pageAddresses: PlatformAddresses = {
  id: 'page',
  hosts: [],
  canonical: (url) => (webAddress(url.href, url) ? withoutTracking(url) : null),
};
