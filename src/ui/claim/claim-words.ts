import { computed } from '@preact/signals';
import { claimPanelMessages as en } from '../../i18n/claim/panel-en.ts';
import { claimPanelMessages as kk } from '../../i18n/claim/panel-kk.ts';
import { claimPanelMessages as ru } from '../../i18n/claim/panel-ru.ts';
import { language } from '../language.ts';

/** What the panel says of the claim, in the official's language. */
export const claimWords = computed(() => ({ kk, ru, en })[language.value]);
