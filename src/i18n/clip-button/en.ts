import type { ClipButtonMessages } from './ru.ts';

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Clip this post to Dauys',
  recorded: (number, state, agency) =>
    `Post on record: ${number}, ${state}, ${agency}. Open in the Dauys panel`,
  waiting: 'Waiting to be sent',
  waitingName: 'The clip is saved and waits to be sent. Open in the Dauys panel',
  seen: (line) => `${line}. Open in the Dauys panel`,
  reload: 'Dauys was updated. Reload the page and click again.',
  failed: 'That did not work. Click again.',
};
