// Files on a real database: every row is used or set aside, once, also when a worker dies half-way.
import { expect, test } from 'vitest';
import { findSuppression, recordConsent } from '~/consent/store';
import { inShop } from '~/db';
import { beginImport, closeImport, sendPiece } from '~/imports/bring';
import { lookAt } from '~/imports/look';
import { runImport } from '~/imports/run-import';
import type { ImportKind } from '~/imports/kinds';
import { ensureGuests } from '~/profiles/store';
import type { Shop } from '~/shops/store';
import { openDatabase } from '../support/database';
import { fuseAt, fusedDatabase, Anomaly } from '../support/fail-after';
import { newShop, NOW } from '../support/factories';
import { startWorker } from '../support/small-shop';

const { db } = await openDatabase();

type Bringing = { kind: ImportKind; text: string; wording?: string; pieceBytes?: number };

async function bring(shop: Shop, { kind, text, wording = '', pieceBytes = 40 }: Bringing) {
  const bytes = Buffer.from(text);
  const asked = { kind, fileName: 'list.csv', bytes: bytes.length, wording, staffId: null };
  const begun = await beginImport(db, shop.id, asked, NOW);
  if (begun.kind !== 'begun') throw new Error(begun.reason);
  const pieces = Math.ceil(bytes.length / pieceBytes);
  for (let place = 0; place < pieces; place += 1) {
    const part = bytes.subarray(place * pieceBytes, (place + 1) * pieceBytes);
    await sendPiece(db, shop.id, { importId: begun.id, place, bytes: part });
  }
  expect(await closeImport(db, shop.id, { importId: begun.id, pieces })).toBe('waiting');
  return begun.id;
}

async function run(shop: Shop, database = db): Promise<string> {
  const workerId = await startWorker(db);
  const signal = new AbortController().signal;
  return runImport({ database, workerId, signal, now: () => NOW, batchRows: 2 }, shop.id);
}

async function look(shop: Shop, id: string) {
  const found = await inShop(db, shop.id, (tx) => lookAt(tx, shop.id, id));
  return found!;
}

const PEOPLE = `email,first_name,accepts_marketing,consent_at
ann@mail.example,Ann,yes,2026-01-05
ben@mail.example,Ben,no,
not an address,Cleo,yes,
dan@mail.example,Dan,unsubscribed,
eve@mail.example,Eve,yes,2026-01-05
`;

function consentOf(shop: Shop) {
  return inShop(
    db,
    shop.id,
    (tx) =>
      tx.$queryRaw<{ email: string; state: string | null; first_name: string | null }[]>`
      select p.email, p.first_name, c.state from "profile" p
      left join "consent" c on c.shop_id = p.shop_id and c.profile_id = p.id
      where p.shop_id = ${shop.id} order by p.email`,
  );
}

test('a list signs up who agreed, and nobody who ever said no', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, async (tx) => {
    const ids = await ensureGuests(tx, shop.id, [{ email: 'eve@mail.example', seenAt: NOW }]);
    const no = { state: 'unsubscribed', level: null, source: 'page', wording: null } as const;
    const changedAt = new Date('2020-01-01T00:00:00Z');
    const word = {
      ...no,
      profileId: ids.get('eve@mail.example')!,
      channel: 'email',
      changedAt,
    } as const;
    await recordConsent(tx, shop.id, [word], NOW);
  });
  const id = await bring(shop, { kind: 'customers', text: PEOPLE, wording: 'signed up in Leeds' });
  expect(await run(shop)).toBe('done');
  expect(await look(shop, id)).toMatchObject({
    file: { state: 'done', rowsTotal: 5, rowsDone: 5, imported: 3, setAside: 2 },
    issues: [
      { line: 4, reason: 'email_wrong' },
      { line: 6, reason: 'opted_out' },
    ],
  });
  expect(await consentOf(shop)).toEqual([
    { email: 'ann@mail.example', first_name: 'Ann', state: 'subscribed' },
    { email: 'ben@mail.example', first_name: 'Ben', state: 'not_subscribed' },
    { email: 'dan@mail.example', first_name: 'Dan', state: 'unsubscribed' },
    { email: 'eve@mail.example', first_name: 'Eve', state: 'unsubscribed' },
  ]);
});

test('without word on how people agreed no list signs anybody up', async () => {
  const shop = await newShop(db);
  await bring(shop, { kind: 'customers', text: PEOPLE });
  await run(shop);
  const states = (await consentOf(shop)).map(({ state }) => state);
  expect(states).toEqual([null, 'not_subscribed', 'unsubscribed', null]);
});

