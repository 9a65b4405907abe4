import type { UnavailableMessages } from './ru.ts';

export const messages: UnavailableMessages = {
  title: 'Бұл бетте нысан жұмыс істемейді',
  elsewhere:
    'Жолданымды E-Otinish порталы арқылы, хатпен немесе органның кеңсесіне өзіңіз барып беруге болады.',
  forWebmaster: 'Веб-шеберге',
  origin: (origin, agency) =>
    `${origin} мекенжайы ${agency} органының сайттар тізімінде жоқ. Жолданым қабылдау операторынан осы мекенжайды (origin) ${agency} органына қосуды сұраңыз.`,
  agency: (agency, intake) =>
    `${intake} серверінде «${agency}» коды бар орган жоқ. dauys-appeal-form тегінің agency және intake атрибуттарын тексеріңіз.`,
};
