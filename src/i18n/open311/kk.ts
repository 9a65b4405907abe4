import type { Open311Messages } from './ru.ts';

export const open311Messages: Open311Messages = {
  errors: {
    jurisdictionMissing:
      'jurisdiction_id, яғни органның кодын көрсетіңіз, мысалы TLD. Мұнда бірнеше орган жұмыс істейді.',
    jurisdictionUnknown: 'Мұнда jurisdiction_id мәні осындай орган жоқ.',
    serviceMissing: 'service_code көрсетіңіз. Тізімі: services.json.',
    serviceUnknown: 'Мұндай service_code жоқ. Тізімі: services.json.',
    keyMissing: 'api_key қажет. Оны оператор береді.',
    keyUnknown:
      'Бұл api_key белгісіз, кері қайтарылған немесе басқа органға берілген. Ештеңе қабылданған жоқ.',
    placeMissing: 'Орнын көрсетіңіз: address_string немесе lat пен long. address_id мұнда қолданылмайды.',
    requestUnknown: 'Мұндай service_request_id бар жолданым Open311 арқылы түскен жоқ.',
    tokenUnknown:
      'Бұл token бойынша ештеңе қабылданбаған. Жолданымды сол Idempotency-Key мәнімен қайта жіберіңіз.',
    datesWrong:
      'Күндерді сағат белдеуімен жазыңыз, мысалы 2026-11-24T14:05:00+05:00; start_date мәні end_date мәнінен бұрын болуы керек.',
    spanTooLong: 'Бір сұрауда 90 күннен артық алуға болмайды.',
    statusUnknown: 'status мәні open немесе closed болады.',
    tooManyIds: 'Бір сұрауда 100 нөмірден артық алуға болмайды.',
    notAForm: 'Өрістерді application/x-www-form-urlencoded түрінде, UTF-8 кодтауымен жіберіңіз.',
  },
  attributes: {
    postalAddress: 'Жолданым берушінің пошталық мекенжайы',
    patronymic: 'Әкесінің аты (бар болса)',
    iin: 'ЖСН (бар болса)',
    language: 'Жолданым мен жауаптың тілі',
  },
  attributesHint:
    'Тегі, аты және пошталық мекенжайы болса, бұл орган жауап беруге міндетті жолданым; болмаса, сигнал (ӘРПК, 63-бап).',
  registered: (number, trackingCode, lastDay) =>
    `${number} жолданымы тіркелді. Жауап берудің соңғы күні: ${lastDay}. Бақылау коды: ${trackingCode}. Оны сақтап қойыңыз, екінші рет көрсетілмейді.`,
  signal: (number) =>
    `${number} сигналы ретінде жазылды. Бұл жолданым емес: тегі, аты немесе пошталық мекенжайы жоқ (ӘРПК, 63-бап), сондықтан жауап мерзімі жүрмейді. Жауап алу үшін оны осы деректермен қайта жіберіңіз.`,
};
