import { expect, test } from 'vitest';
import { confirmPage, donePage, invalidPage } from '~/doors/mail-pages';
import type { Shop } from '~/shops/store';

const SHOP: Shop = {
  id: 1,
  domain: 'thistle.myshopify.com',
  name: 'Thistle',
  email: 'owner@thistle.example',
  currency: 'GBP',
  timeZone: 'Europe/London',
  locale: 'en',
  countryCode: 'GB',
  homeUrl: 'https://thistle.example',
  senderName: 'Harbour & <Thistle>',
  senderEmail: 'hello@thistle.example',
  postalAddress: '12 Quay Street, Bristol',
  brandAccent: '#2F5D50',
  brandLogoUrl: null,
  installedAt: new Date('2026-01-01T00:00:00Z'),
  uninstalledAt: null,
  sendingStoppedAt: null,
  setupHiddenAt: null,
  factsAt: null,
  grantedScopes: [],
  scopesAt: null,
  pixelKey: 'key',
  redactedAt: null,
  redaction: null,
};

test('the asking page has one button and does nothing by itself', () => {
  const page = confirmPage(SHOP, 'en');
  expect(page.match(/<form method="post">/g)).toHaveLength(1);
  expect(page.match(/<button>/g)).toHaveLength(1);
  expect(page).not.toMatch(/<script|onload=|http-equiv="refresh"/i);
});

test('the shop’s name is escaped on its pages', () => {
  for (const page of [confirmPage(SHOP, 'en'), donePage(SHOP, 'en')]) {
    expect(page).toContain('Harbour &amp; &lt;Thistle&gt;');
    expect(page).not.toContain('<Thistle>');
  }
});

test('a shop named like a pattern is named plainly', () => {
  expect(donePage({ ...SHOP, senderName: '$& {shop}' }, 'en')).toContain('$&amp; {shop}');
});

test('no page of a recipient may be found by search engines', () => {
  for (const page of [confirmPage(SHOP, 'en'), donePage(SHOP, 'xx'), invalidPage('')]) {
    expect(page).toContain('<meta name="robots" content="noindex">');
  }
});

test('a recipient’s page speaks the language of the browser', () => {
  const german = confirmPage(SHOP, 'de-AT,de;q=0.9,en;q=0.8');
  expect(german).toContain('<html lang="de" dir="ltr">');
  expect(german).toContain('<button>Abmelden</button>');
  expect(invalidPage('ar-EG')).toContain('<html lang="ar" dir="rtl">');
  expect(donePage(SHOP, 'fr')).toContain('<html lang="en" dir="ltr">');
});
