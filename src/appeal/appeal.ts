import * as v from 'valibot';
import { CHANNELS } from './channels.ts';
import { InstantSchema } from './instant.ts';
import { APPEAL_KINDS } from './kinds.ts';
import type { LifeEventType } from './life-events.ts';
import { DUTIES, GROUNDS, OUTCOMES } from './life-states.ts';
import { PlaceSchema } from './place.ts';
import { APPEAL_STATES, PostRecordSchema } from './post-record.ts';
import { AgencySchema, DaySchema, DeadlineSchema, LocalizedSchema } from './receipt.ts';
import { SeenPostSchema } from './seen-post.ts';
import { TOPICS } from './topics.ts';
import { WebAddressSchema } from './web-address.ts';

/*
 * What a citizen's form needs of an appeal stands apart, so that a phone loads no more; whoever needs all of it
 * finds it here.
 */
export * from './post-record.ts';
export * from './receipt.ts';

/** What can stand in the register's log about an appeal: that it came, the moves of its life, and what was done with it. */
export const ENTRY_TYPES = [
  'received',
  'invited',
  'invitation-ended',
  'claimed',
  'registered',
  'handed-over',
  'accepted',
  'forwarded',
  'part-forwarded',
  'passed-to-reviewer',
  'defects-named',
  'defects-mended',
  'extended',
  'extension-notified',
  'suspended',
  'resumed',
  'answered',
  'withdrawn',
  'left-without-consideration',
  'complained',
  /** The same matter came again under a number of its own, as it is still not mended. */
  'repeated',
  /** The applicant rated the answer. */
  'rated',
  'corrected',
  /** An official saw the author's code, written from the post's own account. */
  'account-proven',
  /** An official found that another post tells of the same matter. */
  'post-added',
  /** An official read the applicant's personal data. */
  'read',
  /** The applicant's personal data were destroyed. */
  'erased',
] as const satisfies readonly (
  | LifeEventType
  | 'received'
  | 'repeated'
  | 'rated'
  | 'corrected'
  | 'account-proven'
  | 'post-added'
  | 'read'
  | 'erased'
)[];

export type EntryType = (typeof ENTRY_TYPES)[number];

/** One thing that happened to an appeal. What a person wrote in it is `null` once the applicant was erased. */
export const EntrySchema = v.object({
  type: v.picklist(ENTRY_TYPES),
  at: InstantSchema,
  by: v.picklist(['applicant', 'official', 'register']),
  /** The official's name. */
  name: v.nullable(v.string()),
  /** The answer, the reasons, or what is missing. */
  text: v.nullable(v.string()),
  outcome: v.nullable(v.picklist(OUTCOMES)),
  ground: v.nullable(v.picklist(GROUNDS)),
  /** The new last day of an extension, or the day until which defects can be mended. */
  until: v.nullable(DaySchema),
  /** The body that it went to. */
  to: v.nullable(LocalizedSchema),
});

/** What the body still has to do by law, and by when. */
export const DutySchema = v.object({
  duty: v.picklist(DUTIES),
  dueOn: DaySchema,
  /** The article of the Code; `null` where none is known. */
  article: v.nullable(v.string()),
});

/** Another appeal of the same person. `as`: what the later of the two is to the earlier one. */
export const FollowingSchema = v.object({ number: v.string(), as: v.picklist(['complaint', 'repeat']) });

/** A file of an answer: its SHA-256 in lower-case hex, and its size in bytes. */
export const AnswerFileSchema = v.object({
  digest: v.string(),
  name: v.string(),
  mediaType: v.string(),
  size: v.number(),
});

/** How an earlier appeal on the same matter was seen to. */
export const CARES = ['answered', 'answered-late', 'under-way', 'not-answered', 'ended'] as const;

const AnswerSchema = v.object({
  outcome: v.picklist(OUTCOMES),
  text: v.nullable(v.string()),
  on: DaySchema,
  /** What the body sent with it, read at `/v1/appeals/{number}/attachments/{digest}`; absent where nothing. */
  files: v.optional(v.array(AnswerFileSchema)),
});

