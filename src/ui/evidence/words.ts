import { computed } from '@preact/signals';
import { evidenceMessagesIn } from '../../i18n/evidence/messages.ts';
import { language } from '../language.ts';

/** What this page says of evidence; drawn anew when the language changes. */
export const evidenceWords = computed(() => evidenceMessagesIn(language.value));
