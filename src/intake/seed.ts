import pg from 'pg';
import type { Agency } from '../appeal/appeal.ts';
import { REGION_ROWS } from './places/place-row.ts';
import { keepMissingPlaces } from './places/store.ts';
import type { RootKey } from './root-key.ts';
import { addAgency, type NewAgency } from './store/agencies.ts';
import { makeEnrolmentCode } from './store/officials.ts';

/** The agency that a first start makes. */
export type FirstAgency = NewAgency;

/** What a first start made, to be shown once. */
export interface Seeded {
  readonly agency: Agency;
  /** Sixteen digits. */
  readonly enrolmentCode: string;
  readonly codeExpiresAt: Date;
}

/** A model town that exists nowhere. */
export const MODEL_AGENCY: FirstAgency = {
  agency: {
    code: 'TLD',
    name: { kk: 'Үлгі қаласының әкімдігі', ru: 'Акимат города Үлгі', en: 'Ulgi City Akimat' },
    kato: '190000000',
  },
  origins: [],
  workingDayEnds: '18:30',
};

/**
 * Makes the first agency and a code to enrol its first official where there is no agency at all. Two intakes
 * that start together make one.
 *
 * @returns `undefined` where an agency is there already
 */
export async function seedFirstAgency(
  databaseUrl: string,
  rootKey: RootKey,
  first: FirstAgency = MODEL_AGENCY,
): Promise<Seeded | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from register for update');
    const { rowCount } = await client.query('select 1 from agencies limit 1');
    if (rowCount !== 0) return undefined;
    await addAgency(client, first);
    const { digits, expiresAt } = await makeEnrolmentCode(client, rootKey, first.agency.code);
    await client.query('commit');
    return { agency: first.agency, enrolmentCode: digits, codeExpiresAt: expiresAt };
  } finally {
    await client.end();
  }
}

/** Makes the regions findable before anybody has imported the whole classifier. */
export async function seedRegions(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await keepMissingPlaces(client, REGION_ROWS);
  } finally {
    await client.end();
  }
}
