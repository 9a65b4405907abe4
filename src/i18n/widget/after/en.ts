import type { AfterMessages } from './ru.ts';

export const messages: AfterMessages = {
  title: 'What else you can do',
  complaint: {
    open: 'I disagree: file a complaint',
    lead: 'The complaint is registered with a number and a term of its own. Within three working days the body you complain about either grants it in full or passes it to the body above; it must be considered in twenty working days (articles 91–100 of the Code). They know who you are, so there is nothing else to fill in.',
    label: 'What you disagree with, and what you demand',
    hint: 'Name what was decided or left undone, and why it is wrong.',
    send: 'File the complaint',
  },
  repeat: {
    open: 'It is still not fixed: appeal again',
    lead: 'The appeal is registered anew, with a new number and a new term, and the earlier one stands beside it with its answer. They know who you are and where it is.',
    label: 'What is still not fixed',
    hint: 'Say how it is now: what was promised, and what is missing.',
    send: 'Appeal again',
  },
  rating: {
    open: 'Rate the answer',
    lead: 'You rate once, and it stays in the file. The public figures show only what all ratings come to.',
    question: 'Did the answer help you?',
    grades: ['1 — not at all', '2 — hardly', '3 — in part', '4 — nearly all is settled', '5 — it is settled'],
    label: 'A few words',
    hint: 'If you like. You and the agency’s officials can read them.',
    send: 'Give the rating',
    missing: 'Choose a rating from 1 to 5.',
    given: (rating) => `Your rating of the answer: ${rating} of 5`,
    thanks: 'The rating is kept.',
  },
  mend: {
    open: 'Mend what they ask for',
    lead: 'Write what is missing. The agency’s officials read it, and the appeal goes on.',
    label: 'What was missing',
    hint: 'What they ask for is said above.',
    send: 'Send what was missing',
    missing: 'Write what was missing.',
    done: 'It was recorded. The appeal goes on.',
  },
  withdraw: {
    open: 'Take the appeal back',
    lead: 'It ends there, and you will not be answered. This cannot be undone, but you may appeal again on any day. Nobody but you can take it back (article 64 of the Code).',
    send: 'Take it back',
    done: 'The appeal was taken back.',
  },
  cancel: 'Cancel',
  sending: 'Sending…',
  tooShort: 'Write at least one sentence: no fewer than 10 characters.',
  tooLong: 'Too long. Shorten the text.',
  earlier: {
    complaint: (number) => `This is a complaint about how ${number} was handled.`,
    repeat: (number) => `This repeats ${number}: it is still not fixed.`,
  },
  later: {
    complaint: (number) => `A complaint was filed: ${number}.`,
    repeat: (number) => `It was filed again: ${number}.`,
  },
  registered: { complaint: 'The complaint is registered', repeat: 'The repeated appeal is registered' },
  keep: 'Keep the number and the code: the code is shown only here.',
  number: 'Number',
  code: 'Tracking code',
  copy: 'Copy number and code',
  copied: 'Copied.',
  see: 'See where it stands',
  failures: {
    offline: {
      title: 'No connection',
      text: 'What you wrote is still here. Check the internet and send again: it is never registered twice.',
    },
    busy: {
      title: 'Too many sent in a row',
      text: 'What you wrote is still here. Wait a few minutes and send again.',
    },
    down: {
      title: 'The server does not answer now',
      text: 'What you wrote is still here. Send again in a few minutes: it is never registered twice.',
    },
  },
};
