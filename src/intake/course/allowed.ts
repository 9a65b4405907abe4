import type { Life } from '../../appeal/life.ts';
import type { Role } from '../../appeal/life-states.ts';
import { MOVES } from '../../appeal/lifecycle.ts';
import { MOVE_TYPES, type MoveRequest, type MoveType } from '../../appeal/move-request.ts';
import type { OfficialRole } from '../../appeal/official.ts';
import type { SignedInOfficial } from '../store/officials.ts';

/** Who asks: an official of the appeal's agency, or whoever holds its tracking code. */
export type Caller = SignedInOfficial | 'applicant';

/** Who may read an applicant's personal data, and make ordinary moves. */
export const OFFICERS: readonly OfficialRole[] = ['officer', 'head'];
const HEADS: readonly OfficialRole[] = ['head'];

/** The moves that end a matter against the applicant's wish, or put its end off, are a head's. */
const HEADS_MOVES: readonly MoveType[] = ['extended', 'left-without-consideration'];

/** In which role of the law somebody makes a move. */
export function lawRoleOf(caller: Caller): Role {
  if (caller === 'applicant') return 'applicant';
  return caller.roles.includes('head') ? 'head' : 'official';
}

/** The roles of which one is needed. A refusal is a head's to sign. */
export function rolesFor(
  move: Pick<MoveRequest, 'type'> & { readonly outcome?: string },
): readonly OfficialRole[] {
  return HEADS_MOVES.includes(move.type) || move.outcome === 'refused' ? HEADS : OFFICERS;
}

/** Whether an official has one of some roles. */
export function hasRole({ roles }: SignedInOfficial, wanted: readonly OfficialRole[]): boolean {
  return roles.some((role) => wanted.includes(role));
}

/** The moves that somebody may begin now; whether one goes through depends on what they say in it. */
export function movesFor(life: Life, caller: Caller): MoveType[] {
  const role = lawRoleOf(caller);
  return MOVE_TYPES.filter((type) => {
    const { from, by } = MOVES[type];
    if (!from.includes(life.state) || !by.includes(role)) return false;
    if (caller !== 'applicant' && !hasRole(caller, rolesFor({ type }))) return false;
    if (type === 'extension-notified') return life.extension !== null && !life.extensionNotified;
    if (type === 'left-without-consideration') return life.against?.agency !== life.agency;
    return type !== 'passed-to-reviewer' || life.kind === 'complaint';
  });
}
