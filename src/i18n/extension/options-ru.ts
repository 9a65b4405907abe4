/** What the settings page says. */
export interface OptionsMessages {
  readonly title: string;
  readonly enrol: {
    readonly title: string;
    readonly intro: string;
    readonly address: string;
    readonly addressHint: string;
    readonly addressSettled: string;
    readonly code: string;
    readonly codeHint: string;
    readonly name: string;
    readonly nameHint: string;
    readonly submit: string;
    readonly working: string;
    readonly kept: string;
  };
  readonly faults: {
    readonly addressRequired: string;
    readonly addressWrong: string;
    readonly addressInsecure: string;
    readonly codeRequired: string;
    readonly nameRequired: string;
    readonly tooLong: string;
    offline(address: string): string;
    notAnIntake(address: string, status: number): string;
    readonly timeout: string;
    otherAgency(agency: string): string;
    readonly notKept: string;
  };
  readonly me: {
    readonly title: string;
    readonly done: string;
    readonly name: string;
    readonly agency: string;
    readonly intake: string;
    readonly validUntil: string;
    readonly access: string;
    readonly checking: string;
    readonly works: string;
    readonly expired: string;
    unreachable(reason: string): string;
    readonly again: string;
    readonly enrolAgain: string;
    readonly signOut: string;
    readonly signOutSure: string;
    readonly signOutYes: string;
    readonly signOutNo: string;
    readonly signedOut: string;
    signedOutHere(until: string): string;
    waiting(count: number): string;
  };
  readonly pages: {
    readonly title: string;
    readonly intro: string;
    readonly allowAll: string;
    readonly allowed: string;
    readonly denied: string;
    offer(platform: string): string;
    readonly offerYes: string;
    readonly hosts: {
      readonly label: string;
      readonly hint: string;
      readonly add: string;
      readonly wrong: string;
      readonly denied: string;
    };
  };
  readonly language: {
    readonly title: string;
    readonly auto: string;
    readonly hint: string;
  };
  readonly privacy: {
    readonly title: string;
    readonly points: readonly string[];
  };
}

export const optionsMessages: OptionsMessages = {
  title: 'Настройки Dauys',
  enrol: {
    title: 'Регистрация браузера',
    intro: 'Адрес сервера и код даёт администратор вашего органа. Код действует один раз и семь дней.',
    address: 'Адрес сервера',
    addressHint: 'Например: https://dauys.akimat.kz',
    addressSettled: 'Задан вашей организацией.',
    code: 'Код регистрации',
    codeHint: 'Пробелы и дефисы не важны.',
    name: 'Ваше имя',
    nameHint: 'Как на талоне: фамилия, инициалы, должность. Например: Серикбаев А. Н., главный специалист',
    submit: 'Зарегистрировать',
    working: 'Регистрируем…',
    kept: 'Введённое осталось на месте.',
  },
  faults: {
    addressRequired: 'Впишите адрес сервера.',
    addressWrong: 'Это не похоже на адрес. Скопируйте его целиком, например https://dauys.akimat.kz',
    addressInsecure: 'Нужен адрес, который начинается с https://. По http ваш доступ могли бы перехватить.',
    codeRequired: 'Впишите код от администратора.',
    nameRequired: 'Впишите, как вас назвать на талоне.',
    tooLong: 'Слишком длинно. Сократите.',
    offline: (address) => `${address} не отвечает. Проверьте адрес и связь и попробуйте снова.`,
    notAnIntake: (address, status) =>
      `По адресу ${address} отвечает не сервер Dauys (код ${status}). Сверьте адрес с администратором.`,
    timeout:
      'Сервер не ответил вовремя. Попробуйте снова; если скажет, что код уже использован, попросите новый.',
    otherAgency: (agency) =>
      `Это код органа «${agency}», а этот браузер закреплён за другим. Доступ по нему закрыт; попросите код у своего администратора.`,
    notKept: 'Браузер не дал сохранить регистрацию. Освободите место на диске и попросите новый код.',
  },
  me: {
    title: 'Кто вы',
    done: 'Браузер зарегистрирован. Можно брать публикации на учёт.',
    name: 'Имя',
    agency: 'Орган',
    intake: 'Сервер',
    validUntil: 'Действует до',
    access: 'Доступ',
    checking: 'Проверяем…',
    works: 'Сервер подтвердил',
    expired: 'Срок истёк. Попросите у администратора новый код.',
    unreachable: (reason) => `Не проверено. ${reason} Черновики и отправленное сохраняются.`,
    again: 'Проверить снова',
    enrolAgain: 'Зарегистрировать заново',
    signOut: 'Выйти',
    signOutSure: 'Выйти и отозвать доступ? Чтобы войти снова, понадобится новый код.',
    signOutYes: 'Выйти',
    signOutNo: 'Остаться',
    signedOut: 'Вы вышли, доступ отозван.',
    signedOutHere: (until) =>
      `В этом браузере вы вышли, но сервер не ответил. Доступ действует до ${until}: попросите администратора отозвать его.`,
    waiting: (count) => `Ждут отправки: ${count}. Они останутся в этом браузере и уйдут после регистрации.`,
  },
  pages: {
    title: 'Где стоит кнопка',
    intro:
      'Выберите площадки, которые вы просматриваете: рядом с каждой публикацией встанет кнопка Dauys. Браузер спросит разрешение. Остальные страницы расширение не читает, пока вы сами не попросите.',
    allowAll: 'Разрешить все',
    allowed: 'Разрешено. В открытых вкладках кнопка появится сразу.',
    denied: 'Не разрешено. Это можно сделать здесь в любое время.',
    offer: (platform) =>
      `Показывать кнопку рядом с публикациями на площадке «${platform}»? Тогда её не нужно вызывать с клавиатуры, а учтённые публикации будут с номером.`,
    offerYes: 'Показывать',
    hosts: {
      label: 'Сервер Mastodon',
      hint: 'Адрес сервера, например mastodon.social',
      add: 'Добавить сервер',
      wrong: 'Это не похоже на адрес сервера. Напишите его так: mastodon.social',
      denied: 'Не разрешено. Попробуйте ещё раз, когда будете готовы.',
    },
  },
  language: {
    title: 'Язык',
    auto: 'Как в браузере',
    hint: 'Для панели, кнопок у публикаций и этой страницы.',
  },
  privacy: {
    title: 'Что уходит из браузера',
    points: [
      'На сервер вашего органа: публикация, как она стоит в черновике, её снимок, разметка и сведения о странице (адрес, заголовок, язык, размер окна, часовой пояс), ваш выбор, примечание и приложенные файлы.',
      'До отправки можно закрыть телефоны, ИИН, номера карт, почту и чужие имена: закрытое не уходит.',
      'Туда же: текст черновика, чтобы найти похожие записи вашего органа, и адреса публикаций на разрешённых вами площадках, чтобы показать номер у уже учтённых.',
      'Остальные страницы расширение не читает, пока вы сами не попросите.',
      'Больше никуда и ничего. Счётчиков, рекламы и сторонних служб нет.',
      'Черновики лежат в этом браузере, пока вы их не отправите или не удалите; отправленное — семь дней, если ваша организация не задала иначе.',
      'Ключ доступа лежит в хранилище расширения: страницы прочитать его не могут.',
    ],
  },
};
