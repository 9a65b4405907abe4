import { type Choices, choices } from '../choices/ru.ts';
import { type Standing, standing } from '../standing/ru.ts';

/** The words of the field that every door shows: kinds, topics, states, months. */
export type Terms = Choices & Standing;

export const terms: Terms = { ...choices, ...standing };
