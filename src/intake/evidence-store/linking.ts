import type pg from 'pg';
import type { Arrival } from '../arrival.ts';
import type { PlannedAppeal } from '../batch-plan.ts';
import { type CapturedPost, capturesOf, partName, partsOf } from '../captures/capture-parts.ts';

/** The files that are stored, each under its agency, digest and type. */
export type StoredFiles = ReadonlySet<string>;

const STORED = {
  name: 'stored-files',
  text: `select e.agency, e.digest, e.media_type
         from unnest($1::text[], $2::text[]) as asked (agency, digest)
         join evidence e on e.agency = asked.agency and e.digest = asked.digest
         where e.stored for key share of e`,
};

const ATTACH = {
  name: 'attach-files',
  text: `with named as (
           insert into attachments (appeal, position, agency, digest, name, role)
           select * from unnest($1::uuid[], $2::smallint[], $3::text[], $4::text[], $5::text[], $6::text[])
           returning agency, digest
         )
         update evidence e set kept_until = 'infinity' from named
         where e.agency = named.agency and e.digest = named.digest and e.kept_until < 'infinity'`,
};

/** A file that a submission names: one that was attached, or a part of its capture. */
interface NamedFile {
  readonly digest: string;
  readonly mediaType: string;
  readonly name: string;
  /** `null` for an attached one. */
  readonly role: string | null;
  /** Where the submission names it (RFC 6901). */
  readonly pointer: string;
}

function filesOf(arrival: Arrival): NamedFile[] {
  const attached = (arrival.submission.attachments ?? []).map((file, index) => ({
    ...file,
    role: null,
    pointer: `/attachments/${index}/digest`,
  }));
  return [...attached, ...namedParts(capturesOf(arrival.submission))];
}

function namedParts(captures: readonly CapturedPost[]): NamedFile[] {
  return partsOf(captures).map((part) => ({ ...part, name: partName(part) }));
}

const nameOf = (agency: string, digest: string, mediaType: string) => `${agency} ${digest} ${mediaType}`;

/**
 * Reads which of a batch's files are stored, and holds them against the sweep until the batch is committed.
 * A batch without files asks nothing.
 */
export async function lockFiles(client: pg.ClientBase, arrivals: readonly Arrival[]): Promise<StoredFiles> {
  const asked = arrivals.flatMap((arrival) =>
    filesOf(arrival).map(({ digest }) => ({ agency: arrival.agency.agency.code, digest })),
  );
  return storedOf(client, asked);
}

async function storedOf(
  client: pg.ClientBase,
  asked: readonly { readonly agency: string; readonly digest: string }[],
): Promise<StoredFiles> {
  if (asked.length === 0) return new Set();
  const { rows } = await client.query<{ agency: string; digest: string; media_type: string }>({
    ...STORED,
    values: [asked.map(({ agency }) => agency), asked.map(({ digest }) => digest)],
  });
  return new Set(rows.map((row) => nameOf(row.agency, row.digest, row.media_type)));
}

/** Where a submission names files that its agency has not, or not as what they are said to be (RFC 6901). */
export function missingFiles(arrival: Arrival, stored: StoredFiles): string[] {
  const { code } = arrival.agency.agency;
  return filesOf(arrival).flatMap(({ digest, mediaType, pointer }) =>
    stored.has(nameOf(code, digest, mediaType)) ? [] : [pointer],
  );
}

/** The same bytes are linked once, whatever number of times they are named. */
function linksOf({ appeal, arrival }: PlannedAppeal) {
  const met = new Map<string, NamedFile>();
  for (const file of filesOf(arrival)) if (!met.has(file.digest)) met.set(file.digest, file);
  return [...met.values()].map((file, position) => ({ appeal, position, file }));
}

/**
 * Links the files of a batch's new appeals, inside its transaction, before the appeals themselves are written.
 * A batch without files asks nothing.
 */
export async function attachFiles(client: pg.ClientBase, appeals: readonly PlannedAppeal[]): Promise<void> {
  const files = appeals.flatMap(linksOf);
  if (files.length === 0) return;
  await client.query({
    ...ATTACH,
    values: [
      files.map(({ appeal }) => appeal.id),
      files.map(({ position }) => position),
      files.map(({ appeal }) => appeal.agency),
      files.map(({ file }) => file.digest),
      files.map(({ file }) => file.name),
      files.map(({ file }) => file.role),
    ],
  });
}

/**
 * Links the parts of a post that is added to an appeal, inside the transaction that adds it, behind the files that
 * it has; a part that it has already is linked once.
 *
 * @returns where the addition names parts that its agency has not (RFC 6901); nothing is linked then
 */
export async function attachParts(
  client: pg.ClientBase,
  appeal: { readonly id: string; readonly agency: string },
  captures: readonly CapturedPost[],
): Promise<string[]> {
  const { agency } = appeal;
  const parts = namedParts(captures);
  const stored = await storedOf(
    client,
    parts.map(({ digest }) => ({ agency, digest })),
  );
  const missing = parts.filter(({ digest, mediaType }) => !stored.has(nameOf(agency, digest, mediaType)));
  if (missing.length > 0) return missing.map(({ pointer }) => pointer);
  const { rows } = await client.query<{ digest: string; next: number }>(
    'select digest, max(position) over () + 1 as next from attachments where appeal = $1',
    [appeal.id],
  );
  const there = new Set(rows.map(({ digest }) => digest));
  const first = rows[0]?.next ?? 0;
  const added = [...new Map(parts.map((part) => [part.digest, part])).values()].filter(
    ({ digest }) => !there.has(digest),
  );
  if (added.length === 0) return [];
  await client.query({
    ...ATTACH,
    values: [
      added.map(() => appeal.id),
      added.map((_, index) => first + index),
      added.map(() => agency),
      added.map(({ digest }) => digest),
      added.map(({ name }) => name),
      added.map(({ role }) => role),
    ],
  });
  return [];
}

/**
 * Unlinks the files of an appeal, for whoever erases a person, inside their transaction. The next sweep
 * removes the bytes, unless another appeal of the agency has the same file; the digests stay where the log
 * committed to them.
 *
 * @param which `answer`: only those of its answer, which names the person
 * @returns how many files there were
 */
export async function releaseFiles(
  client: pg.ClientBase,
  appeal: string,
  which: 'all' | 'answer' = 'all',
): Promise<number> {
  const { rows } = await client.query<{ agency: string; digest: string }>(
    `delete from attachments where appeal = $1 and ($2 = 'all' or role = $2) returning agency, digest`,
    [appeal, which],
  );
  await client.query(
    `update evidence e set kept_until = now()
     from unnest($1::text[], $2::text[]) as released (agency, digest)
     where e.agency = released.agency and e.digest = released.digest and not exists (
       select from attachments a where a.agency = e.agency and a.digest = e.digest)`,
    [rows.map(({ agency }) => agency), rows.map(({ digest }) => digest)],
  );
  return rows.length;
}
