import { facebook } from './facebook.ts';
import { instagram } from './instagram.ts';
import type { Platform } from './platform.ts';
import { tiktok } from './tiktok.ts';
import { youtube } from './youtube.ts';

/**
 * Platforms that are read but not yet offered: each one's host is asked for when it is first used, and its
 * reader belongs to a script of its own, so that the pages of one platform never carry the readers of all.
 */
export const MORE_PLATFORMS: readonly Platform[] = [instagram, facebook, youtube, tiktok];
