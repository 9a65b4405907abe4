export { regionNames as messages } from '../../src/appeal/region-names/en.ts';
