import type { FieldError, TypedError } from '../../appeal/field-errors.ts';

/** What is wrong with a field and how to mend it, for the person who fills it in. */
export type FieldErrorMessages = Readonly<Record<FieldError, string>>;

/** What is wrong with what a person typed or chose: all that the widget brings to a phone. */
export type TypedErrorMessages = Readonly<Record<TypedError, string>>;

export const typedErrors: TypedErrorMessages = {
  required: 'Заполните это поле.',
  'too-short': 'Слишком коротко. Напишите подробнее: что случилось и где.',
  'too-long': 'Слишком длинно. Сократите текст.',
  'wrong-type': 'Здесь значение не того вида.',
  'unknown-value': 'Такого значения нет. Выберите из списка.',
  'iin-length': 'В ИИН 12 цифр. Проверьте по удостоверению личности.',
  'iin-date': 'ИИН начинается с даты рождения: год, месяц, день. Здесь такой даты не бывает.',
  'iin-check-digit': 'В ИИН опечатка: контрольная цифра не сходится. Сверьте с удостоверением личности.',
  'bin-length': 'В БИН 12 цифр. Проверьте по справке о регистрации.',
  'bin-type': 'Это не похоже на БИН: проверьте цифры с третьей по шестую.',
  'bin-check-digit': 'В БИН опечатка: контрольная цифра не сходится. Сверьте со справкой о регистрации.',
  'phone-format': 'Напишите телефон с кодом, например +7 701 123 45 67.',
  'email-format': 'Напишите адрес почты целиком, например aigul@mail.kz.',
  'unknown-place': 'Такого места нет. Выберите область или город из списка.',
  'consent-required': 'Без согласия обращение принять нельзя. Отметьте это поле.',
  'not-uploaded': 'Этого файла на сервере нет. Загрузите его ещё раз.',
};

export const fieldErrors: FieldErrorMessages = {
  ...typedErrors,
  'unknown-field': 'Такого поля нет.',
  'not-a-uuid-v7': 'Нужен идентификатор UUID версии 7.',
  'not-a-date-time': 'Нужны дата и время, например 2026-11-24T14:05:00+05:00.',
  'not-an-address': 'Нужен адрес страницы, который начинается с http:// или https://.',
  'kato-format': 'Нужен код КАТО из девяти цифр.',
  'unknown-agency': 'Такого органа здесь нет. Проверьте его код.',
};
