// A mail of the inbox, opened in a window of its own as a mailbox would, and what the window then shows of it.
import PostalMime from 'postal-mime';
import type { Page } from 'playwright-core';
import { axeProblems, sidewaysScroll } from '../support/page-checks';

export type Mail = { id: number; html: string; text: string; listUnsubscribe: string };

type Entry = { id: number; listUnsubscribe: string | null };

export async function findMail(origin: string, messageId: string): Promise<Mail> {
  const query = new URLSearchParams({ messageId });
  const listed = await (await fetch(`${origin}/inbox.json?${query}`)).json();
  const [entry] = (listed as { mails: Entry[] }).mails;
  if (!entry) throw new Error(`The inbox has no mail ${messageId}.`);
  const raw = await (await fetch(`${origin}/inbox/${entry.id}.eml`)).arrayBuffer();
  const { html, text } = await PostalMime.parse(raw);
  return {
    id: entry.id,
    html: html ?? '',
    text: text ?? '',
    listUnsubscribe: entry.listUnsubscribe ?? '',
  };
}

export type Picture = {
  source: string;
  naturalWidth: number;
  alt: string;
  width: string;
  height: string;
};

export type Seen = {
  where: string;
  sideways: number;
  pictures: Picture[];
  contrast: string[];
};

export type Shape = { width: number; dark: boolean };

export const SHAPES: Shape[] = [
  { width: 600, dark: false },
  { width: 375, dark: false },
  { width: 600, dark: true },
  { width: 375, dark: true },
];

/** Looks at a mail in a window of this shape. The page stays open for a picture. */
export async function lookAt(page: Page, html: string, shape: Shape): Promise<Seen> {
  await page.setViewportSize({ width: shape.width, height: 900 });
  await page.emulateMedia({ colorScheme: shape.dark ? 'dark' : 'light' });
  await page.setContent(html, { waitUntil: 'load' });
  return {
    where: `${shape.width} px ${shape.dark ? 'dark' : 'light'}`,
    sideways: await sidewaysScroll(page),
    pictures: await readPictures(page),
    contrast: await axeProblems(page, ['color-contrast']),
  };
}

async function readPictures(page: Page): Promise<Picture[]> {
  return await page.evaluate(() =>
    [...document.images].map((image) => ({
      source: image.src,
      naturalWidth: image.naturalWidth,
      alt: image.alt,
      width: image.getAttribute('width') ?? '',
      height: image.getAttribute('height') ?? '',
    })),
  );
}

/** The words that a reader sees or hears, and every address that the mail leads to. */
export async function readWords(page: Page): Promise<{ words: string; links: string[] }> {
  return await page.evaluate(() => ({
    words: [
      document.title,
      document.body.innerText,
      ...[...document.images].map((image) => image.alt),
    ].join('\n'),
    links: [...document.links].map((link) => link.href),
  }));
}
