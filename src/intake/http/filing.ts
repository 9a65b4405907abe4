import * as v from 'valibot';
import { type SentSignature, type Submission, SubmissionSchema } from '../../appeal/submission.ts';
import { prepareArrival } from '../arrival.ts';
import { capturesOf } from '../captures/capture-parts.ts';
import { captureRefusal } from '../captures/check-capture.ts';
import { voiceWishOf } from '../matters/voices.ts';
import { postRecordOf, receiptOf } from '../receipts.ts';
import { sealedSignature } from '../signatures/applicant-signature.ts';
import { assertOrigin, signedIn } from './access.ts';
import { answer, type IntakeContext, languageOf } from './answers.ts';
import { assertWorkedFor } from './challenge.ts';
import { fieldInWords, fieldsInWords } from './field-problems.ts';
import { readJson } from './json-body.ts';
import type { AppParts } from './parts.ts';
import { Refusal } from './refusal.ts';

function asksAsOfficial(input: unknown): boolean {
  return typeof input === 'object' && input !== null && 'channel' in input && input.channel === 'extension';
}

const FILING = { purpose: 'filing', number: null } as const;

/** What was filed, and the signature over it, which is no part of it: signed anew it is the same appeal. */
function apart(given: Submission): { submission: Submission; signature?: SentSignature | undefined } {
  if (given.channel !== 'widget') return { submission: given };
  const { signature, ...submission } = given;
  return { submission, signature };
}

/** `POST /v1/appeals`: accepts a submission from any door and answers with its receipt once it is durable. */
export async function fileAppeal(c: IntakeContext, parts: AppParts): Promise<Response> {
  const input = await readJson(c);
  const signed = asksAsOfficial(input) ? await signedIn(c, parts) : null;
  const checked = v.safeParse(SubmissionSchema, input);
  if (!checked.success) {
    throw new Refusal('invalid-submission', { errors: fieldsInWords(checked.issues, languageOf(c)) });
  }
  const { signature: sent, submission } = apart(checked.output);
  const agency = await parts.agencies.find(submission.agency);
  if (!agency) {
    throw new Refusal('invalid-submission', {
      errors: [fieldInWords('/agency', 'unknown-agency', languageOf(c))],
    });
  }
  if (signed === null) {
    assertOrigin(c, parts, agency);
    await assertWorkedFor(c, parts, submission);
  } else if (signed.agency !== submission.agency) {
    throw new Refusal('wrong-agency');
  }
  const captures = capturesOf(submission);
  const refusal =
    signed && (await captureRefusal(submission.id, captures, signed.official.id, parts.database.reader));
  if (refusal) throw refusal;

  const arrival = prepareArrival(submission, agency, signed?.official ?? null, parts.rootKey);
  const joins =
    submission.channel === 'widget'
      ? await voiceWishOf(parts.database.reader, parts.rootKey, submission)
      : undefined;
  const signature = await sealedSignature(arrival, sent, FILING, parts, c.req.raw.signal);
  const acceptance = await parts.accept({ ...arrival, joins, signature });
  switch (acceptance.kind) {
    case 'accepted':
    case 'repeated': {
      const receipt = receiptOf(acceptance.appeal, agency.agency, parts.law, parts.rootKey);
      return answer(c, acceptance.kind === 'accepted' ? 201 : 200, receipt);
    }
    case 'changed':
      throw new Refusal('changed-under-same-id');
    case 'files-missing':
      throw new Refusal('invalid-submission', {
        errors: acceptance.pointers.map((pointer) => fieldInWords(pointer, 'not-uploaded', languageOf(c))),
      });
    case 'claim-refused':
      throw new Error('An appeal that claims nothing was refused as a claim');
    case 'met':
      throw new Refusal('post-already-recorded', {
        records: acceptance.appeals.map((appeal) => postRecordOf(appeal, agency.agency)),
      });
  }
}
