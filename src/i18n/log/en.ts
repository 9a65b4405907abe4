import type { LogMessages } from './ru.ts';

export const messages: LogMessages = {
  title: 'The public log of appeals',
  lead: 'Everything that happens to appeals is written here, without names and without texts. No entry can be removed, changed or backdated: whoever holds a receipt or an older signature of the log would see it at once.',
  origin: 'Name of the log',
  size: 'Entries',
  root: 'Root of the tree (SHA-256, base64)',
  signedAt: 'Signed',
  key: 'Public key',
  keyHint: 'Keep it: with it a receipt is checked without the internet and without trusting this site.',
  verifyTitle: 'How to check a receipt',
  verify: [
    'Get the receipt as a file: with the button where the appeal is shown, or from `/v1/appeals/NUMBER/receipt` with the tracking code.',
    'Run `npm run verify -- receipt.json --key KEY` on any computer. No connection is needed.',
    'It says that the appeal’s entry stands in the log, which deadline was promised and who signed it, or names the first thing that does not hold.',
  ],
  filesTitle: 'Files of the log',
  files: {
    checkpoint:
      'the signed state of the log (C2SP tlog-checkpoint); `/log/checkpoint/SIZE` is any earlier one',
    key: 'the log’s public key (C2SP signed-note)',
    tiles: 'the tree of hashes in tiles (C2SP tlog-tiles), from which anybody builds proofs',
    entries: 'the entries themselves, 256 a file',
    timestamps: 'a time-stamp of an independent authority (RFC 3161) on a state of the log',
  },
  stampedBy: 'Time-stamped',
  notStamped: 'not yet',
};
