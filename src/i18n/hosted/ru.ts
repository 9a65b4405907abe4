import type { Notice } from '../widget/form/ru.ts';

/** What the intake's own pages for filing and following say beside the words of the widget. */
export interface HostedMessages {
  /** The page that lists the bodies one can write to. */
  readonly list: { readonly title: string; readonly lead: string };
  readonly languages: string;
  /** Leads to the form without scripts. */
  readonly plain: string;
  /** Leads back to the form with all its help. */
  readonly full: string;
  readonly plainLead: string;
  readonly chooseKind: string;
  readonly onlyForOrganisation: string;
  readonly onlyForPerson: string;
  /** Over the list of what is to be mended. */
  mistakes(count: number): string;
  /** The same, over what may follow an appeal. */
  notSent(count: number): string;
  /** The same form was sent once more, changed. */
  readonly taken: Notice;
  tooMany(minutes: number): Notice;
  readonly down: Notice;
  readonly tooLong: Notice;
  /** The register cannot be reached, and the page cannot be shown without it. */
  readonly away: Notice;
  /** Somebody else's page sent the form. */
  readonly fromElsewhere: Notice;
  readonly notHere: Notice;
  readonly print: string;
  readonly leave: string;
}

export const messages: HostedMessages = {
  list: { title: 'Кому написать', lead: 'Выберите орган. Если он ответит не за всё, обращение перешлют.' },
  languages: 'Язык страницы',
  plain: 'Форма без скриптов: одна страница, работает в любом браузере',
  full: 'Форма с подсказками, фотографиями и черновиком',
  plainLead:
    'Вся форма на одной странице. Фото и документы здесь приложить нельзя: напишите о них, и орган их попросит.',
  chooseKind: 'Выберите вид',
  onlyForPerson: 'Если обращаетесь от себя',
  onlyForOrganisation: 'Если обращаетесь от организации',
  mistakes: (count) =>
    `Обращение пока не отправлено. Нужно исправить: ${count}. Всё, что вы ввели, на месте.`,
  notSent: (count) => `Пока ничего не отправлено. Нужно исправить: ${count}. Всё, что вы написали, на месте.`,
  taken: {
    title: 'Первый вариант уже принят',
    text: 'Он получил номер, талон был на прошлой странице. Всё, что вы изменили потом, на месте. Если нажать «Отправить обращение» ещё раз, это будет новое обращение.',
  },
  tooMany: (minutes) => ({
    title: 'Из вашей сети пришло слишком много обращений',
    text: `Это не отказ: всё, что вы ввели, на месте. Подождите ${minutes} мин и нажмите «Отправить обращение» ещё раз.`,
  }),
  down: {
    title: 'Обращение пока не принято',
    text: 'Сервер сейчас не отвечает. Всё, что вы ввели, на месте. Подождите минуту и нажмите «Отправить обращение» ещё раз.',
  },
  tooLong: {
    title: 'Это слишком много для одной формы',
    text: 'Вернитесь назад: введённое там ещё есть. Сократите текст до 20 000 знаков и отправьте снова.',
  },
  away: {
    title: 'Сервер сейчас не отвечает',
    text: 'С обращением ничего не случилось. Если вы что-то написали, вернитесь назад: написанное там ещё есть. Попробуйте через несколько минут.',
  },
  fromElsewhere: {
    title: 'Форму отправила чужая страница',
    text: 'Ничего не принято. Если это писали вы, откройте форму по ссылке ниже и отправьте обращение с неё.',
  },
  notHere: {
    title: 'Такого органа здесь нет',
    text: 'Проверьте адрес страницы или выберите орган из списка.',
  },
  print: 'Распечатайте эту страницу или перепишите номер и код: больше код нигде не покажут.',
  leave: 'На чужом компьютере закройте эту страницу, когда закончите.',
};
