import * as v from 'valibot';
import { AppealSchema } from '../appeal/appeal.ts';
import { CaptureFileSchema } from '../appeal/capture-file.ts';
import { InstantSchema } from '../appeal/post.ts';
import { ReceiptFileSchema } from '../register/receipt.ts';

/**
 * All that the register holds of one record, as its agency's officials get it to print or to hand to a court:
 * its course, how the post was captured, and the proof that it stands in the log. The applicant's personal data
 * are not in it.
 */
export const CaseFileSchema = v.object({
  format: v.literal('dauys-case-file/1'),
  /** By the intake's clock. */
  madeAt: InstantSchema,
  appeal: AppealSchema,
  /** `null` for what no official clipped, and once what was written was erased. */
  capture: v.nullable(CaptureFileSchema),
  /** `null` for what came before the log was there. */
  receipt: v.nullable(ReceiptFileSchema),
});

export type CaseFile = v.InferOutput<typeof CaseFileSchema>;
