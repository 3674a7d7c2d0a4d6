// Forgetting a person, judged by the database's own catalogue: he or she is planted in every text, JSON value and byte of
// every table, and is nowhere afterwards.
import { expect, test } from 'vitest';
import { recordConsent } from '~/consent/store';
import { inShop } from '~/db';
import { ensureCustomers } from '~/profiles/removal-store';
import { ensureGuests, upsertCustomers } from '~/profiles/store';
import { forgetPerson } from '~/shopify/privacy/forget-person';
import { upsertOrders } from '~/orders/store';
import { cases } from '../../support/counts';
import { command, openDatabase } from '../../support/database';
import { consentChange, customer, newShop, NOW, order } from '../../support/factories';
import { Anomaly, fuseAt, fusedDatabase } from '../../support/fail-after';
import { fillShop, type FullShop } from '../../support/full-shop';
import { startWorker } from '../../support/small-shop';

const { db, superuserUrl } = await openDatabase();
const worker = await startWorker(db);

const CANARY = {
  address: 'canary.person@erased.example',
  number: '900719925474099',
  phone: '+49 171 5550199',
  first: 'Zyxella',
  last: 'Quorvath',
};
const LATER = new Date(NOW.getTime() + 86_400_000);
const ASKED = { customerId: CANARY.number, email: CANARY.address, askedAt: NOW } as const;

/** Tables whose words nobody outside can put there, and the keys by which rows are found. */
const CLOSED = /^(state|kind|channel|reason|name|origin|topic|level|basis|purpose|operation_id)$/;

type Column = { table: string; name: string; kind: string };

/** Another person's and nobody's rows are full of the canary too: what a merchant typed, what a form sent. */
async function plant(shopId: number): Promise<number> {
  const columns = await command<Column>(
    superuserUrl,
    `select c.relname::text as table, a.attname::text as name, format_type(a.atttypid, null) as kind
     from pg_class c
     join pg_attribute s on s.attrelid = c.oid and s.attname = 'shop_id'
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_index i on i.indrelid = c.oid and i.indisunique and a.attnum = any(i.indkey)
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
       and i.indrelid is null and format_type(a.atttypid, null) in ('text', 'jsonb', 'bytea', 'text[]')
       and c.relname not in ('profile', 'profile_identity', 'forgotten_salt')`,
  );
  const word = `to ${CANARY.address.toUpperCase()} or ${CANARY.phone}, id ${CANARY.number}`;
  let planted = 0;
  for (const { table, name, kind } of columns) {
    if (CLOSED.test(name) || /(^|_)id$/.test(name) || /(^|_)(email|address)$/.test(name)) continue;
    const value = {
      text: `coalesce("${name}", '') || $2`,
      'text[]': `array_append("${name}", $2)`,
      jsonb: `jsonb_build_object('was', "${name}", 'said', $2::text, 'who', ${CANARY.number})`,
      bytea: `"${name}" || convert_to($2, 'UTF8')`,
    }[kind];
    await command(superuserUrl, `update "${table}" set "${name}" = ${value} where shop_id = $1`, [
      shopId,
      word,
    ]);
    planted += 1;
  }
  return planted;
}

async function canaryShop(): Promise<FullShop> {
  const shop = await fillShop(db, (await newShop(db)).id, worker, 'Somebody');
  const { shopId, profileId } = shop;
  const person = customer(CANARY.number, { email: CANARY.address, firstName: CANARY.first });
  // The shop's person becomes the canary, with everything that happened to her.
  await command(
    superuserUrl,
    `update "profile" set customer_id = $2, email = $3, first_name = $4, last_name = $5, phone = $6,
       addresses = jsonb_build_array(jsonb_build_object('name', $4::text || ' ' || $5::text, 'phone', $6::text))
     where shop_id = $1 and id = $7`,
    [shopId, CANARY.number, person.email, CANARY.first, CANARY.last, CANARY.phone, profileId],
  );
  await command(
    superuserUrl,
    `update "profile_identity" set value = case kind when 'customer' then $2 else $3 end
     where shop_id = $1 and profile_id = $4 and kind in ('customer', 'email')`,
    [shopId, CANARY.number, CANARY.address, profileId],
  );
  await plant(shopId);
  return shop;
}

/** Every row of every table of this shop, as text: text, JSON, and bytes as what they spell. */
async function search(shopId: number, canaries: string[]): Promise<string[]> {
  const tables = await command<{ name: string; bytes: string[] | null }>(
    superuserUrl,
    `select c.relname::text as name,
            array_agg(b.attname::text) filter (where b.atttypid = 'bytea'::regtype) as bytes
     from pg_class c
     join pg_attribute s on s.attrelid = c.oid and s.attname = 'shop_id'
     join pg_attribute b on b.attrelid = c.oid and b.attnum > 0 and not b.attisdropped
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace
     group by c.relname`,
  );
  const found: string[] = [];
  for (const { name, bytes } of tables) {
    const spelled = (bytes ?? []).map((column) => ` || encode(t."${column}", 'escape')`).join('');
    const rows = await command<{ row: string }>(
      superuserUrl,
      `select to_jsonb(t)::text ${spelled} as row from "${name}" t where shop_id = $1`,
      [shopId],
    );
    for (const { row } of rows)
      for (const canary of canaries)
        if (row.toLowerCase().includes(canary.toLowerCase())) found.push(`${name}: ${canary}`);
  }
  return found;
}

