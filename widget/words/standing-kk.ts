import { regionNames as regions } from '../../src/appeal/region-names/kk.ts';
import { standing } from '../../src/i18n/standing/kk.ts';
import { messages as facts } from '../../src/i18n/widget/facts/kk.ts';

export const messages = { ...facts, ...standing, regions };
