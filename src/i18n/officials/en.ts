import type { OfficialsMessages } from './ru.ts';

export const officials: OfficialsMessages = {
  title: 'Officials of the agency',
  roles: {
    clerk: 'Clerk: signals, the list',
    officer: 'Officer: accept, answer, send on',
    head: 'Head: extend, refuse, leave without consideration',
    administrator: 'Administrator: officials',
  },
  signedOut: 'no access',
  until: (day) => `access until ${day}`,
  revoke: 'Revoke access',
  revokeSure: (name) => `Revoke the access of ${name}? Their browsers stop working at once.`,
  revokeYes: 'Revoke',
  revokeNo: 'Keep',
  revoked: (name) => `Access was revoked: ${name}.`,
  newCode: 'A code for a new official',
  rolesOfCode: 'Roles',
  make: 'Make a code',
  needsRole: 'Choose at least one role.',
  made: (day) => `For one browser, until ${day}. It is shown only now.`,
};
