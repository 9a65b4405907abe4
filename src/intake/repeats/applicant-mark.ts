import type { AcceptedSubmission } from '../../appeal/accepted-submission.ts';
import { fold } from '../../appeal/folding.ts';
import type { RootKey } from '../root-key.ts';

/**
 * What the register knows an applicant again by within one agency: their IIN or BIN, else their name with their
 * telephone or e-mail. `null` where nobody is named, or too little is: a name alone is many people's.
 */
export function applicantMark(rootKey: RootKey, submission: AcceptedSubmission): Buffer | null {
  const applicant = 'applicant' in submission ? submission.applicant : undefined;
  if (!applicant) return null;
  const known = applicant.type === 'person' ? applicant.iin : applicant.bin;
  if (known) return rootKey.personMark(submission.agency, `repeat ${known}`);
  const contact = applicant.phone?.replace(/\D/g, '') || applicant.email?.toLowerCase();
  if (!contact) return null;
  const name =
    applicant.type === 'person' ? `${applicant.familyName} ${applicant.givenName}` : applicant.name;
  return rootKey.personMark(submission.agency, `repeat ${fold(name)} ${contact}`);
}
