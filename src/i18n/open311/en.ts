import type { Open311Messages } from './ru.ts';

export const open311Messages: Open311Messages = {
  errors: {
    jurisdictionMissing: 'Give jurisdiction_id, the agency’s code, such as TLD. Several agencies are here.',
    jurisdictionUnknown: 'There is no agency with this jurisdiction_id.',
    serviceMissing: 'Give service_code. They are listed in services.json.',
    serviceUnknown: 'There is no such service_code. They are listed in services.json.',
    keyMissing: 'An api_key is needed. The operator gives it.',
    keyUnknown: 'This api_key is unknown, was withdrawn or is for another agency. Nothing was accepted.',
    placeMissing: 'Say where: address_string, or lat and long. address_id is not used here.',
    requestUnknown: 'No request with this service_request_id came through Open311.',
    tokenUnknown:
      'Nothing was accepted under this token. Send the request again with the same Idempotency-Key.',
    datesWrong:
      'Dates need an offset, such as 2026-11-24T14:05:00+05:00, and start_date comes before end_date.',
    spanTooLong: 'No more than 90 days can be asked for at a time.',
    statusUnknown: 'status is open or closed.',
    tooManyIds: 'No more than 100 ids can be asked for at a time.',
    notAForm: 'Send the fields as application/x-www-form-urlencoded in UTF-8.',
  },
  attributes: {
    postalAddress: 'Postal address of the applicant',
    patronymic: 'Patronymic, if any',
    iin: 'IIN, if any',
    language: 'Language of the appeal and of the answer',
  },
  attributesHint:
    'With surname, given name and postal address it is an appeal that the agency must answer; without them a signal (art. 63 of the Code).',
  registered: (number, trackingCode, lastDay) =>
    `Appeal ${number} is registered. The answer is due by ${lastDay}. Tracking code: ${trackingCode}. Keep it, it is not shown again.`,
  signal: (number) =>
    `Recorded as signal ${number}. It is not an appeal: a surname, a given name or a postal address is missing (art. 63 of the Code), so no term for an answer runs. To be answered, file it with them.`,
};
