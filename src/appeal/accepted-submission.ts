import * as v from 'valibot';
import { ImportedSubmissionSchema } from './imported-submission.ts';
import { meetsArticle63, Open311SubmissionSchema } from './open311-submission.ts';
import { ExtensionSubmissionSchema, WidgetSubmissionSchema } from './submission.ts';

/**
 * Everything that the register can hold, told apart by `channel`. It is wider than what `POST /v1/appeals`
 * takes: the other doors have addresses and keys of their own.
 */
export const AcceptedSubmissionSchema = v.variant(
  'channel',
  [WidgetSubmissionSchema, ExtensionSubmissionSchema, Open311SubmissionSchema, ImportedSubmissionSchema],
  'unknown-value',
);

export type AcceptedSubmission = v.InferOutput<typeof AcceptedSubmissionSchema>;

/**
 * Whether a submission is an appeal, so that it is registered and its term runs (arts. 63, 64), or a signal:
 * a clipped post's author, and whoever left no name and address, has addressed nobody yet.
 */
export function isAppeal(submission: AcceptedSubmission): boolean {
  if (submission.channel === 'open311') return meetsArticle63(submission);
  if (submission.channel === 'import') return submission.applicant !== undefined;
  return submission.channel === 'widget';
}
