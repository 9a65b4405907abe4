import type { SignatureMessages } from './ru.ts';

const AGAIN = 'Sign again';
const KEPT = 'Everything you entered is kept.';
const NEW_KEY = 'A new key can be had on egov.kz or at a public service centre.';
const LATER =
  'Your signature and all you entered are kept. Send again in a few minutes: there is no need to sign anew.';

export const signatureMessages: SignatureMessages = {
  sign: 'Sign with EDS',
  about: 'NCALayer on your computer signs. The key and its password stay with you.',
  needsNumber: 'To sign, fill in your IIN (for an organisation the BIN), or send without a signature.',
  steps: {
    connecting:
      'Looking for NCALayer on your computer. If the browser asks about access to programs on the device, allow it.',
    choosing: 'Go to the NCALayer window, choose a key for signing and type its password.',
    checking: 'Checking the signature…',
  },
  again: AGAIN,
  signedBy: (name) => `Signed by ${name}`,
  failures: {
    absent: {
      title: 'NCALayer does not answer',
      text: `Nothing was signed. ${KEPT} Start NCALayer (its icon appears beside the clock) and press “${AGAIN}”. If the computer does not have it, install it from ncl.pki.gov.kz.`,
    },
    blocked: {
      title: 'The browser did not let this page reach NCALayer',
      text: `${KEPT} Press the icon to the left of the page’s address, allow access to apps on this device and press “${AGAIN}”.`,
    },
    cancelled: {
      title: 'You closed the NCALayer window',
      text: `Nothing was signed. ${KEPT} When you are ready, press “${AGAIN}”.`,
    },
    'certificate-expired': {
      title: 'This key has expired',
      text: `NCALayer did not sign with it. ${KEPT} Press “${AGAIN}” and choose a key that is valid. ${NEW_KEY}`,
    },
    'certificate-refused': {
      title: 'NCALayer did not sign with this key',
      text: `${KEPT} Press “${AGAIN}” and choose a key of the National Certification Authority that is for signing, not for logging in.`,
    },
    interrupted: {
      title: 'The connection with NCALayer broke off',
      text: `Nothing was signed. ${KEPT} Start NCALayer again and press “${AGAIN}”.`,
    },
    timeout: {
      title: 'NCALayer never answered',
      text: `Nothing was signed. ${KEPT} Its window may be under others. If there is none, restart NCALayer and press “${AGAIN}”.`,
    },
    unreadable: {
      title: 'NCALayer’s answer could not be understood',
      text: `Nothing was signed. ${KEPT} Update NCALayer from ncl.pki.gov.kz and press “${AGAIN}”.`,
    },
  },
  refusals: {
    'not-cms': {
      title: 'The signature cannot be read',
      text: `It was not accepted. ${KEPT} Update NCALayer and sign again.`,
    },
    'too-large': {
      title: 'The signature is too large',
      text: `It was not accepted. ${KEPT} Sign again on this very page.`,
    },
    'several-signers': {
      title: 'There is more than one signature',
      text: `Only the signature of whoever appeals is needed. ${KEPT} Sign again.`,
    },
    'unsupported-algorithm': {
      title: 'This kind of signature is not accepted',
      text: `The key’s algorithm is out of date, or none that the National Certification Authority issues. ${KEPT} Sign with its GOST or RSA key.`,
    },
    'wrong-content': {
      title: 'Another text was signed',
      text: `The signature is not of this appeal: the text may have changed after it. ${KEPT} Sign again.`,
    },
    'broken-signature': {
      title: 'The signature does not hold',
      text: `It is damaged or was made with another key, and so was not accepted. ${KEPT} Sign again.`,
    },
    expired: {
      title: 'The key has expired',
      text: `When the signature came, the key was no longer valid. ${KEPT} Sign with one that is. ${NEW_KEY}`,
    },
    'not-yet-valid': {
      title: 'The key is not valid yet',
      text: `Its term begins later. ${KEPT} Sign with another key.`,
    },
    'untrusted-chain': {
      title: 'The key comes from another authority',
      text: `Keys of Kazakhstan’s National Certification Authority are accepted here. ${KEPT} Sign with such a key.`,
    },
    'wrong-key-usage': {
      title: 'This key is not for signing',
      text: `It only logs in to sites: its file’s name begins with AUTH. ${KEPT} Sign again and choose the file whose name begins with GOST or RSA.`,
    },
    revoked: {
      title: 'The key was revoked',
      text: `It can no longer sign. ${KEPT} ${NEW_KEY}`,
    },
    'revocation-unknown': {
      title: 'Whether the key is valid could not be found out',
      text: `The authority’s service does not answer now. ${LATER}`,
    },
    'no-identity': {
      title: 'The key names no IIN and no BIN',
      text: `It does not show who signed. ${KEPT} Sign with a key that has your IIN.`,
    },
    'other-person': {
      title: 'This is another person’s key',
      text: `The IIN or BIN in the key is not the one in the appeal. ${KEPT} Check the number or choose your own key.`,
    },
    'other-statement': {
      title: 'Another appeal was signed',
      text: `This signature does not belong to this appeal. ${KEPT} Sign again.`,
    },
    'stale-statement': {
      title: 'The signature is too old',
      text: `It is more than a week old, or the computer’s clock is more than a day fast. ${KEPT} Check the clock and sign again.`,
    },
    'needs-ncanode': {
      title: 'Signatures by GOST are not checked here',
      text: `The agency has not set up the check of such signatures. ${KEPT} Sign with an RSA key or appeal without an EDS.`,
    },
    'ncanode-unavailable': {
      title: 'The signature cannot be checked now',
      text: `The checking service does not answer. ${LATER}`,
    },
  },
};
