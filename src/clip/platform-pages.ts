import { OFFERED } from './offered-platforms.ts';

/** Match patterns of the pages whose posts the extension reads: what the manifest asks to be allowed. */
export const PLATFORM_PAGES = OFFERED.flatMap((platform) => platform.hosts).map(
  (host) => `https://${host}/*`,
);
