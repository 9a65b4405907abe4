import { join } from 'node:path';
import type { BlobStore } from './blob-store.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store, type S3Place } from './s3-store.ts';

/** Where the files of appeals lie. */
export type EvidencePlace = { readonly folder: string } | S3Place;

/** What the environment says of it. */
interface EvidenceEnvironment {
  readonly DAUYS_DATA: string;
  readonly DAUYS_EVIDENCE?: string | undefined;
  readonly DAUYS_S3_REGION: string;
  readonly DAUYS_S3_KEY_ID?: string | undefined;
  readonly DAUYS_S3_SECRET?: string | undefined;
}

/**
 * The place that `DAUYS_EVIDENCE` names: a folder, or `https://HOST/BUCKET` of a service that speaks S3.
 *
 * @throws Error where the service's key is missing
 */
export function evidencePlace(env: EvidenceEnvironment): EvidencePlace {
  const place = env.DAUYS_EVIDENCE;
  if (place === undefined) return { folder: join(env.DAUYS_DATA, 'evidence') };
  if (!/^https?:\/\//.test(place)) return { folder: place };
  const { DAUYS_S3_KEY_ID: keyId, DAUYS_S3_SECRET: secret, DAUYS_S3_REGION: region } = env;
  if (keyId === undefined || secret === undefined) {
    throw new Error(
      'DAUYS_EVIDENCE names an S3 service, so DAUYS_S3_KEY_ID and DAUYS_S3_SECRET are needed; nothing was started.',
    );
  }
  return { address: place, region, keyId, secret };
}

/** Opens the store at a place. Nothing is touched until something is put. */
export function openEvidenceStore(place: EvidencePlace): BlobStore {
  return 'folder' in place ? createFolderStore(place.folder) : createS3Store(place);
}
