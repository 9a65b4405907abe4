// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { openPage, ownPages, parsed, strangersPages } from '../../platforms/fixtures/saved-page.ts';
import { isSignedIn } from './signed-in.ts';

describe('isSignedIn', () => {
  it.each([
    ['x', '<a data-testid="login" href="/login"></a>', false],
    ['x', '<button data-testid="SideNav_AccountSwitcher_Button"></button>', true],
    ['instagram', '<a href="/direct/inbox/"></a><a href="/accounts/login/?next=x"></a>', true],
    ['instagram', '<a href="/accounts/login/?next=%2Fp%2Fx%2F"></a>', false],
    ['facebook', '<form id="login_form"><input name="pass" type="password"></form>', false],
    ['facebook', '<a href="/me/"></a>', null],
    ['tiktok', '<div data-e2e="profile-icon"></div>', true],
    ['tiktok', '<button data-e2e="top-login-button"></button>', false],
    ['mastodon', '<a href="/settings/preferences"></a>', true],
    ['mastodon', '<a href="https://mastodon.example/settings/preferences"></a>', null],
    ['mastodon', '<div class="sign-in-banner"><a href="/auth/sign_in"></a></div>', false],
    // The banner of an account that is closed.
    ['mastodon', '<div class="sign-in-banner"><a href="/auth/edit"></a></div>', null],
    ['threads', '<a href="/login"></a>', null],
    ['page', '<a href="/login"></a>', null],
  ] as const)('%s %s', (platform, body, expected) => {
    expect(isSignedIn(parsed(`<!doctype html><body>${body}</body>`), platform)).toBe(expected);
  });

  it('is told of Telegram’s applications, which show messages to nobody else', () => {
    const pages = ownPages().filter(({ name }) => /^telegram-/.test(name));
    for (const saved of pages) {
      const expected = /^telegram-[ka]-/.test(saved.name) ? true : null;
      expect(isSignedIn(openPage(saved).root, 'telegram'), saved.name).toBe(expected);
    }
  });

  it.skipIf(strangersPages().length === 0)('says of real pages what their savers were', () => {
    const told = Object.fromEntries(
      strangersPages().map((saved) => {
        const { root, platform } = openPage(saved);
        return [saved.name, isSignedIn(root, platform.id)];
      }),
    );
    expect(told).toMatchObject({
      'x/post': false,
      'instagram/post-page-tesla-2021': false,
      'facebook/www-comet-profile-meedan-2023': false,
      'tiktok/video-page-with-comments-2022': true,
      'telegram/channel-ru': null,
    });
  });
});
