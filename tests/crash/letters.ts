import type { SubmissionInput } from '../../src/appeal/submission.ts';

/** What a citizen files through a form. */
export type Letter = Extract<SubmissionInput, { channel: 'widget' }>;

const SENTENCES = [
  'Екі аптадан бері көшеде шұңқыр бар, көліктер айналып өтуге мәжбүр.',
  'Қоқыс жәшіктері бір ай бойы шығарылмаған, иіс терезе аштырмайды.',
  'Просим восстановить освещение: вечером дети идут из школы в полной темноте.',
  'Участковый обещал приехать, но прошло две недели, и ничего не изменилось.',
  '«Жылу жоқ» деп үш рет хабарласқанбыз 🥶, жауап болмады.',
];

function sentences(count: number, random: () => number): string {
  return Array.from({ length: count }, () => SENTENCES[Math.floor(random() * SENTENCES.length)]).join(' ');
}

/** A person's few lines. */
function shortApplication(id: string, random: () => number): Letter {
  return {
    channel: 'widget',
    id,
    agency: 'TLD',
    kind: 'application',
    topic: 'roads',
    place: { kato: '190000000', address: `Абай даңғылы, ${1 + Math.floor(random() * 120)}` },
    language: 'kk',
    sentAt: '2026-11-24T14:05:00+05:00',
    text: sentences(2, random),
    applicant: {
      type: 'person',
      familyName: 'Серікқызы',
      givenName: 'Айгүл',
      iin: '900515300970',
      postalAddress: 'Үлгі қ., Абай даңғылы, 12',
      phone: '8 701 123 45 67',
    },
    consent: true,
  };
}

/** An organisation's complaint of a few pages, for which the term is another one. */
function longComplaint(id: string, random: () => number): Letter {
  return {
    channel: 'widget',
    id,
    agency: 'TLD',
    kind: 'complaint',
    topic: 'heating',
    place: { kato: '190000000' },
    language: 'ru',
    sentAt: '2026-11-24T14:05:00+05:00',
    text: sentences(60 + Math.floor(random() * 60), random),
    applicant: {
      type: 'organisation',
      name: 'ТОО «Үлгі жылу»',
      bin: '050140000656',
      representative: 'Сейітқали Н. Б.',
      postalAddress: 'Үлгі қ., Қабанбай батыр көшесі, 4',
      email: 'office@ulgi-zhylu.example',
    },
    consent: true,
  };
}

/** One of the two kinds of letters; of five, one is the long kind. */
export function letterOf(id: string, random: () => number): Letter {
  return random() < 0.2 ? longComplaint(id, random) : shortApplication(id, random);
}
