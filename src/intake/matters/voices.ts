import type pg from 'pg';
import * as v from 'valibot';
import { fold } from '../../appeal/folding.ts';
import { type Applicant, ApplicantSchema } from '../../appeal/submission.ts';
import type { Arrival } from '../arrival.ts';
import type { PlannedAppeal } from '../batch-plan.ts';
import type { EventAppeal } from '../log-book/entries.ts';
import type { RootKey } from '../root-key.ts';
import { unseal } from '../sealing.ts';

/** That an arrival is a further voice of a matter. */
export interface VoiceWish {
  /** The appeal that the matter began with. */
  readonly lead: EventAppeal;
  readonly person: Buffer;
  /** Who filed the lead; `null` where they were erased. */
  readonly leadPerson: Buffer | null;
}

/**
 * Tells people apart without saying who they are: by the number that the state gave them, else by the name and
 * the address they wrote.
 */
function personMark(rootKey: RootKey, agency: string, applicant: Applicant): Buffer {
  const { postalAddress } = applicant;
  const number = applicant.type === 'person' ? applicant.iin : applicant.bin;
  const name =
    applicant.type === 'person'
      ? [applicant.familyName, applicant.givenName, applicant.patronymic ?? ''].join(' ')
      : applicant.name;
  return rootKey.personMark(agency, number ?? fold(`${name} ${postalAddress}`));
}

interface LeadRow extends EventAppeal {
  readonly sealedKey: Buffer | null;
  readonly sealedApplicant: Buffer | null;
}

/**
 * The matter that a submission joins. A matter that is not there, is of another agency or began with a mere
 * signal is joined by nobody, and the appeal is registered as if it had not named one: art. 64 lets no slip of
 * a page stand between a person and the register.
 */
export async function voiceWishOf(
  pool: pg.Pool,
  rootKey: RootKey,
  { agency, joins, applicant }: { agency: string; joins?: string | undefined; applicant: Applicant },
): Promise<VoiceWish | undefined> {
  if (joins === undefined) return undefined;
  const { rows } = await pool.query<LeadRow>({
    name: 'joined-matter',
    text: `select lead.id, lead.number, lead.agency, lead.sealed_key as "sealedKey",
             lead.sealed_applicant as "sealedApplicant"
           from appeals named left join voices v on v.appeal = named.id
           join appeals lead on lead.id = coalesce(v.lead, named.id)
           where named.id = $1 and lead.agency = $2 and lead.registered_on is not null`,
    values: [rootKey.appealOfMatter(joins), agency],
  });
  const [lead] = rows;
  if (!lead) return undefined;
  const { id, number, sealedKey, sealedApplicant } = lead;
  const person = personMark(rootKey, agency, applicant);
  if (!sealedKey || !sealedApplicant) return { lead: { id, number, agency }, person, leadPerson: null };
  const first = v.parse(
    ApplicantSchema,
    JSON.parse(unseal(rootKey.agencyKey(agency), id, sealedKey, sealedApplicant)),
  );
  return { lead: { id, number, agency }, person, leadPerson: personMark(rootKey, agency, first) };
}

/** Writes the voices of a batch, inside its transaction, before the appeals themselves are written. */
export async function keepVoices(client: pg.ClientBase, appeals: readonly PlannedAppeal[]): Promise<void> {
  const voices = appeals.flatMap(({ arrival, appeal }: { arrival: Arrival; appeal: { id: string } }) =>
    arrival.joins ? [{ ...arrival.joins, appeal: appeal.id }] : [],
  );
  if (voices.length === 0) return;
  await client.query(
    `insert into voices (appeal, lead, person)
     select lead, lead, person from unnest($1::uuid[], $2::bytea[]) as first (lead, person)
     on conflict (appeal) do nothing`,
    [voices.map(({ lead }) => lead.id), voices.map(({ leadPerson }) => leadPerson)],
  );
  await client.query(
    `insert into voices (appeal, lead, person) select * from unnest($1::uuid[], $2::uuid[], $3::bytea[])`,
    [
      voices.map(({ appeal }) => appeal),
      voices.map(({ lead }) => lead.id),
      voices.map(({ person }) => person),
    ],
  );
}
