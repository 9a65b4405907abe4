import { v7 } from 'uuid';
import type { MoveRequest } from '../../src/appeal/move-request.ts';
import { randomShare } from '../../src/intake/random-bytes.ts';
import { pick } from './believable.ts';

/** One move on an appeal, and how long after its registration it comes. */
export interface FatedMove {
  readonly after: number;
  readonly by: 'official' | 'head';
  readonly request: MoveRequest;
}

const DAY = 86_400_000;

const ANSWERS = [
  'Сіздің өтінішіңіз қаралды. Жұмыс ағымдағы айдың соңына дейін аяқталады.',
  'Ваше обращение рассмотрено. Работы включены в план и будут завершены до конца месяца.',
  'Маман орнына барып тексерді, ақау жойылды.',
  'Специалисты выехали на место, неисправность устранена.',
];

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/**
 * What becomes of an appeal in an akimat that mostly keeps its terms: accepted, then answered; some sent on,
 * some extended, a few forgotten.
 *
 * @param at when it was registered, milliseconds
 */
export function fateOf(at: number, random: () => number): FatedMove[] {
  const move = (days: number, by: FatedMove['by'], request: (id: string) => MoveRequest): FatedMove => {
    const after = Math.round(days * DAY);
    return { after, by, request: request(v7({ msecs: at + after, random: randomShare(16) })) };
  };
  const accepted = move(0.1 + random() * 2.5, 'official', (id) => ({ type: 'accepted', id }));
  const answered = (days: number) =>
    move(days, 'official', (id) => ({
      type: 'answered',
      id,
      outcome: random() < 0.6 ? 'satisfied' : 'explained',
      reasons: pick(ANSWERS, random),
    }));
  const fate = random();
  if (fate < 0.01) return random() < 0.5 ? [accepted] : [];
  if (fate < 0.09) {
    const to = 'Энергетика департаменті';
    return [
      move(0.5 + random() * 2.5, 'official', (id) => ({ type: 'forwarded', id, to, applicantTold: true })),
    ];
  }
  if (fate < 0.11) {
    const reasons = 'Өтініште мәселенің мәні жоқ.';
    return [
      move(2 + random() * 8, 'official', (id) => ({
        ...{ type: 'left-without-consideration', id, ground: 'no-substance', reasons },
      })),
    ];
  }
  if (fate < 0.14) {
    const until = day(at + 60 * DAY);
    const reason = 'Қосымша зерделеу қажет.';
    return [
      accepted,
      move(12 + random() * 6, 'head', (id) => ({ type: 'extended', id, until, reason })),
      answered(30 + random() * 28),
    ];
  }
  const ends = 3 + random() * 18;
  return fate < 0.6 ? [accepted, answered(ends)] : [answered(ends)];
}
