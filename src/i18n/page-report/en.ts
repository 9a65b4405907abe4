import type { PageReportMessages } from './ru.ts';

export const pageReportMessages: PageReportMessages = {
  title: 'The page, for the maintainers',
  what: 'This is how the page is built, by which its reading can be mended. Every word, name, number, address and time was replaced by a random one; pictures and scripts are gone. Nothing was sent anywhere.',
  partial: 'The page is too long: its first posts were taken.',
  size: (kilobytes) => `Size: ${kilobytes} KB`,
  save: 'Save the file',
  next: 'Send the file to whoever maintains the extension, and say what was read wrong.',
  look: 'Look at what is in the file',
  close: 'Close',
  gone: 'This page is no longer in memory. Open it and choose “This page is read wrong…” from the menu again.',
};
