import { choices } from '../choices/en.ts';
import { standing } from '../standing/en.ts';
import type { Terms } from './ru.ts';

export const terms: Terms = { ...choices, ...standing };
