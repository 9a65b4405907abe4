import type pg from 'pg';
import type { AttachedFile, Attachment } from '../../appeal/attachments.ts';

/** The files that an answer names, as the store has them, or where it names one that is not there (RFC 6901). */
export type AnswerFiles =
  | { readonly ok: true; readonly files: readonly AttachedFile[] }
  | { readonly ok: false; readonly missing: readonly string[] };

/**
 * Finds what an answer names among the agency's uploaded files, and holds it against the sweep until the
 * answer is committed. An answer without files asks nothing.
 */
export async function lockAnswerFiles(
  client: pg.ClientBase,
  agency: string,
  named: readonly Attachment[],
): Promise<AnswerFiles> {
  if (named.length === 0) return { ok: true, files: [] };
  const { rows } = await client.query<{ digest: string; mediaType: string; size: number }>({
    name: 'answer-files-stored',
    text: `select digest, media_type as "mediaType", size from evidence
           where agency = $1 and digest = any($2::text[]) and stored for key share`,
    values: [agency, named.map(({ digest }) => digest)],
  });
  const missing: string[] = [];
  const files = named.flatMap((file, index) => {
    const stored = rows.find((row) => row.digest === file.digest && row.mediaType === file.mediaType);
    if (!stored) missing.push(`/attachments/${index}/digest`);
    return stored ? [{ ...file, size: stored.size }] : [];
  });
  return missing.length === 0 ? { ok: true, files } : { ok: false, missing };
}

/** Links the files of an answer to its appeal, inside the answer's transaction; one that it has already stays as it is. */
export async function attachAnswerFiles(
  client: pg.ClientBase,
  appeal: { readonly id: string; readonly agency: string },
  files: readonly AttachedFile[],
): Promise<void> {
  if (files.length === 0) return;
  await client.query({
    name: 'attach-answer-files',
    text: `with named as (
             insert into attachments (appeal, position, agency, digest, name, role)
             select $1, (select coalesce(max(position), -1) from attachments where appeal = $1) + file.place,
               $2, file.digest, file.name, 'answer'
             from unnest($3::text[], $4::text[]) with ordinality as file (digest, name, place)
             on conflict (appeal, digest) do nothing
             returning agency, digest
           )
           update evidence e set kept_until = 'infinity' from named
           where e.agency = named.agency and e.digest = named.digest and e.kept_until < 'infinity'`,
    values: [appeal.id, appeal.agency, files.map(({ digest }) => digest), files.map(({ name }) => name)],
  });
}
