/** How kk, ru and en write what a relative or local time is made of; all in lower case, without dots. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

function table<Value>(rows: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> {
  return new Map(rows.flatMap(([value, words]) => words.split(' ').map((word) => [word, value] as const)));
}

/**
 * Milliseconds, by the first three letters of the word, whatever its case. Months and years are counted in days: an
 * age told in them is no closer than that.
 */
export const UNITS = table<number>([
  [SECOND, 's sec с сек'],
  [MINUTE, 'm min м мин'],
  [HOUR, 'h hr hrs hou ч час сағ'],
  [DAY, 'd day д дн ден дня дне сут күн'],
  [7 * DAY, 'w wk wks wee нед апт'],
  [30 * DAY, 'mo mos mon мес ай'],
  [365 * DAY, 'y yr yrs yea г год лет л ж жыл'],
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

/** Sites write no larger number as a word. */
export const NUMBERS = table<number>([
  [1, 'a an one один одна одну одни бір'],
  [2, 'two два две двое екі'],
  [3, 'three три трое үш'],
  [4, 'four четыре төрт'],
  [5, 'five пять бес'],
]);

/** Days before today. */
export const NAMED_DAYS = table<number>([
  [0, 'today сегодня бүгін'],
  [1, 'yesterday вчера кеше'],
  [2, 'позавчера алдыңгүні'],
]);

/** By their first four letters; 0 is Sunday. */
export const WEEKDAYS = table<number>([
  [0, 'sun sund вс воск жс жекс'],
  [1, 'mon mond пн поне дс дүйс'],
  [2, 'tue tues вт втор сс сейс'],
  [3, 'wed wedn ср сред сәрс'],
  [4, 'thu thur чт четв бс бейс'],
  [5, 'fri frid пт пятн жм жұма'],
  [6, 'sat satu сб субб сенб'],
]);

/** By their first three letters, which tell them apart in whatever case they stand. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  'jan янв қаң feb фев ақп mar мар нау apr апр сәу may ма мам jun июн мау jul июл шіл aug авг там sep сен қыр oct окт қаз nov ноя қар dec дек жел'
    .split(' ')
    .map((stem, at) => [stem, Math.floor(at / 3) + 1]),
);

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
