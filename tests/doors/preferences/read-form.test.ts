import { expect, test } from 'vitest';
import { readChoices, readCorrections } from '~/doors/preferences/read-form';
import { samplePage } from './sample-page';

const NOW = new Date('2026-03-02T10:00:00Z');
const read = (form: string, change: Parameters<typeof samplePage>[0] = {}) =>
  readChoices(new URLSearchParams(form), samplePage(change), NOW);

test('a topic without its tick is left', () => {
  expect(read('topic=sales').preferences.topicsLeft).toEqual(['news']);
});

test('a part that was not asked is not answered', () => {
  const { preferences } = read('limit=weekly&pause=30&topic=news', { asks: [] });
  expect(preferences).toEqual({});
});

test('a pause counts from now in whole days', () => {
  expect(read('pause=90').preferences.pausedUntil).toEqual(new Date('2026-05-31T10:00:00Z'));
  expect(read('pause=keep').preferences).not.toHaveProperty('pausedUntil');
});

test('who likes it takes back that it is not so', () => {
  expect(read('interest=Rugs').preferences).toMatchObject({
    interests: ['Rugs'],
    notInterests: [],
  });
});

test('a name that was not touched stays the shop’s word', () => {
  const fields = new URLSearchParams({ firstName: 'Anna', lastName: 'Bergen', language: 'en' });
  const { preferences } = readCorrections(fields, samplePage());
  expect(preferences).toMatchObject({ lastName: 'Bergen', notInterests: [] });
  expect(preferences).not.toHaveProperty('firstName');
  expect(preferences).not.toHaveProperty('language');
});
