import type { ClaimMessages } from './ru.ts';

export const claimMessages: ClaimMessages = {
  title: 'Is this your post?',
  clipped: (agency, when) =>
    `${agency} noticed it on ${when} and offers you to file an appeal, which it must answer.`,
  notAppeal: 'Until you send it, it is only a signal: no term for an answer runs.',
  author: 'Author',
  published: 'Published',
  text: 'What it says',
  noText: 'There is no text in the post.',
  truncated: 'Only a part of the text was recorded.',
  openPost: 'Open the post',
  newTab: 'opens in a new tab',
  notMine: 'If you did not write it, just close the page: nothing will be sent.',
  form: {
    title: 'Your appeal',
    promise:
      'Check it, correct it, add to it, and say who you are. The appeal gets a number and a term for the answer. It is free.',
    textLabel: 'Text of the appeal',
    textHint: 'Your post was carried over. Correct it and add what you ask for.',
    send: 'Confirm and send',
  },
  reading: 'Opening the invitation…',
  offline: {
    title: 'No connection, the invitation did not open',
    text: 'It is not lost. Check the internet and try again.',
  },
  again: 'Try again',
  ordinary: 'File an ordinary appeal',
  proof: {
    title: 'Prove that the account is yours',
    text: 'Reply under your post from the same account with this code. An official will see it and note that it was you who wrote.',
    code: 'Code for the reply',
    optional: 'You need not: the appeal is registered already.',
  },
};
