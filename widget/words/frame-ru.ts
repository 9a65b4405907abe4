import { regionNames as regions } from '../../src/appeal/region-names/ru.ts';
import { choices } from '../../src/i18n/choices/ru.ts';
import { messages as frame } from '../../src/i18n/widget/frame/ru.ts';

export const messages = { ...frame, ...choices, regions };
