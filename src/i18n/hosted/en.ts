import type { HostedMessages } from './ru.ts';

export const messages: HostedMessages = {
  list: {
    title: 'Whom to write to',
    lead: 'Choose a body. What is not within its competence will be passed on to the one that it belongs to.',
  },
  languages: 'Language of the page',
  plain: 'The form without scripts: one page that works in any browser',
  full: 'The form with suggestions, photos and a draft',
  plainLead:
    'The whole form on one page. Photos and documents cannot be attached here: mention them, and the body will ask for them.',
  chooseKind: 'Choose a kind',
  onlyForPerson: 'If you write for yourself',
  onlyForOrganisation: 'If you write for an organisation',
  mistakes: (count) =>
    `The appeal is not sent yet. To be mended: ${count}. Everything that you typed is still here.`,
  notSent: (count) => `Nothing is sent yet. To be mended: ${count}. Everything that you wrote is still here.`,
  taken: {
    title: 'The first version was accepted already',
    text: 'It has a number; its receipt was on the page before. What you changed since is still here. If you press “Send the appeal” again, that will be a new appeal.',
  },
  tooMany: (minutes) => ({
    title: 'Too many appeals came from your network',
    text: `This is no refusal: everything that you typed is still here. Wait ${minutes} min and press “Send the appeal” again.`,
  }),
  down: {
    title: 'The appeal is not accepted yet',
    text: 'The server does not answer at the moment. Everything that you typed is still here. Wait a minute and press “Send the appeal” again.',
  },
  tooLong: {
    title: 'This is too much for one form',
    text: 'Go back: what you typed is still there. Shorten the text to 20,000 characters and send it again.',
  },
  away: {
    title: 'The server does not answer now',
    text: 'Nothing happened to your appeal. If you wrote something, go back: it is still there. Try again in a few minutes.',
  },
  fromElsewhere: {
    title: 'Somebody else’s page sent the form',
    text: 'Nothing was accepted. If you wrote it, open the form by the link below and send the appeal from there.',
  },
  notHere: {
    title: 'There is no such body here',
    text: 'Check the address of the page, or choose a body from the list.',
  },
  print: 'Print this page, or write down the number and the code: the code is shown nowhere else.',
  leave: 'On a shared computer, close this page when you have finished.',
};
