import type { OptionsMessages } from './options-ru.ts';

export const optionsMessages: OptionsMessages = {
  title: 'Dauys settings',
  enrol: {
    title: 'Enrol this browser',
    intro:
      'Your agency’s administrator gives you the server’s address and a code. The code works once, within seven days.',
    address: 'Server address',
    addressHint: 'For example: https://dauys.akimat.kz',
    addressSettled: 'Settled by your organisation.',
    code: 'Enrolment code',
    codeHint: 'Spaces and dashes do not matter.',
    name: 'Your name',
    nameHint: 'As on receipts: surname, initials, post. For example: Serikbayev A. N., chief specialist',
    submit: 'Enrol',
    working: 'Enrolling…',
    kept: 'What you typed is still there.',
  },
  faults: {
    addressRequired: 'Fill in the server’s address.',
    addressWrong: 'This does not look like an address. Copy the whole of it, such as https://dauys.akimat.kz',
    addressInsecure:
      'An address that starts with https:// is needed. Over http your access could be intercepted.',
    codeRequired: 'Fill in the code from your administrator.',
    nameRequired: 'Fill in how receipts shall name you.',
    tooLong: 'Too long. Shorten it.',
    offline: (address) => `${address} does not answer. Check the address and the connection and try again.`,
    notAnIntake: (address, status) =>
      `What answers at ${address} is not a Dauys server (status ${status}). Check the address with your administrator.`,
    timeout: 'The server did not answer in time. Try again; if it says the code was used, ask for a new one.',
    otherAgency: (agency) =>
      `This code is of ${agency}, and this browser belongs to another agency. Its access is closed; ask your own administrator for a code.`,
    notKept: 'The browser could not keep the enrolment. Make room on the disk and ask for a new code.',
  },
  me: {
    title: 'Who you are',
    done: 'This browser is enrolled. You can clip posts now.',
    name: 'Name',
    agency: 'Agency',
    intake: 'Server',
    validUntil: 'Valid until',
    access: 'Access',
    checking: 'Checking…',
    works: 'Confirmed by the server',
    expired: 'Expired. Ask your administrator for a new code.',
    unreachable: (reason) => `Not checked. ${reason} Drafts and what you send are kept.`,
    again: 'Check again',
    enrolAgain: 'Enrol again',
    signOut: 'Sign out',
    signOutSure: 'Sign out and revoke access? You will need a new code to come back.',
    signOutYes: 'Sign out',
    signOutNo: 'Stay',
    signedOut: 'You are signed out and your access is revoked.',
    signedOutHere: (until) =>
      `You are signed out in this browser, but the server did not answer. The access is valid until ${until}: ask your administrator to revoke it.`,
    waiting: (count) => `Waiting to be sent: ${count}. They stay in this browser and go out once you enrol.`,
  },
  pages: {
    title: 'Where the button stands',
    intro:
      'Choose the platforms you read: a Dauys button will stand beside each post. The browser asks for your permission. The extension reads no other page until you ask it to.',
    allowAll: 'Allow all',
    allowed: 'Allowed. In open tabs the button appears at once.',
    denied: 'Not allowed. You can allow it here at any time.',
    offer: (platform) =>
      `Show the button beside posts on ${platform}? Then you need no shortcut, and posts on record wear their number.`,
    offerYes: 'Show it',
    hosts: {
      label: 'Mastodon server',
      hint: 'The server’s address, such as mastodon.social',
      add: 'Add the server',
      wrong: 'This does not look like a server’s address. Write it like this: mastodon.social',
      denied: 'Not allowed. Try again when you are ready.',
    },
  },
  language: {
    title: 'Language',
    auto: 'As in the browser',
    hint: 'For the panel, the buttons beside posts and this page.',
  },
  privacy: {
    title: 'What leaves this browser',
    points: [
      'To your agency’s server: the post as it stands in the draft, its picture, its markup and the facts of the page (address, title, language, size of the window, time zone), your choices, your note and the files you added.',
      'Before you send it, phones, IINs, card numbers, e-mail addresses and other people’s names can be masked: what is masked does not leave.',
      'To the same server: the draft’s text, to find your agency’s records that are alike, and the addresses of posts on the platforms you allowed, to show the number of those on record.',
      'No other page is read until you ask for it.',
      'Nothing else and nowhere else. No analytics, no advertising, no outside services.',
      'Drafts lie in this browser until you send or discard them; what was sent, for seven days, unless your organisation settled otherwise.',
      'Your access key lies in the extension’s own storage: pages cannot read it.',
    ],
  },
};
