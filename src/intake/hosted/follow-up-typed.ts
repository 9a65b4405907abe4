import { v7 } from 'uuid';
import * as v from 'valibot';
import {
  FOLLOW_UPS,
  type FollowUpForm,
  type FollowUpRequest,
  FollowUpRequestSchema,
  OWN_MOVES,
  type RatingRequest,
  RatingRequestSchema,
} from '../../appeal/follow-up.ts';
import { InstantSchema } from '../../appeal/instant.ts';
import type { Language } from '../../appeal/language.ts';
import { type MoveRequest, MoveRequestSchema } from '../../appeal/move-request.ts';
import { SubmissionIdSchema } from '../../appeal/submission.ts';
import { textField } from '../../appeal/text-field.ts';
import type { Asked } from './status-page.ts';
import { WORDS } from './words.ts';

const FORMS: readonly FollowUpForm[] = ['mend', 'rating', ...FOLLOW_UPS, 'withdraw'];

/** What was typed into a form that may follow an appeal, and what the page carried with it. */
export interface FollowUpTyped extends Asked {
  readonly form: FollowUpForm;
  readonly text: string;
  /** As the radio button sent it; empty where none was chosen. */
  readonly rating: string;
  /** Made with the page: sent twice, by a double click or a reload, it is done once. */
  readonly id: string;
  /** When the page was made, RFC 3339. */
  readonly sentAt: string;
}

/** What a browser sent; `undefined` where it names no form that there is. */
export function readFollowUp(body: URLSearchParams, now: Date): FollowUpTyped | undefined {
  const asked = body.get('form');
  const form = FORMS.find((one) => one === asked);
  if (!form) return undefined;
  const read = (field: string) => body.get(field) ?? '';
  const id = v.safeParse(SubmissionIdSchema, body.get('id'));
  const sentAt = v.safeParse(InstantSchema, body.get('sentAt'));
  return {
    ...{ form, number: read('number'), code: read('code'), text: read('text'), rating: read('rating') },
    ...(id.success && sentAt.success
      ? { id: id.output, sentAt: sentAt.output }
      : { id: v7(), sentAt: now.toISOString() }),
  };
}

/** One field to be mended, and in what words. */
export interface FollowUpSlip {
  readonly field: 'text' | 'rating';
  readonly says: string;
}

/** What the register is asked to do. */
export type FollowUpWish =
  | { readonly door: 'move'; readonly request: MoveRequest }
  | { readonly door: 'rating'; readonly request: RatingRequest }
  | { readonly door: 'follow-up'; readonly request: FollowUpRequest };

export type CheckedFollowUp =
  | { readonly ok: true; readonly wish: FollowUpWish }
  | { readonly ok: false; readonly slips: readonly FollowUpSlip[] };

/** Checks what was typed by the schema of the register's own doors, in the words of the status element. */
export function checkFollowUp(typed: FollowUpTyped, language: Language): CheckedFollowUp {
  const { form, id, sentAt, text } = typed;
  const { after } = WORDS[language];
  const slip = (field: FollowUpSlip['field'], says: string) => ({
    ok: false as const,
    slips: [{ field, says }],
  });
  switch (form) {
    case 'withdraw': {
      const request = v.parse(MoveRequestSchema, { id, type: OWN_MOVES.withdraw });
      return { ok: true, wish: { door: 'move', request } };
    }
    case 'mend': {
      const mended = v.safeParse(textField(4_000), text);
      if (!mended.success) {
        return slip('text', isTooLong(mended.issues) ? after.tooLong : after.mend.missing);
      }
      const request = v.parse(MoveRequestSchema, { id, type: OWN_MOVES.mend, mended: mended.output });
      return { ok: true, wish: { door: 'move', request } };
    }
    case 'rating': {
      const read = v.safeParse(RatingRequestSchema, { rating: Number(typed.rating), words: text });
      if (read.success) return { ok: true, wish: { door: 'rating', request: read.output } };
      const wrong = (field: string) => read.issues.some(({ path }) => path?.[0]?.key === field);
      return {
        ok: false,
        slips: [
          ...(wrong('rating') ? [{ field: 'rating' as const, says: after.rating.missing }] : []),
          ...(wrong('words') ? [{ field: 'text' as const, says: after.tooLong }] : []),
        ],
      };
    }
    default: {
      const read = v.safeParse(FollowUpRequestSchema, { id, as: form, text, language, sentAt });
      if (read.success) return { ok: true, wish: { door: 'follow-up', request: read.output } };
      return slip('text', isTooLong(read.issues) ? after.tooLong : after.tooShort);
    }
  }
}

function isTooLong(issues: readonly { readonly message: string }[]): boolean {
  return issues.some(({ message }) => message === 'too-long');
}
