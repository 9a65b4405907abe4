export { regionNames as messages } from '../../src/appeal/region-names/ru.ts';
