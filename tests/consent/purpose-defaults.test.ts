import { expect, test } from 'vitest';
import { ASKED_PURPOSES, EPRIVACY_COUNTRIES, purposeDefault } from '~/consent/purpose-defaults';

test('the stricter rule holds where no country is known', () => {
  expect(purposeDefault('measure_opens', null).state).toBe('refused');
  expect(purposeDefault('measure_opens', 'us').state).toBe('allowed');
});

test('a country is known in small letters too', () => {
  expect(purposeDefault('measure_opens', 'de').state).toBe('refused');
});

/** 27 of the Union, three of the EEA besides (IS, LI, NO), the United Kingdom and Switzerland. */
test('the list of strict countries holds each once', () => {
  expect(new Set(EPRIVACY_COUNTRIES).size).toBe(32);
  expect(EPRIVACY_COUNTRIES).toHaveLength(32);
});

test('every default says its reason', () => {
  for (const purpose of ASKED_PURPOSES)
    for (const country of ['DE', 'US']) expect(purposeDefault(purpose, country).why).toMatch(/\.$/);
});
