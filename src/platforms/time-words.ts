/** How kk, ru and en write what a relative or local time is made of; all in lower case, without dots. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function table<Value>(rows: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}

/** Milliseconds. Months and years are counted in days: an age told in them is no closer than that. */
export const UNITS = table<number>([
  [SECOND, 's sec secs second seconds с сек секунд секунда секунду секунды'],
  [MINUTE, 'm min mins minute minutes м мин минут минута минуту минуты'],
  [HOUR, 'h hr hrs hour hours ч час часа часов сағ сағат'],
  [DAY, 'd day days д дн день дня дней сут сутки суток күн'],
  [7 * DAY, 'w wk wks week weeks нед неделя неделю недели недель апт апта'],
  [30 * DAY, 'mo mos month months мес месяц месяца месяцев ай'],
  [365 * DAY, 'y yr yrs year years г год года лет л ж жыл'],
]);

/** One of a unit, where no number is written: «час назад». The other forms have lost their number. */
export const ALONE = table<number>([
  [SECOND, 'секунду секунд'],
  [MINUTE, 'минуту'],
  [HOUR, 'час'],
  [DAY, 'день сутки'],
  [7 * DAY, 'неделю'],
  [30 * DAY, 'месяц'],
  [365 * DAY, 'год'],
  [HOUR / 2, 'полчаса'],
]);

export const NUMBERS = table<number>([
  [1, 'a an one один одна одну одни бір'],
  [2, 'two два две двое екі'],
  [3, 'three три трое үш'],
  [4, 'four четыре төрт'],
  [5, 'five пять бес'],
  [6, 'six шесть алты'],
  [7, 'seven семь жеті'],
  [8, 'eight восемь сегіз'],
  [9, 'nine девять тоғыз'],
  [10, 'ten десять он'],
]);

/** Days before today. */
export const NAMED_DAYS = table<number>([
  [0, 'today сегодня бүгін'],
  [1, 'yesterday вчера кеше'],
  [2, 'позавчера алдыңгүні'],
]);

/** 0 is Sunday. */
export const WEEKDAYS = table<number>([
  [0, 'sun sunday вс воскресенье жс жексенбі жексенбіде'],
  [1, 'mon monday пн понедельник дс дүйсенбі дүйсенбіде'],
  [2, 'tue tues tuesday вт вторник сс сейсенбі сейсенбіде'],
  [3, 'wed wednesday ср среда среду сәрсенбі сәрсенбіде'],
  [4, 'thu thur thurs thursday чт четверг бс бейсенбі бейсенбіде'],
  [5, 'fri friday пт пятница пятницу жм жұма жұмада'],
  [6, 'sat saturday сб суббота субботу сенбі сенбіде'],
]);

export const MONTHS = table<number>([
  [1, 'jan january янв январь января қаң қаңтар қаңтарда қаңтардағы'],
  [2, 'feb february фев февр февраль февраля ақп ақпан ақпанда'],
  [3, 'mar march мар март марта нау наурыз наурызда'],
  [4, 'apr april апр апрель апреля сәу сәуір сәуірде'],
  [5, 'may май мая мам мамыр мамырда'],
  [6, 'jun june июн июнь июня мау маусым маусымда'],
  [7, 'jul july июл июль июля шіл шілде шілдеде'],
  [8, 'aug august авг август августа там тамыз тамызда'],
  [9, 'sep sept september сен сент сентябрь сентября қыр қырк қыркүйек қыркүйекте'],
  [10, 'oct october окт октябрь октября қаз қазан қазанда'],
  [11, 'nov november ноя нояб ноябрь ноября қар қараша қарашада'],
  [12, 'dec december дек декабрь декабря жел желт желтоқсан желтоқсанда'],
]);

/** They stand between the parts of a date and say nothing of it. */
export const FILLERS = new Set('at on in of the в во от г ж года год жылғы жылы жыл сағ сағат'.split(' '));

export const NOW = new Set([
  'now',
  'just now',
  'moments ago',
  'a moment ago',
  'less than a minute ago',
  'только что',
  'сейчас',
  'менее минуты назад',
  'жаңа',
  'жаңа ғана',
  'қазір',
  'дәл қазір',
  'осы сәтте',
]);
