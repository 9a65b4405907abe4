import type { Objection } from '../../appeal/life-objections.ts';
import type { LawRuleName } from '../../appeal/life-states.ts';
import type { OfficialRole } from '../../appeal/official.ts';
import { course } from '../course/ru.ts';

/** How a refused move is told: why, and the law's own rule. */
export interface LifecycleMessages {
  readonly objections: Readonly<Record<Objection, string>>;
  readonly rules: Readonly<Record<LawRuleName, string>>;
  /** Genitive or whatever `roleNeeded` needs. */
  readonly roles: Readonly<Record<OfficialRole, string>>;
  /** @param article of the Administrative Procedural and Process-Related Code; `null` where none is known */
  refused(objection: string, rule: string, article: string | null): string;
  roleNeeded(roles: readonly string[]): string;
}

export const lifecycleMessages: LifecycleMessages = {
  objections: {
    'wrong-state': 'В нынешнем состоянии обращения это действие невозможно.',
    'wrong-person': 'По закону это действие совершаете не вы.',
    'out-of-order': 'Указанный день раньше, чем предыдущее событие или сегодняшний день.',
    'reason-missing': 'Не указаны причины.',
    'not-a-working-day': 'Последний день срока должен быть рабочим.',
    'too-late': 'Срок уже истёк: продлить его можно было только до этого.',
    'not-longer': 'Новый срок не позже нынешнего.',
    'beyond-the-limit': 'Так далеко продлить срок нельзя.',
    'nothing-to-tell': 'Нет продления, о котором заявителю ещё не сообщили.',
    'applicant-not-told': 'Заявителя нужно известить одновременно с пересылкой.',
    'same-body': 'Обращение уже находится в этом органе.',
    'body-complained-of': 'Жалобу нельзя направить органу, на который жалуются.',
    'person-complained-of': 'Жалобу нельзя поручить тому, на кого жалуются.',
    'must-be-passed-on':
      'Орган, на который жалуются, может только удовлетворить жалобу полностью или передать её.',
    'not-a-complaint': 'Органу, рассматривающему жалобу, передают только жалобы.',
    'danger-first': 'Сначала сообщение о преступлении или угрозе передают компетентному органу.',
    'still-time-to-mend': 'Недостатки не названы, или время на их устранение ещё не прошло.',
  },
  rules: {
    identity: 'В обращении указано, кто, кому и о чём пишет, и автор его подписывает.',
    registration:
      'Обращение регистрируют в день поступления; пришедшее после конца рабочего дня или в выходной — в следующий рабочий день.',
    withdrawal: 'Отозвать обращение может только заявитель.',
    defects: 'Орган называет недостатки и даёт время их устранить.',
    forwarding: 'Обращение не по компетенции пересылают за три рабочих дня, одновременно извещая заявителя.',
    answer: 'Ответ дают за пятнадцать рабочих дней, в отказе указывают причины.',
    extension: 'Срок продлевает руководитель или заместитель, мотивированно, не более чем до двух месяцев.',
    'extension-notice': 'О продлении заявителю сообщают за три рабочих дня.',
    suspension: 'Срок приостанавливают, только если есть закон, который это предусматривает.',
    anonymity:
      'Анонимное и бессодержательное не рассматривают; о преступлении или угрозе сразу сообщают компетентному органу.',
    complaint:
      'Жалобу за три рабочих дня передают органу, рассматривающему жалобу; решает её не тот, на кого жалуются.',
  },
  roles: {
    clerk: 'регистратор',
    officer: 'исполнитель',
    head: 'руководитель или заместитель',
    administrator: 'администратор',
  },
  refused: (objection, rule, article) =>
    `${objection} ${rule}${article === null ? '' : ` (${course.article(article)}.)`} Ничего не изменено.`,
  roleNeeded: (roles) =>
    `Для этого нужна роль: ${roles.join(' или ')}. Ничего не изменено; роль назначает администратор.`,
};
