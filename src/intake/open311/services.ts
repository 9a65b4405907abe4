import type { Language } from '../../appeal/language.ts';
import { LANGUAGES } from '../../appeal/language.ts';
import { TOPICS, type Topic } from '../../appeal/topics.ts';
import { choices as choicesEn } from '../../i18n/choices/en.ts';
import { choices as choicesKk } from '../../i18n/choices/kk.ts';
import { type Choices, choices as choicesRu } from '../../i18n/choices/ru.ts';
import { OPEN311_MESSAGES } from './answers.ts';

const CHOICES: Readonly<Record<Language, Choices>> = { kk: choicesKk, ru: choicesRu, en: choicesEn };

/** What a topic is called. */
export function serviceName(topic: Topic, language: Language): string {
  return CHOICES[language].topics[topic];
}

/** The topic behind a service code: the codes are the register's own names of topics. */
export function topicOf(serviceCode: string): Topic | undefined {
  return TOPICS.find((topic) => topic === serviceCode);
}

/** `GET services`: every topic is a service that answers at once. */
export function servicesIn(language: Language) {
  return TOPICS.map((topic) => ({
    service_code: topic,
    service_name: serviceName(topic, language),
    description: serviceName(topic, language),
    metadata: true,
    type: 'realtime',
    keywords: '',
    group: '',
  }));
}

/** The attributes that a request may carry, `attribute[CODE]`: what art. 63 asks and the standard has no field for. */
export const ATTRIBUTES = ['postal_address', 'patronymic', 'iin', 'language'] as const;

const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { kk: 'Қазақша', ru: 'Русский', en: 'English' };

/** `GET services/{code}`: the same attributes for every topic, none of them required. */
export function definitionOf(topic: Topic, language: Language) {
  const say = OPEN311_MESSAGES[language];
  const names = {
    postal_address: say.attributes.postalAddress,
    patronymic: say.attributes.patronymic,
    iin: say.attributes.iin,
    language: say.attributes.language,
  };
  return {
    service_code: topic,
    attributes: ATTRIBUTES.map((code, index) => ({
      variable: true,
      code,
      datatype: code === 'language' ? 'singlevaluelist' : 'string',
      required: false,
      datatype_description: code === 'postal_address' ? say.attributesHint : '',
      order: index + 1,
      description: names[code],
      ...(code === 'language'
        ? { values: LANGUAGES.map((key) => ({ key, name: LANGUAGE_NAMES[key] })) }
        : {}),
    })),
  };
}
