import type { FormMessages } from './ru.ts';

export const messages: FormMessages = {
  optional: 'optional',
  title: 'File an appeal',
  to: (agency) => `To: ${agency}`,
  promise: 'Every appeal gets a number and a deadline for the answer. It is free.',
  sections: {
    matter: 'What happened',
    place: 'Where it is',
    applicant: 'Who appeals',
    send: 'Consent and sending',
  },
  fields: {
    text: {
      label: 'Describe what happened',
      hint: 'In your own words: what, where and when, and what you ask for. You can dictate it.',
    },
    kind: { label: 'Kind of appeal', hint: 'If in doubt, leave “Application”.' },
    topic: { label: 'Topic' },
    kato: { label: 'Region or city' },
    address: {
      label: 'Address or place',
      hint: 'For example: 12 Abai Street, second entrance. If it has no address, describe the place.',
    },
    type: { label: 'In whose name you appeal' },
    familyName: { label: 'Surname' },
    givenName: { label: 'First name' },
    patronymic: { label: 'Patronymic', hint: 'If your identity card has one.' },
    iin: { label: 'IIN', hint: 'If you have one: 12 digits from your identity card.' },
    name: { label: 'Name of the organisation' },
    bin: {
      label: 'BIN',
      hint: '12 digits from the registration certificate.',
    },
    representative: {
      label: 'Who files for the organisation',
      hint: 'Surname, first name and patronymic of its head or representative.',
    },
    postalAddress: {
      label: 'Postal address',
      hint: 'Where to send an answer on paper: town or village, street, house, flat.',
    },
    phone: { label: 'Phone', hint: 'For example: +7 701 123 45 67' },
    email: { label: 'E-mail', hint: 'For example: aigul@mail.kz' },
    consent: {
      label:
        'I agree that these data are kept and used to consider the appeal (Law of the Republic of Kazakhstan No. 94-V on personal data).',
    },
  },
  chooseTopic: 'Choose a topic',
  chooseRegion: 'Choose from the list',
  person: 'In my own name',
  organisation: 'For an organisation',
  whyIdentity: 'The law asks for a name and an address in an appeal (APPC, article 63).',
  contacts: 'By phone or e-mail you can be reached sooner.',
  send: 'Send the appeal',
  sending: 'Sending…',
  slow: 'The line is slow, waiting for the answer. Please keep this page open.',
  again: 'Send again',
  draft: {
    kept: 'Your draft stays on this device: the text for 7 days, your name, IIN and addresses only while this tab is open. On a computer that is not yours, press “Erase everything” before you leave.',
    notKept:
      'This browser does not let the page keep a draft. Please keep the page open until you have sent it.',
    clear: 'Erase everything',
    sure: 'Everything you typed will be erased from this device. Erase it?',
    yes: 'Yes, erase',
    no: 'No, keep it',
    cleared: 'Everything was erased.',
  },
  offline: {
    title: 'No connection, the appeal was not sent',
    text: 'Everything you typed is still here. Check your internet and press “Send again”.',
  },
};
