/**
 * A real browser for the console's tests and benchmark: the one that CHROMIUM_PATH names, one that is installed, or
 * Debian's package, installed once where we are root. Fonts with Hangul come along, else screenshots show empty boxes.
 * Where there is no browser to be had, the tests that need one are skipped.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const BROWSER_PACKAGE = 'chromium';
const FONT_PACKAGE = 'fonts-nanum';

/** The program, or why there is none. */
export function findChromium(): { program: string } | { missing: string } {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) return existsSync(wanted) ? { program: wanted } : { missing: `CHROMIUM_PATH is ${wanted}: no such file` };
  const packages = [...(installed() === undefined ? [BROWSER_PACKAGE] : []), ...(hasHangul() ? [] : [FONT_PACKAGE])];
  if (packages.length > 0) install(packages);
  const program = installed();
  return program ? { program } : { missing: 'there is no Chromium: install it, or set CHROMIUM_PATH' };
}

function installed(): string | undefined {
  return USUAL_PATHS.find((path) => existsSync(path));
}

/** Unknown counts as yes: only Linux has fontconfig's list. */
function hasHangul(): boolean {
  const { status, stdout } = spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() !== '' : process.platform !== 'linux';
}

/** Tries only: who is not root, or not on Debian, has what is there. */
function install(packages: string[]): void {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return;
  process.stderr.write(`Installing ${packages.join(' and ')} …\n`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'ignore' } as const;
  const args = ['install', '--yes', '--no-install-recommends', ...packages];
  if (spawnSync('apt-get', args, options).status === 0) return;
  spawnSync('apt-get', ['update'], options);
  spawnSync('apt-get', args, options);
}
