import type { PlatformId } from '../../appeal/post.ts';
import { A_MESSAGE } from '../../platforms/telegram-web-a.ts';
import { K_MESSAGE } from '../../platforms/telegram-web-k.ts';

/**
 * What a platform shows to those who are signed in, and to those who are not. Where one of the two has no mark that
 * lasts and stands for nothing else, only the other is told; a platform without marks is not here.
 */
const MARKS: Readonly<Partial<Record<PlatformId, { readonly yes?: string; readonly no?: string }>>> = {
  // The account switcher of the side bar; the two links of the bar below for strangers, by their older and newer name.
  x: {
    yes: '[data-testid="SideNav_AccountSwitcher_Button"]',
    no: '[data-testid="loginButton"], [data-testid="login"]',
  },
  // The profile's menu in the head; the form of the quick entry.
  vk: { yes: '#top_profile_link', no: '#quick_login, .quick_login' },
  reddit: { yes: '#expand-user-drawer-button', no: '#login-button' },
  youtube: { yes: 'ytd-masthead #avatar-btn', no: 'ytd-masthead a[href^="https://accounts.google.com/"]' },
  // The messages of one's own; every button that needs an account leads a stranger to the entry.
  instagram: { yes: 'a[href="/direct/inbox/"]', no: 'a[href^="/accounts/login/"]' },
  // The form in the head of every page; who is signed in has only pictures and translated labels there.
  facebook: { no: '#login_form input[name="pass"]' },
  // Both stand in the head, named for TikTok's own tests.
  tiktok: { yes: '[data-e2e="profile-icon"]', no: '[data-e2e="top-login-button"]' },
  // The links of the navigation; links in posts are whole addresses.
  mastodon: { yes: 'a[href="/settings/preferences"]', no: '.sign-in-banner a[href="/auth/sign_in"]' },
  // The applications show messages to nobody else; on t.me there is nothing to sign in to.
  telegram: { yes: `${K_MESSAGE}, ${A_MESSAGE}` },
};

/** Whether the page was shown to somebody who is signed in; `null` where it does not say. */
export function isSignedIn(document: Document, platform: PlatformId): boolean | null {
  const { yes, no } = MARKS[platform] ?? {};
  if (yes && document.querySelector(yes)) return true;
  return no && document.querySelector(no) ? false : null;
}
