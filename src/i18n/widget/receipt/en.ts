import type { ReceiptMessages } from './ru.ts';

export const messages: ReceiptMessages = {
  title: 'Your appeal was accepted',
  lead: 'Keep the number and the code: they show where the appeal stands. The code is shown only here.',
  number: 'Number of the appeal',
  code: 'Tracking code',
  registeredLater:
    'It came after the working day or on a day off, so it is registered on the next working day (APPC, article 64).',
  takenBy: 'Taken by',
  kept: (days) =>
    `This receipt is kept on this device, encrypted, for ${days} ${days === 1 ? 'day' : 'days'}. Keep it somewhere else too.`,
  keptHere: 'This receipt stays while this page is open. Print or save it.',
  qr: 'QR code: shows on a phone where the appeal stands',
  print: 'Print',
  copy: 'Copy',
  copied: 'Copied.',
  save: 'Save as a file',
  check: {
    ask: 'Check the receipt',
    checking: 'Checking…',
    notChecked: 'It could not be checked now. The appeal is accepted. Try again later.',
  },
  follow: 'See where it stands',
  followHint: 'With the number and the code you can see on the agency’s site where the appeal stands.',
  another: 'Write another one',
  earlier: {
    title: 'The earlier version was accepted',
    text: 'It did arrive the last time, and this is its receipt. The changes you made since are not in it, but they are kept.',
  },
  sendChanged: 'Back to the changes',
};