/** What the same applicant filed on the same matter before. */
export const AppealBeforeSchema = v.object({
  number: v.string(),
  state: v.picklist(APPEAL_STATES),
  registeredOn: v.nullable(DaySchema),
  /** Its last day as it is now; `null` while the term stands still. */
  answerBy: v.nullable(DaySchema),
  care: v.picklist(CARES),
  answer: v.nullable(AnswerSchema),
});

/** An appeal as its applicant, or an official of its agency, sees it. */
export const AppealSchema = v.object({
  number: v.string(),
  state: v.picklist(APPEAL_STATES),
  channel: v.picklist(CHANNELS),
  kind: v.picklist(APPEAL_KINDS),
  topic: v.picklist(TOPICS),
  place: PlaceSchema,
  receivedAt: InstantSchema,
  registeredOn: v.nullable(DaySchema),
  deadline: v.nullable(DeadlineSchema),
  agency: AgencySchema,
  tags: v.array(v.string()),
  entries: v.array(EntrySchema),
  /** Who has it now: the agency, or the body that it went to; and the official who sees to it. */
  holder: v.object({ name: LocalizedSchema, executor: v.nullable(v.string()) }),
  /** The last day as it was at first, and as it is now: `null` while the term stands still. */
  term: v.nullable(
    v.object({
      original: DaySchema,
      current: v.nullable(DaySchema),
      /** At the body that it went to. */
      there: v.nullable(DaySchema),
    }),
  ),
  answer: v.nullable(AnswerSchema),
  /** The earlier appeal of the same person that it complains about or repeats. */
  earlier: v.nullable(FollowingSchema),
  /** Appeals that complain about it or repeat it, the first first. */
  later: v.array(FollowingSchema),
  /** What the applicant thought of the answer, 1 to 5. */
  rating: v.nullable(v.number()),
  /** For officials: what the same applicant filed on the same matter before, the newest first. */
  before: v.optional(v.array(AppealBeforeSchema)),
  /** How many different people reported the matter, this one among them. */
  voices: v.number(),
  /** For officials: the appeals about one matter, the one that it began with first; `null` where it is the only one. */
  matter: v.nullable(v.array(v.object({ number: v.string(), state: v.picklist(APPEAL_STATES) }))),
  /** What the law wants next, the nearest first. */
  duties: v.array(DutySchema),
  /** The moves that whoever asks may make now. */
  moves: v.array(v.picklist(ENTRY_TYPES)),
  /** What was written, for officials; `null` for whoever holds the tracking code. */
  text: v.nullable(v.string()),
  /** The post that it came from, for officials. */
  permalink: v.nullable(v.string()),
  /** The other posts that were merged into it, for officials. */
  morePosts: v.optional(
    v.array(
      v.object({
        permalink: v.nullable(v.string()),
        authorName: v.nullable(v.string()),
        text: v.nullable(v.string()),
      }),
    ),
  ),
  /** What the official added by hand, for officials. */
  links: v.optional(v.array(v.string())),
});

/** What the register knows of the posts asked about; one item an address, in the order asked. */
export const PostLookupSchema = v.object({
  posts: v.array(
    v.object({
      /** The address as it was asked. */
      url: v.string(),
      permalink: v.nullable(WebAddressSchema),
      records: v.array(PostRecordSchema),
      /** The own agency's note that the post was seen and is no appeal. */
      seen: v.optional(SeenPostSchema),
    }),
  ),
});

export type Entry = v.InferOutput<typeof EntrySchema>;
export type AnswerFile = v.InferOutput<typeof AnswerFileSchema>;
export type AppealBefore = v.InferOutput<typeof AppealBeforeSchema>;
export type Appeal = v.InferOutput<typeof AppealSchema>;
export type PostLookup = v.InferOutput<typeof PostLookupSchema>;
