import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../house/source-files.ts';

/** A browser that the journeys need: where it may be, and how it is got where it is not. */
interface NeededBrowser {
  readonly name: string;
  /** The environment variable that names its program. */
  readonly variable: string;
  readonly usualPlaces: readonly string[];
  readonly debianPackage: string;
}

// Chrome itself is not among them: it no longer loads an unpacked extension from the command line.
const CHROMIUM: NeededBrowser = {
  name: 'Chromium',
  variable: 'CHROMIUM_PATH',
  usualPlaces: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/lib/chromium/chromium',
    '/opt/homebrew/bin/chromium',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  debianPackage: 'chromium',
};

const FIREFOX: NeededBrowser = {
  name: 'Firefox',
  variable: 'FIREFOX_PATH',
  usualPlaces: [
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/snap/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
  debianPackage: 'firefox-esr',
};

function find(browser: NeededBrowser): string | undefined {
  const named = process.env[browser.variable];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(`${browser.variable} names ${named}, and there is no such file.`);
  }
  return browser.usualPlaces.find((place) => existsSync(place));
}

function pathOf(browser: NeededBrowser): string {
  const path = find(browser);
  if (path) return path;
  throw new Error(
    `${browser.name} is needed and was not found in its usual places. ` +
      `Install it (on Debian and Ubuntu: apt-get install ${browser.debianPackage}), ` +
      `or name its program in ${browser.variable}.`,
  );
}

/** The Chromium to test with. @throws Error that says how to get one */
export function chromiumPath(): string {
  return pathOf(CHROMIUM);
}

/** The Firefox to test with. @throws Error that says how to get one */
export function firefoxPath(): string {
  return pathOf(FIREFOX);
}

/** Runs once before all journeys: what they need is there, or is installed where apt and root allow. */
export function setup(): void {
  const missing = [CHROMIUM, FIREFOX].filter((browser) => !find(browser));
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (missing.length > 0 && mayInstall) {
    const packages = missing.map((browser) => browser.debianPackage);
    console.log(`Installing ${packages.join(' and ')} for the journeys.`);
    const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
    execFileSync('apt-get', ['update', '-q'], options);
    execFileSync('apt-get', ['install', '-y', '-q', ...packages], options);
  }
  for (const browser of missing) pathOf(browser);
}

/**
 * Where something that was built stands.
 *
 * @param name under `.output/`, such as `chrome-mv3`
 * @throws Error that says what to run when it is not built yet
 */
export function builtFolder(name: string): string {
  const folder = join(ROOT, '.output', name);
  if (existsSync(folder)) return folder;
  throw new Error(`.output/${name} is not built yet. Run: npm run build`);
}
