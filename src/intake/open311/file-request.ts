import * as v from 'valibot';
import { Open311SubmissionSchema } from '../../appeal/open311-submission.ts';
import { formatTrackingCode } from '../../appeal/tracking-code.ts';
import { standing as standingEn } from '../../i18n/standing/en.ts';
import { standing as standingKk } from '../../i18n/standing/kk.ts';
import { standing as standingRu } from '../../i18n/standing/ru.ts';
import { prepareArrival } from '../arrival.ts';
import { type IntakeContext, languageOf } from '../http/answers.ts';
import { fieldsInWords } from '../http/field-problems.ts';
import { mediaTypeOf, readBody } from '../http/json-body.ts';
import type { AppParts } from '../http/parts.ts';
import { Refusal } from '../http/refusal.ts';
import { receiptOf } from '../receipts.ts';
import { OPEN311_MESSAGES, Open311Refusal, open311Answer } from './answers.ts';
import { clientOf } from './clients.ts';
import { FORM_NAMES, saysWhere, submissionOf } from './filed-request.ts';
import { jurisdiction } from './jurisdiction.ts';
import { topicOf } from './services.ts';

export const STANDING = { kk: standingKk, ru: standingRu, en: standingEn };

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readForm(c: IntakeContext): Promise<URLSearchParams> {
  if (mediaTypeOf(c) !== 'application/x-www-form-urlencoded') throw new Open311Refusal(415, 'notAForm');
  const bytes = await readBody(c);
  try {
    return new URLSearchParams(utf8.decode(bytes));
  } catch {
    throw new Open311Refusal(400, 'notAForm');
  }
}

/**
 * `POST requests`: files a request and answers with its number once it is durable. The key stands in the
 * form, as the standard has it, so that it is in no address and no log.
 */
export async function fileRequest(c: IntakeContext, parts: AppParts): Promise<Response> {
  const form = await readForm(c);
  const language = languageOf(c);
  const agency = await jurisdiction(parts, form.get('jurisdiction_id'));
  const apiKey = form.get('api_key') ?? '';
  if (apiKey === '') throw new Open311Refusal(403, 'keyMissing');
  const client = await clientOf(parts.database.reader, apiKey);
  if (client?.agency !== agency.agency.code) throw new Open311Refusal(403, 'keyUnknown');

  const code = form.get('service_code')?.trim() ?? '';
  if (code === '') throw new Open311Refusal(400, 'serviceMissing');
  const topic = topicOf(code);
  if (!topic) throw new Open311Refusal(404, 'serviceUnknown');
  if (!saysWhere(form)) throw new Open311Refusal(400, 'placeMissing');

  const key = c.req.header('Idempotency-Key')?.trim().toLowerCase();
  const input = submissionOf({ form, topic, agency: agency.agency, client, key, language });
  const checked = v.safeParse(Open311SubmissionSchema, input);
  if (!checked.success) {
    const why = fieldsInWords(checked.issues, language).map(({ pointer, detail }) => ({
      words: `${FORM_NAMES[pointer] ?? pointer}: ${detail}`,
    }));
    throw new Open311Refusal(400, ...why);
  }

  const acceptance = await parts.accept(prepareArrival(checked.output, agency, null, parts.rootKey));
  if (acceptance.kind === 'changed') throw new Refusal('changed-under-same-id');
  if (acceptance.kind !== 'accepted' && acceptance.kind !== 'repeated') {
    throw new Error(`A request was settled as ${acceptance.kind}`);
  }
  const { number, trackingCode, deadline } = receiptOf(
    acceptance.appeal,
    agency.agency,
    parts.law,
    parts.rootKey,
  );
  const say = OPEN311_MESSAGES[language];
  const notice =
    trackingCode === null || deadline === null
      ? say.signal(number)
      : say.registered(number, formatTrackingCode(trackingCode), STANDING[language].day(deadline.on));
  const status = acceptance.kind === 'accepted' ? 201 : 200;
  return open311Answer(c, status, 'service_requests', [
    { service_request_id: number, service_notice: notice, account_id: null },
  ]);
}
