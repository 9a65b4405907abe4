import { newSubmissionId } from '../../src/client/submission-id.ts';
import { DETAILS, FIRM_ENDINGS, ROOTS } from './believable-details.ts';
import {
  ADDED,
  FAMILY_NAMES,
  GIVEN_NAMES,
  GREETINGS,
  MATTERS,
  REQUESTS,
  SINCE,
  STREETS,
} from './believable-words.ts';

/** A small generator of numbers from 0 up to 1 (mulberry32), so that every run files the same texts. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/** A sentence of somebody's own, with a firm, a day, a sum or a car's number in it. */
function ownSentence(random: () => number, language: 'kk' | 'ru'): string {
  const { when, who, did, what } = DETAILS[language];
  const happened = [pick(when, random), pick(who, random), pick(what, random), pick(did, random)].join(' ');
  const number = (upTo: number) => 1 + Math.floor(random() * upTo);
  const firm = `«${pick(ROOTS, random)}${pick(FIRM_ENDINGS, random)}-${number(99)}»`;
  const told = [
    `${number(28)}.${String(number(12)).padStart(2, '0')}.2026`,
    language === 'kk' ? `${firm} ЖШС` : `ТОО ${firm}`,
    language === 'kk' ? `${number(900)}00 теңге` : `${number(900)}00 тенге`,
    `${String(number(999)).padStart(3, '0')} ${pick(['ABC', 'KDT', 'AZM', 'TRB'], random)} 19`,
  ];
  return `${happened}, ${pick(told, random)}.`;
}

/** What somebody has to say, before they say it as a filing or as a post. */
export interface Said {
  readonly language: 'kk' | 'ru';
  readonly topic: string;
  /** A street and a house. */
  readonly address: string;
  readonly text: string;
}

/**
 * What a person of the model town writes: a matter at a place, what was tried, what is asked for. Varied, and
 * always the same for the same seed: what a benchmark files must not be one text repeated, nor different on
 * every run.
 *
 * @param most sentences beside the matter and the request
 */
export function believableText(random: () => number, most = 10): Said {
  const language = random() < 0.5 ? 'kk' : 'ru';
  const matter = pick(MATTERS, random);
  const street = pick(STREETS, random);
  const house = 1 + Math.floor(random() * 180);
  const words: Readonly<Record<string, string>> = {
    street,
    street2: pick(STREETS, random),
    n: String(house),
    n2: String(2 + Math.floor(random() * 90)),
    since: pick(SINCE[language], random),
    name: `${pick(FAMILY_NAMES, random)} ${pick(GIVEN_NAMES, random).charAt(0)}.`,
  };
  const added = Array.from({ length: Math.floor(random() * most) }, () =>
    random() < 0.4 ? pick(ADDED[language], random) : ownSentence(random, language),
  );
  const sentences = [
    ...(random() < 0.4 ? [pick(GREETINGS[language], random)] : []),
    pick(matter[language], random),
    ...new Set(added),
    ...(random() < 0.8 ? [pick(REQUESTS[language], random)] : []),
  ];
  const text = sentences.join(' ').replace(/\{(\w+)\}/g, (slot, name: string) => words[name] ?? slot);
  return { language, topic: matter.topic, address: `${street}, ${house}`, text };
}

/** Who appeals. */
export function believablePerson(random: () => number, address: string) {
  return {
    type: 'person' as const,
    familyName: pick(FAMILY_NAMES, random),
    givenName: pick(GIVEN_NAMES, random),
    postalAddress: `Үлгі қ., ${address}`,
    phone: `+7701${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
  };
}

/** One citizen's filing, as the widget sends it, with a given id. */
export function believableFiling(id: string, random: () => number): object {
  const { language, topic, address, text } = believableText(random);
  return {
    channel: 'widget',
    id,
    agency: 'TLD',
    kind: random() < 0.2 ? 'complaint' : 'application',
    topic,
    place: { kato: '190000000', address },
    language,
    sentAt: '2026-11-24T14:05:00+05:00',
    text,
    applicant: believablePerson(random, address),
    consent: true,
  };
}

const PLACE_OF_ID = '00000000-0000-7000-8000-000000000000';

/**
 * Filings as JSON texts, each with an id of its own. The texts are written beforehand, so that writing them
 * does not count against the intake, which shares the machine.
 *
 * @param different how many different texts there are
 */
export function filingWriter(different = 500): () => string {
  const random = seeded(20_261_124);
  const halves = Array.from({ length: different }, () => {
    const [before = '', after = ''] = JSON.stringify(believableFiling(PLACE_OF_ID, random)).split(
      PLACE_OF_ID,
    );
    return { before, after };
  });
  let written = 0;
  return () => {
    const half = halves[written % different];
    written += 1;
    return `${half?.before}${newSubmissionId()}${half?.after}`;
  };
}
