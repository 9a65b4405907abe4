import type { FormMessages } from './ru.ts';

export const messages: FormMessages = {
  optional: 'optional',
  title: 'File an appeal',
  to: (agency) => `To: ${agency}`,
  promise: 'Your appeal gets a number and a deadline for the answer. It is free.',
  steps: {
    matter: 'What happened?',
    place: 'Where is it?',
    files: 'Any photos or documents?',
    applicant: 'Who appeals?',
    check: 'Is everything right?',
  },
  step: (at, of) => `Step ${at} of ${of}`,
  next: 'Next',
  back: 'Back',
  toCheck: 'Back to the check',
  opening: 'Opening…',
  fields: {
    text: {
      label: 'Describe what happened',
      hint: 'In your own words: what, where and when, and what you ask for. You can dictate it.',
    },
    topic: { label: 'Topic' },
    kind: { label: 'Kind of appeal' },
  },
  chooseTopic: 'Choose a topic',
  suggested: 'Chosen from your text. You can change it.',
  draft: {
    shared: 'I am on a shared computer',
    sharedHint: 'Keep nothing: everything is erased as soon as the page is closed or reloaded.',
    kept: 'Your draft is kept on this device',
    how: 'It is encrypted. When its time is up the key is erased, and nobody can read the draft any more.',
    days: 'How long to keep it',
    inDays: (days) => `${days} ${days === 1 ? 'day' : 'days'}`,
    notKept:
      'This browser does not let the page keep a draft. Please keep the page open until you have sent it.',
    clear: 'Erase everything',
    sure: 'Everything you typed will be erased from this device. Erase it?',
    yes: 'Yes, erase',
    no: 'No, keep it',
    cleared: 'Everything was erased.',
  },
  offline: {
    title: 'No connection',
    text: 'The next page did not open. Everything you typed is still here. Check your internet and press again.',
  },
};
