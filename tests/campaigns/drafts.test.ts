import { expect, test } from 'vitest';
import { createAndLaunch, launchDraft, saveDraft } from '~/campaigns/create';
import { findCampaign, listCampaigns } from '~/campaigns/store';
import { inShop } from '~/db';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { MONDAY, openSmallShop } from '../support/small-shop';

const { db } = await openDatabase();
let shops = 0;
const newShop = async () =>
  (await openSmallShop(db, `drafts-${(shops += 1)}.myshopify.com`, 2)).shop;

const FIELDS = {
  name: 'Autumn picks',
  holdoutPercent: '10',
  quietHours: 'on',
  gapHours: '16',
  recipientLimit: '',
};

const save = (shop: Shop, fields: object, id: number | null = null) =>
  saveDraft(db, shop, { ...FIELDS, ...fields }, { id, now: MONDAY });

const read = (shop: Shop, id: number) => inShop(db, shop.id, (tx) => findCampaign(tx, shop.id, id));

test('keeps a draft that sends nothing', async () => {
  const shop = await newShop();
  expect(await save(shop, {})).toEqual({ kind: 'saved', campaignId: 1 });
  expect(await read(shop, 1)).toMatchObject({
    name: 'Autumn picks',
    state: 'draft',
    holdoutShare: 0.1,
    quietHours: true,
    gapHours: 16,
    recipientLimit: null,
    launchedAt: null,
  });
});

test('changes a draft, and nothing that was sent', async () => {
  const shop = await newShop();
  await save(shop, {});
  expect(await save(shop, { name: 'Winter picks', quietHours: undefined }, 1)).toEqual({
    kind: 'saved',
    campaignId: 1,
  });
  expect(await read(shop, 1)).toMatchObject({ name: 'Winter picks', quietHours: false });

  expect(await launchDraft(db, shop, 1, MONDAY)).toEqual({ kind: 'launched' });
  expect(await save(shop, { name: 'Too late' }, 1)).toEqual({ kind: 'gone' });
  expect(await read(shop, 1)).toMatchObject({ name: 'Winter picks', state: 'planning' });
});

test('sends a draft once, however often it is asked', async () => {
  const shop = await newShop();
  await save(shop, {});
  const launches = await Promise.all([1, 2, 3].map(() => launchDraft(db, shop, 1, MONDAY)));
  expect(launches.map(({ kind }) => kind).sort()).toEqual(['gone', 'gone', 'launched']);
});

test('refuses each wrong field of a campaign by name', async () => {
  const shop = await newShop();
  const cases = [
    [{ name: '  ' }, 'nameMissing'],
    [{ name: undefined }, 'nameMissing'],
    [{ name: 'x'.repeat(81) }, 'nameTooLong'],
    [{ holdoutPercent: '' }, 'holdoutRange'],
    [{ holdoutPercent: '51' }, 'holdoutRange'],
    [{ holdoutPercent: 'ten' }, 'holdoutRange'],
    [{ gapHours: '' }, 'gapRange'],
    [{ gapHours: '1.5' }, 'gapRange'],
    [{ gapHours: '721' }, 'gapRange'],
  ] as const;
  for (const [field, problem] of cases) {
    expect(await save(shop, field)).toEqual({ kind: 'refused', problems: [problem] });
  }
});

test('never takes an unreadable limit for no limit', async () => {
  const shop = await newShop();
  for (const recipientLimit of ['abc', '0', '-5', '1.5', '99999999999', 'NaN']) {
    expect(await save(shop, { recipientLimit })).toEqual({
      kind: 'refused',
      problems: ['limitRange'],
    });
  }
  expect(await save(shop, { recipientLimit: '250' })).toMatchObject({ kind: 'saved' });
});

test('launches nothing without a postal address', async () => {
  const shop = { ...(await newShop()), postalAddress: ' ' };
  await save(shop, {});
  const refused = { kind: 'refused', problems: ['noPostalAddress'] };
  expect(await launchDraft(db, shop, 1, MONDAY)).toEqual(refused);
  expect(await createAndLaunch(db, shop, FIELDS, MONDAY)).toEqual(refused);
  const campaigns = await inShop(db, shop.id, (tx) => listCampaigns(tx, shop.id));
  expect(campaigns.map(({ state }) => state)).toEqual(['draft']);
});
