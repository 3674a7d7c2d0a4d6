import { expect, test } from 'vitest';
import { createFormats, createWords } from '~/components/i18n/words';

test('counts one and many in the right form', () => {
  const { t } = createWords('en');
  expect(t('home.data.setAsideBody', { count: 1 })).toContain('1 row could');
  expect(t('home.data.setAsideBody', { count: 4334 })).toContain('4,334 rows could');
});

test('speaks English where a language has no words', () => {
  const { t } = createWords('de');
  expect(t('campaigns.states.sending')).toBe('Sending');
  // Grouping is German all the same: a full stop between thousands.
  expect(t('home.setup.done', { count: 4334 })).toContain('4.334');
});

test('leaves what a merchant typed as it is', () => {
  const { t } = createWords('en');
  expect(t('campaigns.detail.stopTitle', { name: 'Tea & <b>Co</b>' })).toContain('Tea & <b>Co</b>');
});

test('tells the time where the shop is', () => {
  // 23 November: London is on UTC, New York five hours behind.
  const iso = '2026-11-23T03:30:00.000Z';
  expect(createFormats('en-GB', 'Europe/London').dateTime(iso)).toBe('23 Nov 2026, 03:30');
  expect(createFormats('en-GB', 'America/New_York').dateTime(iso)).toBe('22 Nov 2026, 22:30');
});

test('shows a share of nothing as zero', () => {
  const { share } = createFormats('en', 'UTC');
  expect(share(0, 0)).toBe('0%');
  expect(share(1, 8)).toBe('12.5%');
});
