/** What an Open311 client is told. */
export interface Open311Messages {
  readonly errors: {
    readonly jurisdictionMissing: string;
    readonly jurisdictionUnknown: string;
    readonly serviceMissing: string;
    readonly serviceUnknown: string;
    readonly keyMissing: string;
    readonly keyUnknown: string;
    readonly placeMissing: string;
    readonly requestUnknown: string;
    readonly tokenUnknown: string;
    readonly datesWrong: string;
    readonly spanTooLong: string;
    readonly statusUnknown: string;
    readonly tooManyIds: string;
    readonly notAForm: string;
  };
  /** What the standard has no field for and a client may ask its user. */
  readonly attributes: {
    readonly postalAddress: string;
    readonly patronymic: string;
    readonly iin: string;
    readonly language: string;
  };
  readonly attributesHint: string;
  registered(number: string, trackingCode: string, lastDay: string): string;
  signal(number: string): string;
}

export const open311Messages: Open311Messages = {
  errors: {
    jurisdictionMissing:
      'Укажите jurisdiction_id: код органа, например TLD. Здесь работает несколько органов.',
    jurisdictionUnknown: 'Органа с таким jurisdiction_id здесь нет.',
    serviceMissing: 'Укажите service_code. Их список: services.json.',
    serviceUnknown: 'Такого service_code нет. Список: services.json.',
    keyMissing: 'Нужен api_key. Его выдаёт оператор.',
    keyUnknown: 'Этот api_key неизвестен, отозван или выдан для другого органа. Ничего не принято.',
    placeMissing: 'Укажите место: address_string или lat и long. address_id здесь не используется.',
    requestUnknown: 'Обращения с таким service_request_id через Open311 не поступало.',
    tokenUnknown: 'По этому token ничего не принято. Отправьте обращение ещё раз с тем же Idempotency-Key.',
    datesWrong:
      'Даты нужны с часовым поясом, например 2026-11-24T14:05:00+05:00, и start_date раньше end_date.',
    spanTooLong: 'За один раз можно запросить не более 90 дней.',
    statusUnknown: 'status бывает open или closed.',
    tooManyIds: 'За один раз можно запросить не более 100 номеров.',
    notAForm: 'Отправьте поля как application/x-www-form-urlencoded в UTF-8.',
  },
  attributes: {
    postalAddress: 'Почтовый адрес заявителя',
    patronymic: 'Отчество, если есть',
    iin: 'ИИН, если есть',
    language: 'Язык обращения и ответа',
  },
  attributesHint:
    'С фамилией, именем и почтовым адресом это обращение, на которое орган обязан ответить; без них — сигнал (АППК, статья 63).',
  registered: (number, trackingCode, lastDay) =>
    `Обращение ${number} зарегистрировано. Ответ не позднее: ${lastDay}. Код для отслеживания: ${trackingCode}. Сохраните его, второй раз он не показывается.`,
  signal: (number) =>
    `Записано как сигнал ${number}. Это не обращение: нет фамилии, имени или почтового адреса (АППК, статья 63), поэтому срок ответа не идёт. Чтобы получить ответ, подайте его с этими данными.`,
};
