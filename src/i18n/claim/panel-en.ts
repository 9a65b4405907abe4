import type { ClaimPanelMessages } from './panel-ru.ts';

export const claimPanelMessages: ClaimPanelMessages = {
  title: 'Inviting the author',
  why: 'The signal becomes an appeal only once its author confirms it.',
  invite: 'Invite the author',
  inviteAgain: 'Make a new link',
  againHint: 'The link before it will stop working.',
  made: 'The link is ready. Paste the reply under the post.',
  once: 'It is shown once: if you close the panel, make a new one.',
  reply: (name) => `Reply, ${name}`,
  copyReply: 'Copy the reply',
  copyLink: 'Copy the link',
  copied: 'Copied',
  qr: 'QR code of the author’s link',
  revoke: 'Withdraw the link',
  revokeSure: 'The link will stop working. Withdraw it?',
  revokeYes: 'Yes, withdraw',
  revokeNo: 'No, keep it',
  revoked: 'The link was withdrawn',
  states: {
    made: 'The link is made, the author has not opened it yet',
    opened: 'The author opened the link',
    claimed: 'The author filed an appeal',
    expired: 'The link has expired',
    revoked: 'The link is closed',
  },
  until: (day) => `stands until ${day}`,
  claimedTitle: 'The author filed an appeal',
  claimed: (day) => `Registered anew on ${day}. The term runs under this number.`,
  identities: {
    'self-declared': 'Author: by their own word',
    'account-proven': 'Author: account confirmed',
    'eds-signed': 'Author: signed with an EDS',
  },
  proof: {
    title: 'Confirming the account',
    text: (code) =>
      `The author may reply under the post with the code ${code}. Check that the reply comes from the same account.`,
    seen: 'I see the code from the same account',
    done: 'The account is confirmed',
  },
};
