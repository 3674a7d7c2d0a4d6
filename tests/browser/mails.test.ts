// Ten mails of ten people who differ, each as a mailbox shows it: on a desktop and a phone, by day and in the dark.
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { keepPicture, startChromium } from '../support/chromium';
import { sharedDemo } from '../support/shared-demo';
import { markupProblems } from './mail-markup';
import {
  findMail,
  lookAt,
  readWords,
  SHAPES,
  type Mail,
  type Picture,
  type Seen,
} from './open-mail';
import { chooseTen, shopOfDemo, type Recipient, type SentLine } from './people';

const { origin, dataDir, campaignId, app } = sharedDemo();
const { open } = startChromium();
const shop = shopOfDemo(dataDir);

type Read = Recipient & { mail: Mail; seen: Seen[]; words: string; links: string[] };
let mails: Read[] = [];

beforeAll(async () => {
  const lines: SentLine[] = [];
  for await (const line of app.lines(`/app/campaigns/${campaignId}/messages.jsonl`)) {
    lines.push(JSON.parse(line) as SentLine);
  }
  const ten = chooseTen(shop, lines);
  // Two windows read at once: a machine has two cores, and most of the time is axe's.
  const halves = [ten.filter((_, at) => at % 2 === 0), ten.filter((_, at) => at % 2 === 1)];
  mails = (await Promise.all(halves.map(readAll))).flat();
});

async function readAll(people: Recipient[]): Promise<Read[]> {
  const page = await open();
  const read: Read[] = [];
  for (const one of people) read.push(await readOne(page, one));
  await page.context().close();
  return read;
}

async function readOne(page: Page, one: Recipient): Promise<Read> {
  const mail = await findMail(origin, one.line.messageId);
  const seen: Seen[] = [];
  for (const shape of SHAPES) {
    seen.push(await lookAt(page, mail.html, shape));
    const name = `mail-${one.why.replace(/\W+/g, '-')}-${shape.width}${shape.dark ? '-dark' : ''}`;
    await keepPicture(page, name, true);
  }
  return { ...one, mail, seen, ...(await readWords(page)) };
}

/** Every fault of every mail, named: an assertion on an empty list then says them all. */
function faults(find: (read: Read) => string[]): string[] {
  return mails.flatMap((read) => find(read).map((fault) => `${read.why}: ${fault}`));
}

function faultsOfViews(find: (seen: Seen) => string[]): string[] {
  return faults(({ seen }) =>
    seen.flatMap((one) => find(one).map((fault) => `${one.where}: ${fault}`)),
  );
}

test('ten people who differ got a mail', () => {
  expect(new Set(mails.map(({ mail }) => mail.id)).size).toBe(10);
  // As many as a mail holds, or an even count below it: mail-design.md, "Product card".
  expect(faults(({ line }) => (line.products.length % 2 === 0 ? [] : ['an odd count']))).toEqual(
    [],
  );
});

test('no mail is wider than a desktop or a phone', () => {
  expect(
    faultsOfViews(({ sideways }) => (sideways > 0 ? [`${sideways} px too wide`] : [])),
  ).toEqual([]);
});

test('every picture of a mail loads and says what it shows', () => {
  const faulty = faultsOfViews(({ pictures }) =>
    pictures.flatMap((one) => [
      ...(one.naturalWidth > 0 ? [] : [`${one.source} does not load`]),
      ...(one.alt.trim() === '' ? [`${one.source} has no alternative text`] : []),
      ...(Number(one.height) > 0 ? [] : [`${one.source} has no height`]),
    ]),
  );
  expect(faulty).toEqual([]);
  const unsized = faults(({ seen, line }) => {
    const sized = seen[0]?.pictures.filter((one) => isOfProduct(one) && Number(one.width) > 0);
    return sized?.length === line.products.length ? [] : ['a product picture has no width'];
  });
  expect(unsized).toEqual([]);
});

test('text of a mail has contrast by day and in the dark', () => {
  expect(faultsOfViews(({ contrast }) => contrast)).toEqual([]);
});

test('nothing in a mail is left unfilled or escaped twice', () => {
  const traces = /\{\{|\{%|%\}|\bundefined\b|\bnull\b|\[object|\bNaN\b|&(?:amp|lt|gt|quot|#\d+);/;
  expect(
    faults(({ words, mail }) =>
      [words, mail.text].flatMap((part) => traces.exec(part)?.slice(0, 1) ?? []),
    ),
  ).toEqual([]);
});

test('every mail is valid HTML below 80 KB', async () => {
  const problems = await Promise.all(mails.map(({ mail }) => markupProblems(mail.html)));
  expect(problems.flat()).toEqual([]);
  // Gmail clips what is longer than 102 KB; mail-design.md, "Hard clients", stays below 80.
  const sizes = mails.map(({ mail }) => Buffer.byteLength(mail.html));
  expect(Math.max(...sizes)).toBeLessThan(80_000);
});

test('every link of a mail is signed and the way out is there', () => {
  const isOurs = (link: string) => link.startsWith(`${origin}/mail/`);
  expect(faults(({ links }) => links.filter((link) => !isOurs(link)))).toEqual([]);
  const inText = (text: string) => text.match(/https?:\/\/\S+/g) ?? [];
  expect(faults(({ mail }) => inText(mail.text).filter((link) => !isOurs(link)))).toEqual([]);
  const wayOut = `${origin}/mail/unsubscribe/`;
  const parts = ({ mail, links }: Read) => [mail.text, mail.listUnsubscribe, links.join(' ')];
  expect(
    faults((read) => parts(read).flatMap((part) => (part.includes(wayOut) ? [] : ['no way out']))),
  ).toEqual([]);
});

test('plain text and HTML show the same products in order', () => {
  const titleOf = new Map(shop.products.map(({ handle, title }) => [handle, title]));
  const differing = faults(({ line, mail, seen }) => {
    const titles = line.products.map((handle) => titleOf.get(handle) ?? handle);
    const shown = seen[0]?.pictures.filter(isOfProduct).map(({ alt }) => alt);
    return [
      ...(titles.length > 0 ? [] : ['no products']),
      ...(String(shown) === String(titles) ? [] : [`the HTML shows ${String(shown)}`]),
      ...(inOrder(mail.text, titles) ? [] : [`the plain text does not show ${String(titles)}`]),
    ];
  });
  expect(differing).toEqual([]);
});

function isOfProduct({ source }: Picture): boolean {
  return source.includes('/products/');
}

/** By a title's first words: the text breaks its lines at 78 characters. */
function inOrder(text: string, titles: string[]): boolean {
  let from = 0;
  for (const title of titles) {
    const at = text.indexOf(title.slice(0, 24), from);
    if (at < 0) return false;
    from = at + 1;
  }
  return true;
}
