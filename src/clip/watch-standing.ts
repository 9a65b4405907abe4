import { type PostStanding, standingOf } from '../platforms/missing-post.ts';
import type { Platform } from '../platforms/platform.ts';
import { isSignedIn } from './capture/signed-in.ts';

/**
 * When a page at a post's own address is looked at, in milliseconds. Pages go on loading long after they say that
 * they have loaded.
 */
const LOOKS = [700, 2_000, 5_000, 10_000, 20_000, 40_000, 80_000];
/** Before this look «not on this page» may only mean that it is not yet on it. */
const PATIENT = 3;

export interface StandingWatch {
  /** The identity of the post at whose address the page stands. */
  readonly permalink: string;
  /** Called once it is certain, and again where that changes. */
  readonly onStanding: (standing: PostStanding) => void;
  readonly signal: AbortSignal;
}

/**
 * Watches for a while whether the post at whose own address a page stands is shown there; no longer than the
 * page stands there.
 */
export function watchStanding(
  document: Document,
  platform: Platform,
  { permalink, onStanding, signal }: StandingWatch,
): void {
  let before: PostStanding | null = null;
  let told: PostStanding | null = null;

  function stop(): void {
    for (const timer of timers) clearTimeout(timer);
  }

  function look(turn: number): void {
    const url = new URL(document.URL);
    if (platform.canonical(url) !== permalink) {
      stop();
      return;
    }
    const stranger = isSignedIn(document, platform.id) === false;
    const facts = { url, now: Date.now(), status: statusFor(permalink, platform), stranger };
    const standing = standingOf(document, platform, facts);
    // A page that is being drawn shows for a moment what it does not mean.
    const sure =
      standing === 'there' ||
      (standing === before && (standing === 'gone' || (standing === 'absent' && turn >= PATIENT)));
    before = standing;
    if (!standing || !sure || standing === told) return;
    told = standing;
    if (standing !== 'absent') stop();
    onStanding(standing);
  }

  const timers = LOOKS.map((after, turn) => setTimeout(() => look(turn), after));
  signal.addEventListener('abort', stop, { once: true });
}

/** How the platform answered for this page, where it was loaded at this post's address. */
function statusFor(permalink: string, platform: Platform): number | null {
  const [loaded] = performance.getEntriesByType('navigation');
  if (!loaded || !URL.canParse(loaded.name)) return null;
  if (platform.canonical(new URL(loaded.name)) !== permalink) return null;
  const status: unknown = Reflect.get(loaded, 'responseStatus');
  return typeof status === 'number' && status > 0 ? status : null;
}
