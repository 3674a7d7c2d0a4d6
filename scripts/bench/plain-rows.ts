// The plain loop's write: the same rows into the same partitions under the same role and row security, by nothing but
// `insert … select from unnest(…) on conflict do nothing`.
import type pg from 'pg';

export type PlainRow = {
  id: string;
  at: string;
  name: string;
  visitorId: string;
  properties: string;
};

const INSERT = `
  insert into "event" (shop_id, occurred_at, id, sequence, name, visitor_id, origin, properties, recorded_at)
  select $1::integer, t, i, $2::bigint + n, e, v, 'pixel', j, $3::timestamptz
  from unnest($4::timestamptz[], $5::text[], $6::text[], $7::text[], $8::jsonb[]) with ordinality as r(t, i, e, v, j, n)
  on conflict (shop_id, occurred_at, id) do nothing`;

let sequence = 0;

export async function writePlain(
  client: pg.Client,
  shopId: number,
  rows: PlainRow[],
): Promise<void> {
  await client.query('begin');
  await client.query({
    name: 'shop',
    text: `select set_config('attune.shop_id', $1, true)`,
    values: [String(shopId)],
  });
  await client.query({
    name: 'insert',
    text: INSERT,
    values: [
      shopId,
      sequence,
      new Date().toISOString(),
      rows.map((row) => row.at),
      rows.map((row) => row.id),
      rows.map((row) => row.name),
      rows.map((row) => row.visitorId),
      rows.map((row) => row.properties),
    ],
  });
  await client.query('commit');
  sequence += rows.length;
}
