import * as v from 'valibot';
import { AgencySchema, ReceiptSchema } from './appeal.ts';
import { APPEAL_KINDS } from './kinds.ts';
import { LANGUAGES } from './language.ts';
import { PlaceSchema } from './place.ts';
import { InstantSchema, PLATFORM_IDS, shownEntries } from './post.ts';
import { TOPICS } from './topics.ts';
import { SentSignatureSchema, WidgetSubmissionSchema } from './widget-submission.ts';

/** How we know who claims a post: by their word, by a code from the post's own account, by their EDS. */
export const CLAIM_IDENTITIES = ['self-declared', 'account-proven', 'eds-signed'] as const;

export type ClaimIdentity = (typeof CLAIM_IDENTITIES)[number];

/** How far an invitation came. */
export const INVITATION_STATES = ['made', 'opened', 'claimed', 'expired', 'revoked'] as const;

export type InvitationState = (typeof INVITATION_STATES)[number];

/** One invitation, without its link: that is shown once, when it is made. */
export const InvitationSchema = v.object({
  id: v.string(),
  state: v.picklist(INVITATION_STATES),
  madeAt: InstantSchema,
  expiresAt: InstantSchema,
  openedAt: v.nullable(InstantSchema),
});

/** The answer to an invitation: the only time its link is ever told. */
export const MadeInvitationSchema = v.object({
  ...InvitationSchema.entries,
  /** The agency's page, with the token behind `#`. */
  link: v.string(),
});

/** How far a signal is on its way to an appeal, for the officials of its agency. */
export const ClaimCourseSchema = v.object({
  /** The signal's number. */
  signal: v.string(),
  /** The language of the post, in which its author is best answered. */
  language: v.picklist(LANGUAGES),
  /** Whether an invitation may be made: it is a signal that nobody has claimed. */
  open: v.boolean(),
  /** Whether whoever asks may invite, and confirm the account. */
  mayAct: v.boolean(),
  /** The newest first. */
  invitations: v.array(InvitationSchema),
  /** What its author made of it; `null` until then. */
  claim: v.nullable(
    v.object({
      number: v.string(),
      identity: v.picklist(CLAIM_IDENTITIES),
      claimedAt: InstantSchema,
      /** Six digits that only the one who claimed it was told. */
      accountCode: v.string(),
      /** When an official saw them from the post's own account. */
      provenAt: v.nullable(InstantSchema),
    }),
  ),
});

/** How far the posts of one platform, clipped in one month, came. */
export const FunnelRowSchema = v.object({
  agency: v.string(),
  platform: v.picklist(PLATFORM_IDS),
  /** `YYYY-MM`, when they were clipped. */
  month: v.string(),
  clipped: v.number(),
  invited: v.number(),
  opened: v.number(),
  claimed: v.number(),
  registered: v.number(),
  answeredInTime: v.number(),
});

export const FunnelSchema = v.object({ rows: v.array(FunnelRowSchema) });

/** What the author of a post is shown before they say who they are. */
export const ClaimOfferSchema = v.object({
  /** Whether the register can verify an EDS: else nobody is asked to sign. */
  eds: v.boolean(),
  agency: AgencySchema,
  /** The signal's number. */
  signal: v.string(),
  clippedAt: InstantSchema,
  expiresAt: InstantSchema,
  kind: v.picklist(APPEAL_KINDS),
  topic: v.picklist(TOPICS),
  place: PlaceSchema,
  language: v.picklist(LANGUAGES),
  post: v.object(shownEntries),
});

/** What an author sends: an appeal like any other. That it claims a signal, the invitation says. */
export const ClaimRequestSchema = v.strictObject({
  submission: v.omit(WidgetSubmissionSchema, ['signature']),
  /** Over the claim of this signal. */
  signature: v.optional(SentSignatureSchema),
});

/** The answer to a claim: the receipt of the new appeal, and the way to prove the account. */
export const ClaimedSchema = v.object({
  receipt: ReceiptSchema,
  /** The number of the signal that it was. */
  signal: v.string(),
  /** Six digits to answer under the post, from the same account. */
  accountCode: v.string(),
});

export type Invitation = v.InferOutput<typeof InvitationSchema>;
export type MadeInvitation = v.InferOutput<typeof MadeInvitationSchema>;
export type ClaimCourse = v.InferOutput<typeof ClaimCourseSchema>;
export type ClaimOffer = v.InferOutput<typeof ClaimOfferSchema>;
export type FunnelRow = v.InferOutput<typeof FunnelRowSchema>;
export type Claimed = v.InferOutput<typeof ClaimedSchema>;
