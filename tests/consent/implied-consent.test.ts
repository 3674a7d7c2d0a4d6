import { expect, test } from 'vitest';
import { impliedConsentUntil } from '~/consent/implied-consent';

const basis = {
  country: 'CA',
  isExpress: false,
  lastOrderAt: new Date('2024-01-31T12:00:00Z'),
  lastInquiryAt: null,
};

// CASL, s. 10 (10): two years after a purchase, six months after an inquiry.
test('a purchase implies consent for two years', () => {
  expect(impliedConsentUntil(basis)).toEqual(new Date('2026-01-31T12:00:00Z'));
});

test('an inquiry implies consent for half a year', () => {
  const inquiry = { ...basis, lastOrderAt: null, lastInquiryAt: new Date('2025-08-31T12:00:00Z') };
  // February has no 31st: its last day.
  expect(impliedConsentUntil(inquiry)).toEqual(new Date('2026-02-28T12:00:00Z'));
});

test('whichever lasts longer counts', () => {
  const both = { ...basis, lastInquiryAt: new Date('2025-12-01T12:00:00Z') };
  expect(impliedConsentUntil(both)).toEqual(new Date('2026-06-01T12:00:00Z'));
});

test('a consent in words does not end, nor one outside of Canada', () => {
  expect(impliedConsentUntil({ ...basis, isExpress: true })).toBeNull();
  expect(impliedConsentUntil({ ...basis, country: 'US' })).toBeNull();
});

test('without purchase or inquiry nothing was ever implied', () => {
  expect(impliedConsentUntil({ ...basis, lastOrderAt: null })).toEqual(new Date(0));
});
