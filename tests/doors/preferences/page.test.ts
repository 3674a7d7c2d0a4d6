import { expect, test } from 'vitest';
import { frameOf } from '~/doors/preferences/frame';
import { forgetPage, preferencePage } from '~/doors/preferences/page';
import { samplePage, SHOP } from './sample-page';

const shown = { now: new Date('2026-03-02T10:00:00Z'), isSaved: false };
const write = (change: Parameters<typeof samplePage>[0] = {}, locale = 'en') =>
  preferencePage(frameOf(SHOP, locale, false), samplePage(change), shown);

test('the way out stands above everything that can be chosen', () => {
  const html = write();
  expect(html.indexOf('value="unsubscribe"')).toBeGreaterThan(0);
  expect(html.indexOf('value="unsubscribe"')).toBeLessThan(html.indexOf('name="topic"'));
});

test('what the merchant does not ask is not on the page', () => {
  const html = write({ asks: ['frequency'] });
  for (const name of ['topic', 'pause', 'interest', 'goal', 'firstName'])
    expect(html).not.toContain(`name="${name}"`);
  expect(html).toContain('name="limit"');
  expect(html).toContain('href="?forget=1"');
});

test('the page reads from right to left in Arabic', () => {
  expect(write({}, 'ar')).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/);
});

test('forgetting is a button of a page of its own', () => {
  expect(write()).not.toContain('value="forget"');
  expect(forgetPage(frameOf(SHOP, 'en', false), samplePage())).toContain('value="forget"');
});
