import type { ReceiptCheckMessages } from './ru.ts';

export const messages: ReceiptCheckMessages = {
  holds: (place, total) =>
    `The receipt holds. Entry ${place} of ${total} in the public log promises the same and is signed: nobody can remove or change it unseen.`,
  differs:
    'The log does not confirm this receipt. Save it, print it and turn to the prosecutor or the authorised body.',
  save: 'Save the proof',
};
