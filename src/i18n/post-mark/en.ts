import type { PostMarkMessages } from './ru.ts';

export const postMarkMessages: PostMarkMessages = {
  recorded: (number, state, agency) =>
    `Post on record: ${number}, ${state}, ${agency}. Open in the Dauys panel`,
  waiting: 'Waiting to be sent',
  waitingName: 'The clip is saved and waits to be sent. Open in the Dauys panel',
  seen: (line) => `${line}. Open in the Dauys panel`,
};
