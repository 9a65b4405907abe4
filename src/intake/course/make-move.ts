import { hash, randomBytes } from 'node:crypto';
import type { Agency } from '../../appeal/appeal.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import type { Life } from '../../appeal/life.ts';
import { move, type Refusal } from '../../appeal/lifecycle.ts';
import type { MoveRequest } from '../../appeal/move-request.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import type { RegisterDesk } from '../acceptance.ts';
import { attachAnswerFiles, lockAnswerFiles } from '../evidence-store/answer-files.ts';
import type { Law } from '../law.ts';
import { sealBody } from '../log-book/private-body.ts';
import type { RootKey } from '../root-key.ts';
import { commitmentOf, openSalt } from '../sealing.ts';
import { type FoundAppeal, findAppeal } from '../store/appeals.ts';
import { type Caller, lawRoleOf } from './allowed.ts';
import { openEntries } from './entries.ts';
import { dayOf, lifeOfAppeal } from './life-of-appeal.ts';
import { takeApart } from './move-of.ts';

/** What became of a request. */
export type MoveMade =
  | { readonly kind: 'made' | 'repeated' | 'changed' | 'unknown-appeal' | 'unknown-executor' }
  /** The answer names files that the agency has not, and where (RFC 6901). */
  | { readonly kind: 'files-missing'; readonly pointers: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** What a move needs of the intake. */
export interface MoveParts extends Pick<RegisterDesk, 'change'> {
  readonly rootKey: RootKey;
  readonly law: Law;
}

/**
 * Makes a move on an appeal, if the law allows it: judged under the register's lock, written in the same
 * commit as its entry in the log. A request of the same id and content again changes nothing.
 *
 * @param agencies this register's own
 */
export async function makeMove(
  { change, rootKey, law }: MoveParts,
  number: AppealNumberParts,
  request: MoveRequest,
  caller: Caller,
  agencies: readonly Agency[],
): Promise<MoveMade> {
  const nothing = (result: MoveMade) => ({ result, events: [] });

  const { result } = await change<MoveMade>({
    async make(tx, now) {
      const found = await findAppeal(tx, number);
      if (!found) return nothing({ kind: 'unknown-appeal' });
      const digest = digestOf(request, found, rootKey);
      const known = await tx.query<{ digest: Buffer; appeal: string }>(
        'select digest, appeal from moves where id = $1',
        [request.id],
      );
      const [before] = known.rows;
      if (before) {
        // Of an erased person nothing is left to compare with.
        const same = before.appeal === found.id && (before.digest.equals(digest) || found.sealedKey === null);
        return nothing({ kind: same ? 'repeated' : 'changed' });
      }

      const official = caller === 'applicant' ? '' : caller.official.id;
      const named = request.type === 'answered' ? (request.attachments ?? []) : [];
      const stored = await lockAnswerFiles(tx, found.agency, named);
      if (!stored.ok) return nothing({ kind: 'files-missing', pointers: stored.missing });
      const { files } = stored;
      const setting = { on: dayOf(now), by: lawRoleOf(caller), official, agencies, files };
      const { event, open, secret } = takeApart(request, setting);
      if (event.type === 'accepted' && event.executor !== official) {
        const of = [event.executor, found.agency];
        const { rowCount } = await tx.query('select 1 from officials where id = $1 and agency = $2', of);
        if (rowCount === 0) return nothing({ kind: 'unknown-executor' });
      }
      const moved = move(
        lifeOfAppeal(found, openEntries(rootKey, found, found.entries)),
        event,
        law.calendar,
      );
      if (!moved.ok) return nothing({ kind: 'refused', refusal: moved.refusal });

      await tx.query('insert into moves (id, appeal, digest) values ($1, $2, $3)', [
        request.id,
        found.id,
        digest,
      ]);
      await tx.query('update appeals set standing = nullif($2, state), term_moved = $3 where id = $1', [
        found.id,
        moved.life.state,
        hasMovedTerm(moved.life),
      ]);
      await attachAnswerFiles(tx, found, files);
      return {
        result: { kind: 'made' },
        events: [
          {
            appeal: { id: found.id, number: found.number, agency: found.agency },
            type: event.type,
            actor: caller === 'applicant' ? caller : { official },
            body: open,
            sealed: secret && sealBody(rootKey, found, secret),
          },
        ],
      };
    },
  });
  return result;
}

/**
 * What a request is known by when it comes again: salted with the appeal's own salt, so that nobody can try
 * texts against it, least of all after an erasure.
 */
function digestOf(request: MoveRequest, { id, agency, sealedKey }: FoundAppeal, rootKey: RootKey): Buffer {
  const salt = sealedKey === null ? randomBytes(32) : openSalt(rootKey.agencyKey(agency), id, sealedKey);
  return Buffer.from(commitmentOf(salt, hash('sha256', canonicalJson(request))), 'hex');
}

function hasMovedTerm({ extension, suspensions }: Life): boolean {
  return extension !== null || suspensions.length > 0;
}
