import { newSubmissionId } from '../../src/client/submission-id.ts';

/**
 * Appeals as people write them, varied and always the same ones for the same seed: what a benchmark files
 * must not be one text repeated, nor different on every run.
 */
const NAMES = ['Серікқызы', 'Ахметов', 'Ким', 'Жұмабаева', 'Оспанов', 'Иванова', 'Төлегенов', 'Сейітқали'];
const GIVEN = ['Айгүл', 'Данияр', 'Елена', 'Мадина', 'Нұрлан', 'Ольга', 'Әсел', 'Ғалым'];
const STREETS = ['Абай даңғылы', 'ул. Достык', 'Қабанбай батыр көшесі', 'мкр. Самал', 'ул. Сатпаева'];
const TOPICS = ['roads', 'water', 'heating', 'waste', 'yards', 'transport', 'education', 'social'];
const SENTENCES = [
  'Екі аптадан бері көшеде шұңқыр бар, көліктер айналып өтуге мәжбүр.',
  'Во дворе третий день нет воды, диспетчер трубку не берёт.',
  'Балабақшаның қоршауы құлап қалған, балаларға қауіпті.',
  'Просим восстановить освещение: вечером дети идут из школы в полной темноте.',
  'Қоқыс жәшіктері бір ай бойы шығарылмаған, иіс терезе аштырмайды.',
  'Автобус № 12 ходит раз в час, утром в него невозможно войти.',
  'Былтыр да жазғанбыз, ешкім келген жоқ, сондықтан қайта өтініш білдіреміз.',
  'Участковый обещал приехать, но прошло две недели, и ничего не изменилось.',
];

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

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/** One citizen's filing, as the widget sends it, with a given id. */
export function believableFiling(id: string, random: () => number): object {
  const length = 2 + Math.floor(random() * 12);
  const street = `${pick(STREETS, random)}, ${1 + Math.floor(random() * 120)}`;
  return {
    channel: 'widget',
    id,
    agency: 'TLD',
    kind: random() < 0.2 ? 'complaint' : 'application',
    topic: pick(TOPICS, random),
    place: { kato: '190000000', address: street },
    language: random() < 0.5 ? 'kk' : 'ru',
    sentAt: '2026-11-24T14:05:00+05:00',
    text: Array.from({ length }, () => pick(SENTENCES, random)).join(' '),
    applicant: {
      type: 'person',
      familyName: pick(NAMES, random),
      givenName: pick(GIVEN, random),
      postalAddress: `Үлгі қ., ${street}`,
      phone: `+7701${String(Math.floor(random() * 1e7)).padStart(7, '0')}`,
    },
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
