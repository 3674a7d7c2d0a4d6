// Finding people by part of a name or address.
import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { namePeople, searchPeople } from '~/profiles/search-store';
import { upsertCustomers } from '~/profiles/store';
import { openDatabase } from '../support/database';
import { customer, newShop } from '../support/factories';

const { db } = await openDatabase();
const { id: shopId } = await newShop(db);
const ids = await inShop(db, shopId, (tx) =>
  upsertCustomers(tx, shopId, [
    customer('1', { firstName: 'Rosanna', lastName: 'Weir', email: 'rw@mail.example' }),
    customer('2', { firstName: 'Anna', lastName: 'Berg', email: 'berg@mail.example' }),
    customer('3', { firstName: 'Per', lastName: '100% Oak', email: 'per@mail.example' }),
    customer('4', { firstName: null, email: 'anna.k@shop.example' }),
  ]),
);

const search = async (text: string, limit = 9) => {
  const found = await inShop(db, shopId, (tx) => searchPeople(tx, shopId, text, limit));
  return found.map((person) => person.email);
};

test('who begins with the word comes before who holds it', async () => {
  expect(await search('anna')).toEqual([
    'berg@mail.example',
    'anna.k@shop.example',
    'rw@mail.example',
  ]);
  expect(await search('anna', 1)).toEqual(['berg@mail.example']);
});

test('every word must be found, in any order', async () => {
  expect(await search('berg ANNA')).toEqual(['berg@mail.example']);
  expect(await search('berg weir')).toEqual([]);
});

test('signs of a pattern are looked for as they stand', async () => {
  expect(await search('100%')).toEqual(['per@mail.example']);
  expect(await search('%')).toEqual(['per@mail.example']);
  expect(await search('_')).toEqual([]);
  expect(await search('  ')).toEqual([]);
});

test('people are named in the order asked for', async () => {
  const asked = [ids.get('3')!, crypto.randomUUID(), ids.get('1')!];
  const named = await inShop(db, shopId, (tx) => namePeople(tx, shopId, asked));
  expect(named.map((person) => person.firstName)).toEqual(['Per', 'Rosanna']);
});
