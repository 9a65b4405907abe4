/** What the work of a proof is measured by: appeals filed lately. */
export interface FilingRates {
  /** By the network that asks, in ten minutes. */
  readonly network: number;
  /** With the agency, in ten minutes. */
  readonly agency: number;
  /** Something stood in the field that people never see. */
  readonly trapped: boolean;
}

/** Derivations that an ordinary filing takes at most: some tenths of a second on a phone. */
export const BASE_TRIES = 256;

/** A network of a provider holds many honest people: the first so many of them pay nothing more. */
const FREE_OF_NETWORK = 5;
const STEP_OF_NETWORK = 10;
/** An agency that gets more than this in ten minutes is being flooded, or something has happened. */
const USUAL_FOR_AGENCY = 200;
/** Doublings of the base: so that the slowest phone at the worst moment is done in a minute or two. */
const MOST_DOUBLINGS = 5;
/**
 * A filled trap is a program's mark, though now and then an over-eager autofill's as well. Art. 64 forbids to
 * refuse an appeal, and no answer may tell a person that they look like a program: so nothing is refused or
 * hidden, the sending only costs as much work as a flood is worth to nobody. A person waits and is heard.
 */
const TRAPPED_DOUBLINGS = 5;

/** How many derivations a proof takes at most; about three quarters of it on the average. */
export function triesFor({ network, agency, trapped }: FilingRates): number {
  const byNetwork = Math.floor(Math.max(0, network - FREE_OF_NETWORK) / STEP_OF_NETWORK);
  const byAgency = Math.max(0, Math.floor(Math.log2(Math.max(agency, 1) / USUAL_FOR_AGENCY)) + 1);
  const doublings = Math.min(byNetwork + byAgency, MOST_DOUBLINGS) + (trapped ? TRAPPED_DOUBLINGS : 0);
  return BASE_TRIES * 2 ** Math.min(doublings, MOST_DOUBLINGS + 1);
}

/**
 * Whether a proof that was made for so many tries is still worth its while. Rates rise while people write, so
 * half of what is asked now will do, and nobody who asked a moment ago is sent away; a heap of challenges that
 * somebody fetched while they were cheap will not.
 */
export function isWorthIt(tries: number, wantedNow: number): boolean {
  return tries * 2 >= wantedNow;
}
