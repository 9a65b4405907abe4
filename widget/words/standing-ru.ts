import { regionNames as regions } from '../../src/appeal/region-names/ru.ts';
import { standing } from '../../src/i18n/standing/ru.ts';
import { messages as facts } from '../../src/i18n/widget/facts/ru.ts';

export const messages = { ...facts, ...standing, regions };
