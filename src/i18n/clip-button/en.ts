import type { ClipButtonMessages } from './ru.ts';

export const clipButtonMessages: ClipButtonMessages = {
  clip: 'Clip this post to Dauys',
  reload: 'Dauys was updated. Reload the page and click again.',
  failed: 'That failed. Click again.',
};
