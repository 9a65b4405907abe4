import type { AppealKind } from '../../appeal/kinds.ts';
import type { Topic } from '../../appeal/topics.ts';

/** What a person chooses from; apart from the other terms, for a form needs no more of them to be drawn. */
export interface Choices {
  readonly kinds: Readonly<Record<AppealKind, string>>;
  /** What each kind is for, in one line. */
  readonly kindHints: Readonly<Record<AppealKind, string>>;
  readonly topics: Readonly<Record<Topic, string>>;
}

export const choices: Choices = {
  kinds: {
    application: 'Заявление',
    complaint: 'Жалоба',
    message: 'Сообщение',
    proposal: 'Предложение',
    response: 'Отклик',
    inquiry: 'Запрос',
  },
  kindHints: {
    application: 'прошу помочь или сообщаю о нарушении',
    complaint: 'не согласен с решением или действием органа',
    message: 'сообщаю о том, что касается всех',
    proposal: 'предлагаю, как сделать лучше',
    response: 'отвечаю на то, что делает власть',
    inquiry: 'прошу сведения',
  },
  topics: {
    roads: 'Дороги и тротуары',
    transport: 'Общественный транспорт',
    water: 'Вода и канализация',
    electricity: 'Электричество и освещение',
    heating: 'Отопление',
    gas: 'Газ',
    waste: 'Мусор и свалки',
    yards: 'Дворы, парки, благоустройство',
    housing: 'Жильё и КСК/ОСИ',
    land: 'Земля и строительство',
    ecology: 'Экология',
    health: 'Здравоохранение',
    education: 'Школы и детские сады',
    social: 'Пособия и социальная помощь',
    employment: 'Работа и оплата труда',
    safety: 'Безопасность и порядок',
    officials: 'Действия чиновников',
    'e-services': 'Электронные услуги',
    business: 'Предпринимательство',
    culture: 'Культура и спорт',
    animals: 'Животные',
    other: 'Другое',
  },
};
