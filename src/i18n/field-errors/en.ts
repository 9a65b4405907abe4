import type { FieldErrorMessages, TypedErrorMessages } from './ru.ts';

export const typedErrors: TypedErrorMessages = {
  required: 'Fill in this field.',
  'too-short': 'Too short. Say more: what happened and where.',
  'too-long': 'Too long. Shorten the text.',
  'wrong-type': 'The value here is of another type.',
  'unknown-value': 'There is no such value. Choose one from the list.',
  'iin-length': 'An IIN has 12 digits. Check it against the identity card.',
  'iin-date': 'An IIN starts with the date of birth: year, month, day. There is no such date here.',
  'iin-check-digit': 'A slip in the IIN: its check digit does not match. Check it against the identity card.',
  'bin-length': 'A BIN has 12 digits. Check it against the registration certificate.',
  'bin-type': 'This does not look like a BIN: check the third to sixth digits.',
  'bin-check-digit': 'A slip in the BIN: its check digit does not match. Check the registration certificate.',
  'phone-format': 'Write the phone with its code, such as +7 701 123 45 67.',
  'email-format': 'Write the whole e-mail address, such as aigul@mail.kz.',
  'unknown-place': 'There is no such place. Choose a region or city from the list.',
  'consent-required': 'Without consent the appeal cannot be accepted. Tick this box.',
  'not-uploaded': 'This file is not on the server. Upload it again.',
};

export const fieldErrors: FieldErrorMessages = {
  ...typedErrors,
  'unknown-field': 'There is no such field.',
  'not-a-uuid-v7': 'A UUID of version 7 is needed.',
  'not-a-date-time': 'A date and time are needed, such as 2026-11-24T14:05:00+05:00.',
  'not-an-address': 'A page address that starts with http:// or https:// is needed.',
  'kato-format': 'A KATO code of nine digits is needed.',
  'unknown-agency': 'There is no such agency here. Check its code.',
};
