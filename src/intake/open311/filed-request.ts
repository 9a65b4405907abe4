import { v7 } from 'uuid';
import type { Agency } from '../../appeal/appeal.ts';
import type { Language } from '../../appeal/language.ts';
import type { Topic } from '../../appeal/topics.ts';
import type { Open311Client } from './clients.ts';

/** The form's name of each field of the submission that can be wrong, for whoever must mend it. */
export const FORM_NAMES: Readonly<Record<string, string>> = {
  '/text': 'description',
  '/place/address': 'address_string',
  '/position/lat': 'lat',
  '/position/long': 'long',
  '/mediaUrl': 'media_url',
  '/id': 'Idempotency-Key',
  '/sentAt': 'Idempotency-Key',
  '/language': 'attribute[language]',
  '/applicant/familyName': 'last_name',
  '/applicant/givenName': 'first_name',
  '/applicant/patronymic': 'attribute[patronymic]',
  '/applicant/iin': 'attribute[iin]',
  '/applicant/postalAddress': 'attribute[postal_address]',
  '/applicant/phone': 'phone',
  '/applicant/email': 'email',
};

/** What the form says besides the place and the topic. */
export interface Filed {
  readonly form: URLSearchParams;
  readonly topic: Topic;
  readonly agency: Agency;
  readonly client: Open311Client;
  /** A UUIDv7 of the client's, under which a retry is the same request. */
  readonly key: string | undefined;
  /** The caller's, where the form names none. */
  readonly language: Language;
}

/** Leaves out what is `undefined`, so that a field that nobody filled is not a field. */
function present<Fields extends Record<string, unknown>>(fields: Fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The moment that a UUIDv7 carries in its first 48 bits (RFC 9562, 5.7). */
function momentOf(id: string): string {
  const milliseconds = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}

/** Whether the form says where it is. */
export function saysWhere(form: URLSearchParams): boolean {
  const has = (name: string) => (form.get(name)?.trim() ?? '') !== '';
  return has('address_string') || (has('lat') && has('long'));
}

/**
 * Turns a form of GeoReport v2 into a submission, unchecked. The district is the agency's own, for nothing
 * here looks an address up; without an address the coordinates stand in its place as they came. The time of
 * sending is the id's, so that a retry under the same id is the same to the byte.
 */
export function submissionOf({ form, topic, agency, client, key, language }: Filed): unknown {
  const field = (name: string) => {
    const text = form.get(name)?.trim();
    return text === '' ? undefined : (text ?? undefined);
  };
  const attribute = (code: string) => field(`attribute[${code}]`);
  const [lat, long] = [field('lat'), field('long')];
  const id = key ?? v7();
  const person = present({
    familyName: field('last_name'),
    givenName: field('first_name'),
    patronymic: attribute('patronymic'),
    iin: attribute('iin'),
    postalAddress: attribute('postal_address'),
    phone: field('phone'),
    email: field('email'),
  });
  const address = field('address_string') ?? (lat && long ? `${lat}, ${long}` : undefined);
  return present({
    channel: 'open311',
    id,
    agency: agency.code,
    // What a service request is, in the Code's words: somebody tells of what is wrong (art. 4).
    kind: 'message',
    topic,
    place: present({ kato: agency.kato, address }),
    language: attribute('language') ?? language,
    sentAt: momentOf(id),
    text: field('description') ?? '',
    position: lat && long ? { lat: Number(lat), long: Number(long) } : undefined,
    mediaUrl: field('media_url'),
    client: client.id,
    applicant: Object.keys(person).length > 0 ? { type: 'person', ...person } : undefined,
  });
}
