import { PLATFORMS } from '../platforms/registry.ts';

/** Match patterns of the pages whose posts the extension reads: what the manifest asks to be allowed. */
export const PLATFORM_PAGES = PLATFORMS.flatMap((platform) => platform.hosts).map(
  (host) => `https://${host}/*`,
);