const ALL = Object.values(CANARY);

const forget = (shopId: number, askedBy: 'shopify' | 'merchant' | 'person' = 'shopify') =>
  inShop(db, shopId, (tx) => forgetPerson(tx, shopId, { ...ASKED, askedBy }, NOW));

test('a person planted in every column is nowhere after forgetting', async () => {
  const { shopId } = await canaryShop();
  const before = new Set((await search(shopId, [CANARY.address])).map((one) => one.split(':')[0]));
  // As many tables as can hold a word that somebody outside wrote.
  expect(before.size).toBeGreaterThan(20);
  const { requestId, counts } = await forget(shopId);
  expect(await search(shopId, ALL)).toEqual([]);
  expect(counts.profile).toBe(1);
  const record = await inShop(db, shopId, (tx) =>
    tx.privacyRequest.findFirstOrThrow({ where: { shopId, id: requestId } }),
  );
  expect(record).toMatchObject({
    kind: 'redact',
    askedBy: 'shopify',
    doneAt: NOW,
    customerId: null,
  });
  // Told again, there is nothing left to do and still one record.
  await forget(shopId);
  expect(await search(shopId, ALL)).toEqual([]);
});

test('other people keep every word that is theirs', async () => {
  const { shopId } = await canaryShop();
  const near = `x${CANARY.address}`;
  const ids = await inShop(db, shopId, (tx) =>
    upsertCustomers(tx, shopId, [
      customer(`${CANARY.number}7`, { email: near }),
      customer('77', { email: 'other@mail.example' }),
    ]),
  );
  await forget(shopId);
  const rows = await inShop(db, shopId, (tx) =>
    tx.profile.findMany({
      where: { shopId, id: { in: [...ids.values()] } },
      orderBy: { email: 'asc' },
    }),
  );
  expect(rows.map(({ email, customerId }) => [email, customerId])).toEqual([
    ['other@mail.example', '77'],
    [near, `${CANARY.number}7`],
  ]);
});

test('when any statement fails nothing is forgotten', async () => {
  const { shopId } = await canaryShop();
  const before = await search(shopId, ALL);
  const most = cases(12, 400);
  for (let n = 1; n <= most; n += 1) {
    // Spread over the whole erasure, whose statements number a few hundred.
    const fuse = fuseAt(most === 400 ? n : n * 21, 'after');
    const broken = fusedDatabase(db, fuse);
    const work = inShop(broken, shopId, (tx) =>
      forgetPerson(tx, shopId, { ...ASKED, askedBy: 'shopify' }, NOW).then(() => {
        // Undone, so that each round begins with the same rows.
        throw new Anomaly('the end');
      }),
    );
    await expect(work).rejects.toThrow(Anomaly);
    if (n % 4 === 0) expect(await search(shopId, ALL)).toEqual(before);
  }
  expect(await search(shopId, ALL)).toEqual(before);
});

test('no import, webhook or list brings a forgotten person back', async () => {
  const { shopId } = await canaryShop();
  await forget(shopId);
  await inShop(db, shopId, async (tx) => {
    const told = customer(CANARY.number, {
      ...{ email: CANARY.address, firstName: CANARY.first, sourceAt: LATER, toldAt: LATER },
    });
    const ids = await upsertCustomers(tx, shopId, [told]);
    await ensureCustomers(tx, shopId, [{ customerId: CANARY.number, seenAt: LATER }]);
    const mine = { profileId: ids.get(CANARY.number)!, customerId: CANARY.number };
    await upsertOrders(tx, shopId, [
      order('5', { ...mine, email: CANARY.address, sourceAt: LATER }),
    ]);
    await upsertOrders(tx, shopId, [
      order('6', { ...mine, email: CANARY.address, sourceAt: LATER }),
    ]);
  });
  expect(await search(shopId, ALL)).toEqual([]);
  // An old list with the address alone: the row is there again, and gets no mail.
  const guest = await inShop(db, shopId, async (tx) => {
    const ids = await ensureGuests(tx, shopId, [{ email: CANARY.address, seenAt: LATER }]);
    const profileId = ids.get(CANARY.address)!;
    const yes = consentChange(profileId, { source: 'import:list', changedAt: LATER });
    await recordConsent(tx, shopId, [yes], LATER);
    return profileId;
  });
  expect(guest).toBeDefined();
  const kept = await inShop(db, shopId, (tx) =>
    tx.suppression.findMany({ where: { shopId, address: CANARY.address } }),
  );
  expect(kept).toMatchObject([{ reason: 'forgotten' }]);
});

test('an address that two customers share stays with the other', async () => {
  const { shopId } = await canaryShop();
  const other = customer('78', { email: CANARY.address });
  await inShop(db, shopId, (tx) => upsertCustomers(tx, shopId, [other]));
  await forget(shopId);
  const left = await inShop(db, shopId, (tx) =>
    tx.profile.findMany({ where: { shopId, email: CANARY.address } }),
  );
  expect(left).toMatchObject([{ customerId: '78' }]);
  // Who reads the mailbox asks for both.
  await forget(shopId, 'person');
  expect(await search(shopId, [CANARY.address])).toEqual([]);
});
