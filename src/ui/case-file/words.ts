import { computed } from '@preact/signals';
import { caseFileMessages } from '../../i18n/case-file/messages.ts';
import { language } from '../language.ts';

/** What is said of case files, in the page's language. */
export const caseFileWords = computed(() => caseFileMessages(language.value));
