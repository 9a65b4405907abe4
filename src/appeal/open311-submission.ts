import * as v from 'valibot';
import { WebAddressSchema } from './post.ts';
import { PersonSchema, WidgetSubmissionSchema } from './submission.ts';
import { textField } from './text-field.ts';

const { id, agency, kind, topic, place, language, sentAt, attachments } = WidgetSubmissionSchema.entries;
const { type, familyName, givenName, patronymic, iin, postalAddress, phone, email } = PersonSchema.entries;

/** Degrees in WGS 84, as GeoReport v2 has them. */
const degrees = (most: number) =>
  v.pipe(
    v.number('wrong-type'),
    v.check((value) => Math.abs(value) <= most, 'unknown-value'),
  );

/**
 * What a civic client files through Open311 (GeoReport v2). The standard asks for no name, so every field of
 * the person may be missing; `meetsArticle63` tells whether what is there makes it an appeal.
 */
export const Open311SubmissionSchema = v.strictObject({
  channel: v.literal('open311'),
  id,
  agency,
  kind,
  topic,
  place,
  language,
  sentAt,
  attachments,
  text: textField(20_000),
  /** Where it is, if the client told; nothing here looks an address up. */
  position: v.optional(v.strictObject({ lat: degrees(90), long: degrees(180) })),
  /** A picture somewhere on the web. It is kept as an address and never fetched. */
  mediaUrl: v.optional(WebAddressSchema),
  /** The id of the client whose key was used. */
  client: v.pipe(v.string(), v.uuid()),
  applicant: v.optional(
    v.strictObject({
      type,
      familyName: v.optional(familyName),
      givenName: v.optional(givenName),
      patronymic,
      iin,
      postalAddress: v.optional(postalAddress),
      phone,
      email,
    }),
  ),
});

export type Open311Submission = v.InferOutput<typeof Open311SubmissionSchema>;

/** Whether somebody says who appeals and where an answer can be posted: without it nobody appealed (art. 63). */
export function meetsArticle63({ applicant }: Pick<Open311Submission, 'applicant'>): boolean {
  return [applicant?.familyName, applicant?.givenName, applicant?.postalAddress].every(
    (field) => field !== undefined,
  );
}
