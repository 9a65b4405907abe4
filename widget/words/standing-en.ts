import { regionNames as regions } from '../../src/appeal/region-names/en.ts';
import { standing } from '../../src/i18n/standing/en.ts';
import { messages as facts } from '../../src/i18n/widget/facts/en.ts';

export const messages = { ...facts, ...standing, regions };
