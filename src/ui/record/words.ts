import { computed } from '@preact/signals';
import { recordMessages } from '../../i18n/record/messages.ts';
import { language } from '../language.ts';

/** What is said of records, in the language that the page speaks just now. */
export const recordWords = computed(() => recordMessages(language.value));
