// Stock by place: which locations a shop has, how many of each variant they can sell, and what that makes of a variant's
// sellable quantity (docs/decisions/0022).
import type { Db } from '~/db';
import { UNTOLD } from '~/profiles/untold';

export type LocationFacts = {
  id: string;
  name: string;
  isActive: boolean;
  /** Whether the online store sells from it. */
  fulfilsOnline: boolean;
  sourceAt: Date;
};

export type LevelFacts = {
  inventoryItemId: string;
  locationId: string;
  /** Null where nobody counts. */
  available: number | null;
  /** False: no longer stocked there. */
  isConnected: boolean;
  sourceAt: Date;
  toldAt?: Date;
};

export async function upsertLocations(
  db: Db,
  shopId: number,
  locations: LocationFacts[],
): Promise<void> {
  if (locations.length === 0) return;
  const rows = locations.map((one) => ({
    id: one.id,
    name: one.name,
    is_active: one.isActive,
    fulfils_online: one.fulfilsOnline,
    source_at: one.sourceAt,
  }));
  await db.$executeRaw`
    insert into "location" (shop_id, id, name, is_active, fulfils_online, source_at)
    select distinct on (r.id) ${shopId}::integer, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id text, name text, is_active boolean, fulfils_online boolean, source_at timestamptz)
    order by r.id, r.source_at desc
    on conflict (shop_id, id) do update set
      name = excluded.name, is_active = excluded.is_active, fulfils_online = excluded.fulfils_online,
      source_at = excluded.source_at
    where excluded.source_at >= "location".source_at`;
  const moved = await db.$queryRaw<{ id: string }[]>`
    select distinct inventory_item_id as id from "inventory_level"
    where shop_id = ${shopId} and location_id = any(${locations.map((one) => one.id)}::text[])`;
  await settleItems(
    db,
    shopId,
    moved.map((row) => row.id),
  );
}

/** The newest word on each level counts, and the variants that it is about can be bought or not at once. */
export async function upsertLevels(db: Db, shopId: number, levels: LevelFacts[]): Promise<void> {
  if (levels.length === 0) return;
  const rows = levels.map((one) => ({
    inventory_item_id: one.inventoryItemId,
    location_id: one.locationId,
    available: one.available,
    is_connected: one.isConnected,
    source_at: one.sourceAt,
    told_at: one.toldAt ?? UNTOLD,
  }));
  await db.$executeRaw`
    insert into "inventory_level" (shop_id, inventory_item_id, location_id, available, is_connected, source_at, told_at)
    select distinct on (r.inventory_item_id, r.location_id) ${shopId}::integer, r.*
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      inventory_item_id text, location_id text, available integer, is_connected boolean, source_at timestamptz,
      told_at timestamptz)
    order by r.inventory_item_id, r.location_id, r.source_at desc, r.told_at desc
    on conflict (shop_id, inventory_item_id, location_id) do update set
      available = excluded.available, is_connected = excluded.is_connected, source_at = excluded.source_at,
      told_at = excluded.told_at
    where (excluded.source_at, excluded.told_at) >= ("inventory_level".source_at, "inventory_level".told_at)`;
  await settleItems(
    db,
    shopId,
    levels.map((one) => one.inventoryItemId),
  );
}

/** After a time without webhooks no level can be trusted; those of now are read anew. */
export async function forgetLevels(db: Db, shopId: number): Promise<void> {
  await db.inventoryLevel.deleteMany({ where: { shopId } });
}

async function settleItems(db: Db, shopId: number, itemIds: string[]): Promise<void> {
  if (itemIds.length === 0) return;
  const variants = await db.$queryRaw<{ productId: string; id: string }[]>`
    select product_id as "productId", id from "product_variant"
    where shop_id = ${shopId} and inventory_item_id = any(${[...new Set(itemIds)]}::text[])`;
  await settleSellable(db, shopId, variants);
}

/**
 * What a variant's rows say it can sell, whatever came first: nothing is counted → always; a level is newer than the
 * variant → the sum over places that sell online; else what the variant was told, less what lies where nobody buys online
 * (a webhook counts all places, an import does not).
 */
export async function settleSellable(
  db: Db,
  shopId: number,
  variants: { productId: string; id: string }[],
): Promise<void> {
  if (variants.length === 0) return;
  await db.$executeRaw`
    update "product_variant" v set sellable_quantity = n.quantity, available_for_sale = n.available
    from (
      select t.product_id, t.id,
             case when t.stock_counted then t.quantity end as quantity,
             not t.stock_counted or case when t.is_own then t.told_available
                                         else coalesce(t.quantity > 0, false) or t.sells_beyond end as available
      from (
        select v.product_id, v.id, v.stock_counted, v.told_available, v.sells_beyond,
               case when l.is_newer then l.online
                    when v.told_everywhere then v.told_quantity - coalesce(l.offline, 0)
                    else v.told_quantity end as quantity,
               l.is_newer is not true and (coalesce(l.offline, 0) = 0 or not v.told_everywhere) as is_own
        from unnest(${variants.map((one) => one.productId)}::text[], ${variants.map((one) => one.id)}::text[])
          as r(product_id, id)
        join "product_variant" v on v.shop_id = ${shopId} and v.product_id = r.product_id and v.id = r.id
        left join lateral (
          select sum(il.available) filter (where coalesce(p.is_active and p.fulfils_online, true))::integer as online,
                 sum(il.available) filter (where not (p.is_active and p.fulfils_online))::integer as offline,
                 bool_or((il.source_at, il.told_at) > (v.source_at, v.told_at)) as is_newer
          from (
            select location_id, source_at, told_at, case when is_connected then coalesce(available, 0) else 0 end as available
            from "inventory_level"
            where shop_id = v.shop_id and inventory_item_id = v.inventory_item_id
          ) il
          left join "location" p on p.shop_id = ${shopId} and p.id = il.location_id
        ) l on true
      ) t
    ) n
    where v.shop_id = ${shopId} and v.product_id = n.product_id and v.id = n.id
      and (v.sellable_quantity, v.available_for_sale) is distinct from (n.quantity, n.available)`;
}

/** How many of a variant a place can sell. */
export type PlacedStock = {
  variantId: string;
  locationId: string;
  /** Null until the location has been read. */
  location: string | null;
  available: number;
};

export async function listPlacedStock(
  db: Db,
  shopId: number,
  productId: string,
): Promise<PlacedStock[]> {
  return db.$queryRaw<PlacedStock[]>`
    select v.id as "variantId", l.location_id as "locationId", p.name as location,
           coalesce(l.available, 0) as available
    from "product_variant" v
    join "inventory_level" l on l.shop_id = v.shop_id and l.inventory_item_id = v.inventory_item_id
    left join "location" p on p.shop_id = l.shop_id and p.id = l.location_id
    where v.shop_id = ${shopId} and v.product_id = ${productId} and l.is_connected
    order by v.position, v.id, p.name, l.location_id`;
}
