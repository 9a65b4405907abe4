import type { AnswerMessages } from './ru.ts';

export const messages: AnswerMessages = {
  errors: {
    title: 'The appeal is not sent yet: mend what is marked',
    here: 'Before you go on, put these right',
    kept: 'Everything you typed is still here.',
  },
  missing: {
    text: 'Write what happened and what you ask for.',
    topic: 'Choose the topic of the appeal.',
    kato: 'Choose the region or city.',
    familyName: 'Write your surname as in your identity card.',
    givenName: 'Write your first name as in your identity card.',
    name: 'Write the name of the organisation.',
    bin: 'Write the BIN of the organisation: 12 digits.',
    representative: 'Write who files the appeal for the organisation.',
    postalAddress: 'Write your postal address: town or village, street, house.',
    consent: 'Tick your consent: without it the appeal cannot be accepted.',
  },
  failures: {
    timeout: {
      title: 'The answer did not come in time',
      text: 'The appeal may have been accepted already. Press “Send again”: it will not be registered twice. Everything you typed is still here.',
    },
    down: {
      title: 'The service that takes appeals does not answer',
      text: 'Everything you typed is still here. Wait a few minutes and press “Send again”: it will not be registered twice.',
    },
    busy: {
      title: 'Too many appeals at once just now',
      text: 'Everything you typed is still here. Wait a minute and press “Send again”.',
    },
    changed: {
      title: 'An earlier version of this appeal was already accepted',
      text: 'It has its own number. What you typed now is still here: press “Send again” to file it as a new appeal.',
    },
    refused: {
      title: 'The appeal was not accepted',
      text: 'Everything you typed is still here.',
    },
    broken: {
      title: 'The form stumbled, the appeal was not sent',
      text: 'Everything you typed is still here. Press “Send again”. If that does not help, reload the page: the text stays.',
    },
  },
};