test('opt-outs end the mail of people known and unknown', async () => {
  const shop = await newShop(db);
  await inShop(db, shop.id, (tx) =>
    ensureGuests(tx, shop.id, [{ email: 'ann@mail.example', seenAt: NOW }]),
  );
  const text = 'Email Address,Reason\nann@mail.example,complained\nnew@mail.example,hard bounce\n';
  await bring(shop, { kind: 'opt_outs', text });
  await run(shop);
  const reasonOf = (address: string) =>
    inShop(db, shop.id, (tx) => findSuppression(tx, shop.id, address));
  expect(await reasonOf('ann@mail.example')).toBe('complained');
  expect(await reasonOf('new@mail.example')).toBe('bounced');
  expect(await consentOf(shop)).toMatchObject([
    { email: 'ann@mail.example', state: 'unsubscribed' },
  ]);
});

const ORDERS = `order_name,email,ordered_at,total,sku,product_title,quantity,unit_price
#1,ann@mail.example,2026-01-05,35.00,LAMP,Lamp,1,30.00
#1,,,,CUP,Cup,2,2.50
#2,ben@mail.example,2026-01-06,10.00,LAMP,Lamp,1,10.00
#1,,,,CUP,Cup,2,2.50
#3,ben@mail.example,soon,1.00,CUP,Cup,1,1.00
`;

function ordersOf(shop: Shop) {
  return inShop(
    db,
    shop.id,
    (tx) =>
      tx.$queryRaw<object[]>`
      select o.name, o.total_minor::integer as total, p.email,
             (select count(*)::integer from "order_line" l where l.shop_id = o.shop_id and l.order_id = o.id) as lines,
             (select count(*)::integer from "event" e where e.shop_id = o.shop_id and e.id = 'order:' || o.id) as told
      from "order" o left join "profile" p on p.shop_id = o.shop_id and p.id = o.profile_id
      where o.shop_id = ${shop.id} order by o.name`,
  );
}

const BOUGHT = [
  { name: '#1', total: 3500, email: 'ann@mail.example', lines: 2, told: 1 },
  { name: '#2', total: 1000, email: 'ben@mail.example', lines: 1, told: 1 },
];

test('orders come once, whoever dies while they are read', async () => {
  for (const at of [5, 17, 30, 44, 60]) {
    const shop = await newShop(db);
    const id = await bring(shop, { kind: 'orders', text: ORDERS });
    const fuse = fuseAt(at, at % 2 === 0 ? 'before' : 'after');
    const broken = await run(shop, fusedDatabase(db, fuse)).catch((fault: unknown) => fault);
    if (broken instanceof Anomaly) {
      await inShop(db, shop.id, (tx) =>
        tx.fileImport.updateMany({ where: { shopId: shop.id }, data: { ownerId: null } }),
      );
      await run(shop);
    }
    expect((await look(shop, id)).file, `call ${at}`).toMatchObject({
      imported: 3,
      setAside: 2,
      rowsTotal: 5,
    });
    expect(await ordersOf(shop), `call ${at}`).toEqual(BOUGHT);
  }
});

test('the same file twice changes nothing', async () => {
  const shop = await newShop(db);
  await bring(shop, { kind: 'orders', text: ORDERS });
  await run(shop);
  const again = await bring(shop, { kind: 'orders', text: ORDERS });
  await run(shop);
  expect(await ordersOf(shop)).toEqual(BOUGHT);
  expect((await look(shop, again)).issues).toEqual([
    { line: 5, reason: 'order_scattered' },
    { line: 6, reason: 'date_wrong' },
  ]);
});

test('products of a file can be bought and viewed in events', async () => {
  const shop = await newShop(db);
  await bring(shop, {
    kind: 'products',
    text: 'handle,title,price,sku\nlamp,Lamp,30.00,LAMP\n,Nameless,1.00,\n',
  });
  await run(shop);
  const text = `email,event,occurred_at,product_handle,Town
ann@mail.example,Viewed Product,2026-01-05,lamp,
ann@mail.example,Came by,2026-01-05,,Leeds
ann@mail.example,Viewed Product,2026-01-05,sofa,
`;
  const id = await bring(shop, { kind: 'events', text });
  await run(shop);
  expect(await look(shop, id)).toMatchObject({
    file: { imported: 2, setAside: 1 },
    issues: [{ line: 4, reason: 'product_unknown' }],
  });
  const told = await inShop(db, shop.id, (tx) =>
    tx.event.findMany({
      where: { shopId: shop.id },
      select: { name: true, properties: true, origin: true },
    }),
  );
  expect(told.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    {
      name: 'custom',
      origin: 'import',
      properties: { name: 'Came by', properties: { Town: 'Leeds' } },
    },
    { name: 'viewed_product', origin: 'import', properties: { productId: 'file:lamp' } },
  ]);
});

test('a file that breaks off is refused before a row is used', async () => {
  const shop = await newShop(db);
  const id = await bring(shop, { kind: 'customers', text: `${PEOPLE}"open,Fay,yes,\n` });
  expect(await run(shop)).toBe('refused');
  expect((await look(shop, id)).file).toMatchObject({
    problem: 'quote_open',
    problemDetail: '7',
    imported: 0,
  });
  expect(await consentOf(shop)).toEqual([]);
});
