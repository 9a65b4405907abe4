import type { StepMessages } from './ru.ts';

export const messages: StepMessages = {
  fields: {
    kato: { label: 'Region or city' },
    address: {
      label: 'Address or place',
      hint: 'For example: 12 Abai Street, second entrance. If it has no address, describe the place.',
    },
    attachments: { label: 'Photos and documents' },
    type: { label: 'In whose name you appeal' },
    familyName: { label: 'Surname' },
    givenName: { label: 'First name' },
    patronymic: { label: 'Patronymic', hint: 'If your identity card has one.' },
    iin: { label: 'IIN', hint: 'If you have one: 12 digits from your identity card.' },
    name: { label: 'Name of the organisation' },
    bin: { label: 'BIN', hint: '12 digits from the registration certificate.' },
    representative: {
      label: 'Who files for the organisation',
      hint: 'Surname, first name and patronymic of its head or representative.',
    },
    postalAddress: {
      label: 'Postal address',
      hint: 'Where to send an answer on paper: town or village, street, house, flat.',
    },
    phone: { label: 'Phone', hint: 'For example: +7 701 123 45 67' },
    email: { label: 'E-mail', hint: 'For example: aigul@mail.kz' },
    consent: {
      label:
        'I agree that these data are kept and used to consider the appeal (Law of the Republic of Kazakhstan No. 94-V on personal data).',
    },
  },
  chooseRegion: 'Choose from the list',
  person: 'In my own name',
  organisation: 'For an organisation',
  whyIdentity: 'The law asks for a name and an address in an appeal (APPC, article 63).',
  contacts: 'By phone or e-mail you can be reached sooner.',
  settlement: {
    label: 'Town, district or village',
    hint: 'Start typing in Kazakh or Russian and choose from what is found.',
    found: 'Choose from what was found',
    none: 'No such place was found. Leave the region and describe the place below.',
  },
  similar: {
    title: 'Others reported this nearby',
    lead: 'You can join them: your appeal has a number and a deadline of its own, and all are considered together.',
    voices: (since, voices) => `since ${since}, people: ${voices}`,
    own: 'No, mine is another matter',
  },
  location: {
    ask: 'Add where I am',
    asking: 'Finding out where you are…',
    found: (metres) => `Your location is added, to within ${metres} m. Stand where it happened.`,
    remove: 'Remove the location',
    point: 'Point on the map: ',
    denied:
      'The browser did not say where you are: it is not allowed to. Write the address, or allow it in the browser’s settings.',
    failed: 'Where you are could not be found out. Write the address, or try again outdoors.',
  },
  files: {
    camera: 'Take a photo',
    choose: 'Choose files',
    drop: 'You can drag files here or paste them.',
    limits: (files, megabytes) =>
      `Up to ${files} files of ${megabytes} MB each: photos (JPEG, PNG, WebP, HEIC), videos (MP4, MOV), documents (PDF, DOCX, XLSX).`,
    keepLocation: 'Keep in photos where they were taken',
    keepLocationHint:
      'Unless you tick this, photos are made smaller, and place, time and the phone’s data are taken out of them. Ticked, they go as they are.',
    asItIs: 'Goes as it is: the file may tell where it was taken and its author’s name.',
    preparing: 'Preparing…',
    waiting: 'Waiting its turn',
    sending: (percent) => `${percent}% uploaded`,
    sent: 'Uploaded',
    cut: 'The line broke. It goes on from the same place when the line is back.',
    cancel: (name) => `Cancel the upload: ${name}`,
    retry: (name) => `Upload again: ${name}`,
    remove: (name) => `Remove: ${name}`,
    added: (name) => `${name} was added`,
    removed: (name) => `${name} was removed`,
    faults: {
      type: 'Such files are not taken. Photos (JPEG, PNG, WebP, HEIC), videos (MP4, MOV), PDF, DOCX and XLSX are.',
      large:
        'The file is larger than 20 MB. A smaller one will do: film shorter, or put a link into the text.',
      empty: 'The file is empty. Choose another one.',
      many: 'That is one file too many: an appeal carries ten. Remove one and add this one again.',
      unreadable: 'The photo does not open: the file is damaged. Take it again or choose another one.',
    },
    notSent: (why) => `Not uploaded. ${why}`,
    left: (files) => `Waiting for the files to be uploaded: ${files} left.`,
  },
  signing: {
    legend: 'Signature',
    eds: 'Sign with an EDS',
    edsHint: 'It takes a computer with NCALayer and your IIN or BIN above. You sign when you send.',
    unsigned: 'Without a signature',
    unsignedHint:
      'Your appeal is taken and registered: nobody may refuse it (APPC, article 64). But the law asks for a signature (article 63), so the agency may ask you to confirm that you wrote it.',
    sendUnsigned: 'Send without a signature',
  },
  check: {
    lead: 'Check what is written. Every answer can be changed.',
    change: 'Change',
    none: 'not given',
    signed: 'EDS, when you send',
    unsigned: 'no signature',
    files: (count) => `Files: ${count}`,
  },
  send: 'Send the appeal',
  signAndSend: 'Sign and send',
  sending: 'Sending…',
  slow: 'The line is slow, waiting for the answer. Please keep this page open.',
  again: 'Send again',
  lastReceipt: (number) => `Show the receipt ${number}`,
  queued: {
    title: 'No connection. Your appeal is waiting on this device',
    text: 'It goes by itself as soon as the internet is back while this page is open. If you close the page, it goes when you open it again. It has no number yet.',
  },
  queuedHere: {
    title: 'No connection, the appeal was not sent',
    text: 'It goes by itself as soon as the internet is back. Do not close or reload the page: nothing is kept on this device.',
  },
};
