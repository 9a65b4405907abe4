import { hash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { AddedPost } from '../../appeal/added-post.ts';
import type { AppealNumberParts } from '../../appeal/appeal-number.ts';
import type { LifeState } from '../../appeal/life-states.ts';
import { canonicalJson } from '../../evidence/canonical-json.ts';
import { canonicalPost } from '../../platforms/addresses.ts';
import { type PostKey, postKey } from '../arrival.ts';
import { attachParts } from '../evidence-store/linking.ts';
import type { Json } from '../log-book/entries.ts';
import { sealBody } from '../log-book/private-body.ts';
import type { RootKey } from '../root-key.ts';
import { commitmentOf, openSalt } from '../sealing.ts';
import { type FoundAppeal, type FoundRecord, findAppeal, findPostRecords } from '../store/appeals.ts';
import type { SignedInOfficial } from '../store/officials.ts';
import type { MoveParts } from './make-move.ts';

/** What became of a post that was to be added. */
export type PostAdded =
  | { readonly kind: 'added' | 'repeated' | 'changed' | 'unknown-appeal' | 'ended' }
  /** The agency has it under this or another number. */
  | { readonly kind: 'met'; readonly records: readonly FoundRecord[] }
  /** Where it names parts of its capture that were not uploaded (RFC 6901). */
  | { readonly kind: 'missing-files'; readonly pointers: readonly string[] };

/** After its end a matter that comes up again is a matter of its own. */
const ENDED: readonly LifeState[] = ['forwarded', 'answered', 'withdrawn', 'left-without-consideration'];

/**
 * Adds a post to a record: an entry of the log whose private part is the post with its capture, sealed with the
 * record's own key, the parts of the capture among the record's files, and a row under which the post is met again. The same request again changes nothing.
 */
export async function addPost(
  { change, rootKey }: MoveParts,
  number: AppealNumberParts,
  request: AddedPost,
  { official }: SignedInOfficial,
): Promise<PostAdded> {
  const nothing = (result: PostAdded) => ({ result, events: [] });
  const { result } = await change<PostAdded>({
    async make(tx) {
      const found = await findAppeal(tx, number);
      if (!found || found.sealedKey === null) return nothing({ kind: 'unknown-appeal' });
      const digest = digestOf(request, found, rootKey);
      const known = await tx.query<{ digest: Buffer; appeal: string }>(
        'select digest, appeal from moves where id = $1',
        [request.id],
      );
      const [before] = known.rows;
      if (before) {
        const same = before.appeal === found.id && before.digest.equals(digest);
        return nothing({ kind: same ? 'repeated' : 'changed' });
      }
      if (ENDED.includes(found.state)) return nothing({ kind: 'ended' });
      const address = request.post.permalink;
      const key = address === null ? null : postKey(canonicalPost(address)?.permalink ?? address);
      const met = key === null ? [] : await metBy(tx, key, found.agency);
      if (met.length > 0) return nothing({ kind: 'met', records: met });
      const pointers = await attachParts(tx, found, [{ ...request, pointer: '' }]);
      if (pointers.length > 0) return nothing({ kind: 'missing-files', pointers });

      await tx.query('insert into moves (id, appeal, digest) values ($1, $2, $3)', [
        request.id,
        found.id,
        digest,
      ]);
      if (key !== null) {
        await tx.query(
          `insert into posts (key, agency, permalink, appeal) values (decode($1, 'hex'), $2, $3, $4)`,
          [key.key, found.agency, key.permalink, found.id],
        );
      }
      const { id, post, capture } = request;
      // Through JSON: what is sealed has no members that are not there.
      const secret: Json = JSON.parse(canonicalJson({ id, post, capture }));
      return {
        result: { kind: 'added' },
        events: [
          {
            appeal: { id: found.id, number: found.number, agency: found.agency },
            type: 'post-added',
            actor: { official: official.id },
            body: { platform: post.platform, met: key !== null },
            sealed: sealBody(rootKey, found, secret),
          },
        ],
      };
    },
  });
  return result;
}

async function metBy(tx: pg.ClientBase, { key }: PostKey, agency: string): Promise<FoundRecord[]> {
  return (await findPostRecords(tx, [key])).filter((record) => record.agency === agency);
}

/** As for a move: salted with the appeal's own salt. */
function digestOf(request: AddedPost, { id, agency, sealedKey }: FoundAppeal, rootKey: RootKey): Buffer {
  const salt = sealedKey === null ? randomBytes(32) : openSalt(rootKey.agencyKey(agency), id, sealedKey);
  return Buffer.from(commitmentOf(salt, hash('sha256', canonicalJson(request))), 'hex');
}
