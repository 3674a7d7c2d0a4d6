// Finds a Chromium for the browser stories, and installs Debian's where it is missing and may be installed.
import { accessSync, constants } from 'node:fs';
import { run } from './run';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

export async function findOrInstallChromium(): Promise<string | null> {
  const found = findChromium();
  const mayInstall = !process.env.CHROMIUM_PATH && process.getuid?.() === 0;
  if (found || !mayInstall || !findProgram('apt-get')) return found;
  console.log('Chromium is missing; installing the Debian package.');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env });
  const packages = ['chromium', 'fonts-liberation'];
  const ended = await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
  });
  if (ended.code !== 0) console.log(ended.errors.trim());
  return findChromium();
}

export function findChromium(): string | null {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) return isExecutable(chosen) ? chosen : null;
  return NAMES.map(findProgram).find((path) => path !== null) ?? PLACES.find(isExecutable) ?? null;
}

function findProgram(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(':').concat('/usr/bin', '/usr/local/bin');
  return folders.map((folder) => `${folder}/${name}`).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
