import { expect, test } from 'vitest';
import { inShop } from '~/db';
import { saveSettings } from '~/shops/settings';
import { findShop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { openSmallShop } from '../support/small-shop';

const { db } = await openDatabase();
let shops = 0;
const newShop = async () => {
  const { shop } = await openSmallShop(db, `settings-${(shops += 1)}.myshopify.com`, 1);
  return {
    shop,
    save: (fields: Record<string, unknown>) =>
      inShop(db, shop.id, (tx) => saveSettings(tx, shop.id, fields)),
  };
};

const GOOD = {
  senderName: 'Harbor & Pine',
  senderEmail: 'hello@harborandpine.example',
  postalAddress: '18 Wharf Street, Portland',
  brandAccent: '#1F5F4A',
};

test('keeps what a merchant set, on one line each', async () => {
  const { shop, save } = await newShop();
  const fields = {
    ...GOOD,
    senderName: '  Harbor\r\n& Pine ',
    postalAddress: '18 Wharf Street\n 04101 Portland\n',
  };
  expect(await save(fields)).toEqual({ kind: 'saved' });
  expect(await findShop(db, shop.id)).toMatchObject({
    senderName: 'Harbor & Pine',
    postalAddress: '18 Wharf Street, 04101 Portland',
  });
});

test('refuses a field with its reason and keeps nothing', async () => {
  const { shop, save } = await newShop();
  const cases = [
    [{ senderName: ' ' }, 'senderNameMissing'],
    [{ senderName: 'x'.repeat(81) }, 'senderNameTooLong'],
    [{ senderEmail: 'nobody' }, 'senderEmailWrong'],
    [{ senderEmail: 'a@example.com, b@example.com' }, 'senderEmailWrong'],
    [{ postalAddress: '' }, 'postalAddressMissing'],
    [{ postalAddress: 'x'.repeat(301) }, 'postalAddressTooLong'],
    [{ brandAccent: 'green' }, 'accentWrong'],
    [{ brandAccent: '#12345' }, 'accentWrong'],
  ] as const;
  for (const [field, problem] of cases) {
    expect(await save({ ...GOOD, ...field })).toEqual({ kind: 'refused', problems: [problem] });
  }
  expect(await findShop(db, shop.id)).toMatchObject({ senderName: shop.senderName });
});

test('names every missing field of an empty form', async () => {
  const { save } = await newShop();
  expect(await save({})).toEqual({
    kind: 'refused',
    problems: ['senderNameMissing', 'senderEmailWrong', 'postalAddressMissing', 'accentWrong'],
  });
});
