import { choices } from '../choices/kk.ts';
import { standing } from '../standing/kk.ts';
import type { Terms } from './ru.ts';

export const terms: Terms = { ...choices, ...standing };
