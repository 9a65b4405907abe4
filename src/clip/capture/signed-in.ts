import type { PlatformId } from '../../appeal/post.ts';

/** What a platform shows to those who are signed in, and to those who are not. */
const MARKS: Readonly<Partial<Record<PlatformId, { readonly yes: string; readonly no: string }>>> = {
  // The account switcher of the side bar; the two links of the bar below for strangers.
  x: { yes: '[data-testid="SideNav_AccountSwitcher_Button"]', no: '[data-testid="loginButton"]' },
  // The profile's menu in the head; the form of the quick entry.
  vk: { yes: '#top_profile_link', no: '#quick_login, .quick_login' },
  reddit: { yes: '#expand-user-drawer-button', no: '#login-button' },
  youtube: { yes: 'ytd-masthead #avatar-btn', no: 'ytd-masthead a[href^="https://accounts.google.com/"]' },
};

/** Whether the page was shown to somebody who is signed in; `null` where it does not say. */
export function isSignedIn(document: Document, platform: PlatformId): boolean | null {
  const marks = MARKS[platform];
  if (!marks) return null;
  if (document.querySelector(marks.yes)) return true;
  return document.querySelector(marks.no) ? false : null;
}
