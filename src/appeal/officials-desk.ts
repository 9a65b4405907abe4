import * as v from 'valibot';
import { OFFICIAL_ROLES } from './official.ts';
import { InstantSchema } from './post.ts';

const RolesSchema = v.pipe(
  v.array(v.picklist(OFFICIAL_ROLES, 'unknown-value'), 'wrong-type'),
  v.minLength(1, 'required'),
  v.maxLength(OFFICIAL_ROLES.length, 'too-long'),
);

/** What an administrator asks for: a one-time code that gives these roles. */
export const CodeRequestSchema = v.strictObject({ roles: RolesSchema });

/** A one-time enrolment code: the only time it is ever shown. */
export const EnrolmentCodeSchema = v.object({
  /** Sixteen digits. */
  code: v.string(),
  roles: v.array(v.picklist(OFFICIAL_ROLES)),
  expiresAt: InstantSchema,
});

/** An official as their agency's administrator sees them. */
export const ListedOfficialSchema = v.object({
  id: v.string(),
  name: v.string(),
  roles: v.array(v.picklist(OFFICIAL_ROLES)),
  enrolledAt: InstantSchema,
  /** Until when the longest token stands; `null` where none does. */
  standsUntil: v.nullable(InstantSchema),
});

export const OfficialsAnswerSchema = v.object({ officials: v.array(ListedOfficialSchema) });

export type EnrolmentCode = v.InferOutput<typeof EnrolmentCodeSchema>;
export type AgencyOfficial = v.InferOutput<typeof ListedOfficialSchema>;
export type CodeRequest = v.InferInput<typeof CodeRequestSchema>;
