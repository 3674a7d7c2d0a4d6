// A campaign to a whole list, in the merchant's hand: watched, paused, resumed and stopped from its screen. In a demo of its
// own, since a list of this size is no other story's; `npm run test:long -- large-campaign` mails over ten thousand.
import type { FrameLocator, Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { cases } from '../support/counts';
import { keepPicture, startChromium } from '../support/chromium';
import { startDemo, type Demo } from '../support/demo';

const { openForTest } = startChromium();
const PATIENCE = { timeout: 60_000, interval: 100 };

/** Of the people of a simulated store about seven in ten allow mail (sandbox/simulate/settings.ts, shareSubscribed). */
const SHARE_REACHABLE = 0.65;

type Row = { state: string; count: number };

test('a merchant pauses, resumes and stops a campaign on its way', async () => {
  const people = cases(3_000, 15_500);
  const demo = await startDemo({ args: ['--customers', String(people)] });
  onTestFinished(demo.remove);
  const page = await openForTest();
  const screen = page.frameLocator('iframe.app');
  const id = await sendToEveryone(page, demo.origin);
  await expect.poll(() => settledOn(screen), PATIENCE).toBeGreaterThan(20);
  await badge(screen, 'Sending').waitFor();
  await keepPicture(page, 'large-campaign-sending');

  await page.getByRole('button', { name: 'Pause' }).click();
  await badge(screen, 'Paused').waitFor();
  const paused = await restOf(demo, id);
  await expect.poll(() => settledOn(screen), PATIENCE).toBe(paused.settled);
  expect(paused.total).toBeGreaterThan(people * SHARE_REACHABLE);
  expect(paused.settled).toBeLessThan(paused.total);
  await keepPicture(page, 'large-campaign-paused');

  await page.getByRole('button', { name: 'Resume' }).click();
  const seen = await watch(screen, (paused.settled + paused.total) / 2);
  // Live: the figure moved under the merchant's eyes, in steps, and never back.
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));

  await page.getByRole('button', { name: 'Stop' }).click();
  await screen.getByRole('dialog').getByRole('button', { name: 'Stop campaign' }).click();
  await badge(screen, 'Stopped').waitFor();
  const stopped = await restOf(demo, id);
  await keepPicture(page, 'large-campaign-stopped');
  const arrived = await idsInInbox(demo.origin);
  const accepted = await acceptedIds(demo, id);
  expect(stopped.settled).toBe(paused.total);
  expect(accepted.length).toBeGreaterThan(paused.settled);
  expect(accepted.length).toBeLessThan(paused.total);
  // What the page counts as accepted is what stands in the mailboxes, each once.
  expect(arrived.toSorted()).toEqual(accepted.toSorted());
  expect(new Set(arrived).size).toBe(arrived.length);
});

async function sendToEveryone(page: Page, origin: string): Promise<number> {
  const form = page.frameLocator('iframe.app');
  await page.goto(`${origin}/admin/apps/attune/app/campaigns/new`);
  await form.getByLabel('Campaign name').fill('To everyone');
  await form.getByLabel('Share held back (percent)').fill('0');
  await form.getByLabel('Keep quiet hours').uncheck();
  await form.getByLabel('Least gap between two emails (hours)').fill('0');
  await page.getByRole('button', { name: 'Review campaign' }).click();
  await page.getByRole('button', { name: 'Send campaign' }).click();
  await form.getByRole('dialog').getByRole('button', { name: 'Send campaign' }).click();
  await form.locator('#campaign-progress-line').waitFor();
  return Number(/\/campaigns\/(\d+)/.exec(page.url())?.[1]);
}

function badge(screen: FrameLocator, state: string) {
  return screen.getByText(state, { exact: true }).first();
}

/** "1,204 of 10,377 done" on the page; 0 while the list is still being made. */
async function settledOn(screen: FrameLocator): Promise<number> {
  const line = await screen.locator('#campaign-progress-line').innerText();
  const settled = /^([\d,]+) of [\d,]+ done$/.exec(line)?.[1] ?? '0';
  return Number(settled.replaceAll(',', ''));
}

/** Every figure that the page showed until it passed the mark. */
async function watch(screen: FrameLocator, mark: number): Promise<number[]> {
  const seen: number[] = [];
  const look = async () => {
    seen.push(await settledOn(screen));
    return seen.at(-1);
  };
  await expect.poll(look, PATIENCE).toBeGreaterThan(mark);
  return seen;
}

/** The campaign's counts once nothing of it is in anybody's hands. */
async function restOf(demo: Demo, id: number): Promise<{ total: number; settled: number }> {
  const read = () => demo.app.json<{ messages: Row[] }>(`/app/campaigns/${id}/progress`);
  const underway = async () => sum((await read()).messages, ['claimed', 'intent']);
  await expect.poll(underway, PATIENCE).toBe(0);
  const { messages } = await read();
  const total = sum(messages);
  return { total, settled: total - sum(messages, ['queued']) };
}

function sum(rows: Row[], states?: string[]): number {
  return rows
    .filter(({ state }) => !states || states.includes(state))
    .reduce((count, row) => count + row.count, 0);
}

async function acceptedIds(demo: Demo, id: number): Promise<string[]> {
  const ids: string[] = [];
  for await (const text of demo.app.lines(`/app/campaigns/${id}/messages.jsonl`)) {
    const { status, messageId } = JSON.parse(text) as { status: string; messageId: string };
    if (status === 'accepted') ids.push(messageId);
  }
  return ids;
}

async function idsInInbox(origin: string): Promise<string[]> {
  const ids: string[] = [];
  for (let after: number | null = 0; after !== null;) {
    const answer = await fetch(`${origin}/inbox.json?limit=1000&after=${after}`);
    const page = (await answer.json()) as { mails: { messageId: string }[]; next: number | null };
    ids.push(...page.mails.map(({ messageId }) => messageId));
    after = page.next;
  }
  return ids;
}
