// A Chromium for the browser stories: started as a person's browser would look, one window per test, and
// screenshots in a folder that git ignores.
import { mkdirSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { findChromium } from '../../scripts/checks/chromium';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The app turns bots away, and a headless browser tells that it is one. */
export const PERSONS_BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export type Window = { width?: number; height?: number; dark?: boolean };

/** One browser per test file; call it at the top, and `open` in a test. */
export function startChromium() {
  let browser: Browser | null = null;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });
  const open = async ({ width = 1280, height = 900, dark = false }: Window = {}): Promise<Page> => {
    if (!browser) throw new Error('The browser is there only while tests run.');
    const context = await browser.newContext({
      userAgent: PERSONS_BROWSER,
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
      reducedMotion: 'reduce',
    });
    return await context.newPage();
  };
  return {
    /** For a `beforeAll`: whoever opens it closes it. */
    open,
    /** A window that closes with its test, and leaves a picture and its faults of one that failed. */
    openForTest: async (window: Window = {}): Promise<Page> => {
      const page = await open(window);
      const faults = hearFaults(page);
      onTestFinished(async ({ task }) => {
        if (task.result?.state === 'fail') await keepFailure(page, task.name, faults);
        await page.context().close();
      });
      return page;
    },
  };
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium was found: set CHROMIUM_PATH.');
  return await chromium.launch({ executablePath, args: FLAGS });
}

function hearFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return faults;
}

async function keepFailure(page: Page, title: string, faults: string[]): Promise<void> {
  mkdirSync('screenshots', { recursive: true });
  const path = `screenshots/failed-${title.replace(/\W+/g, '-')}.png`;
  await page.screenshot({ path });
  console.error([`${page.url()}: see ${path}`, ...faults].join('\n'));
}

/** For a person's eyes, with ATTUNE_PICTURES=1; nothing compares them. */
export async function keepPicture(page: Page, name: string, fullPage = false): Promise<void> {
  if (process.env.ATTUNE_PICTURES !== '1') return;
  mkdirSync('screenshots', { recursive: true });
  await page.screenshot({ path: `screenshots/${name}.png`, fullPage });
}
