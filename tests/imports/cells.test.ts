import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCount, readCountry, readInstant, readMoney, readTags, readYes } from '~/imports/cells';

test('a date without a zone is the shop’s own time', () => {
  // Berlin is two hours ahead in July, one in January.
  expect(readInstant('2026-07-01 10:00', 'Europe/Berlin')?.toISOString()).toBe(
    '2026-07-01T08:00:00.000Z',
  );
  expect(readInstant('2026-01-01', 'Europe/Berlin')?.toISOString()).toBe(
    '2025-12-31T23:00:00.000Z',
  );
});

test('a date with a zone is that instant', () => {
  expect(readInstant('2010-12-01 08:26:00 +0000', 'Asia/Tokyo')?.toISOString()).toBe(
    '2010-12-01T08:26:00.000Z',
  );
  expect(readInstant('2026-11-23T10:00:00+01:00', 'UTC')?.toISOString()).toBe(
    '2026-11-23T09:00:00.000Z',
  );
});

test('a date that could be two days is refused', () => {
  for (const text of ['03/04/2026', '2026-02-30', '23.11.2026', 'yesterday', '0026-11-23']) {
    expect(readInstant(text, 'UTC'), text).toBeNull();
  }
});

test('any amount survives being written in either fashion', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e10 }), (minor) => {
      const plain = (minor / 100).toFixed(2);
      const grouped = plain.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
      expect(readMoney(plain, 'EUR')).toBe(minor);
      expect(readMoney(`€${grouped}`, 'EUR')).toBe(minor);
      expect(readMoney(`${plain} EUR`, 'EUR')).toBe(minor);
      expect(readMoney(`-${plain}`, 'EUR')).toBe(0 - minor);
    }),
  );
});

test('money follows the decimals of its currency', () => {
  expect(readMoney('1200', 'JPY')).toBe(1200);
  expect(readMoney('12,30', 'EUR')).toBe(1230);
  for (const text of ['', 'free', '1.2.3', '1,23,4'])
    expect(readMoney(text, 'EUR'), text).toBeNull();
});

test('yes, no and neither are told apart', () => {
  expect(['Yes', 'TRUE', 'subscribed'].map(readYes)).toEqual([true, true, true]);
  expect(['no', '0', 'NEVER_SUBSCRIBED'].map(readYes)).toEqual([false, false, false]);
  expect(['', 'maybe'].map(readYes)).toEqual([null, null]);
});

test('counts, tags and countries are read strictly', () => {
  expect([readCount('3'), readCount('3.0'), readCount('3.5'), readCount('')]).toEqual([
    3,
    3,
    null,
    null,
  ]);
  expect(readTags('vip, sale ,vip,')).toEqual(['vip', 'sale']);
  expect([readCountry('gb'), readCountry('UK'), readCountry('England')]).toEqual([
    'GB',
    'GB',
    null,
  ]);
});
