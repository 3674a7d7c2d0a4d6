// What the shop sells, mirrored: products with their variants, and collections.
import type { Db } from '~/db';
import { UNTOLD } from '~/profiles/untold';
import { settleSellable } from './levels-store';

export type ProductFacts = {
  id: string;
  handle: string;
  title: string;
  description: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'active' | 'draft' | 'archived';
  publishedAt: Date | null;
  url: string | null;
  imageUrl: string | null;
  imageAlt: string | null;
  createdAt: Date;
  sourceAt: Date;
  /** When Shopify said so: it decides between payloads of one second. An import says it at no moment. */
  toldAt?: Date;
  /** As of then the product's variants are told completely. An import tells each by itself. */
  variantsAt?: Date;
};

export type ProductVariantFacts = {
  productId: string;
  id: string;
  title: string;
  sku: string;
  position: number;
  priceMinor: number;
  compareAtMinor: number | null;
  sellableQuantity: number | null;
  availableForSale: boolean;
  /** By which its stock at each location is told. */
  inventoryItemId?: string | null;
  /** Sold on when the stock is gone. */
  sellsBeyond?: boolean;
  sourceAt: Date;
  toldAt?: Date;
  /** Shopify's webhooks tell how many there are, not whether that is counted: what is known of it stays. */
  isPartial?: boolean;
};

export type CollectionFacts = {
  id: string;
  handle: string;
  title: string;
  sourceAt: Date;
  toldAt?: Date;
};

/** A product as a decision sees it: the cheapest price that can be bought now, and whether any can. */
export type CatalogProduct = ProductFacts & {
  priceMinor: number | null;
  compareAtMinor: number | null;
  hasStock: boolean;
  collectionIds: string[];
};

/**
 * Here and below: rows go in by id, so that two imports at once never deadlock, and the newest of one id. Answers the
 * products that were taken: an older payload changes nothing, and one that was deleted stays deleted.
 */
export async function upsertProducts(
  db: Db,
  shopId: number,
  products: ProductFacts[],
): Promise<Set<string>> {
  if (products.length === 0) return new Set();
  const rows = products.map((p) => ({
    id: p.id,
    handle: p.handle,
    title: p.title,
    description: p.description,
    vendor: p.vendor,
    product_type: p.productType,
    tags: p.tags,
    status: p.status,
    published_at: p.publishedAt,
    url: p.url,
    image_url: p.imageUrl,
    image_alt: p.imageAlt,
    created_at: p.createdAt,
    source_at: p.sourceAt,
    told_at: p.toldAt ?? UNTOLD,
    variants_at: p.variantsAt ?? UNTOLD,
  }));
  const taken = await db.$queryRaw<{ id: string }[]>`
    insert into "product" (shop_id, id, handle, title, description, vendor, product_type, tags, status, published_at,
                           url, image_url, image_alt, created_at, source_at, told_at, variants_at)
    select distinct on (r.id) ${shopId}::integer, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id text, handle text, title text, description text, vendor text, product_type text, tags text[], status text,
      published_at timestamptz, url text, image_url text, image_alt text, created_at timestamptz, source_at timestamptz,
      told_at timestamptz, variants_at timestamptz)
    order by r.id, r.source_at desc, r.told_at desc
    on conflict (shop_id, id) do update set
      handle = excluded.handle, title = excluded.title, description = excluded.description, vendor = excluded.vendor,
      product_type = excluded.product_type, tags = excluded.tags, status = excluded.status,
      published_at = excluded.published_at, url = excluded.url, image_url = excluded.image_url,
      image_alt = excluded.image_alt, created_at = excluded.created_at, source_at = excluded.source_at,
      told_at = excluded.told_at, variants_at = excluded.variants_at
    where (excluded.source_at, excluded.told_at) >= ("product".source_at, "product".told_at)
    returning id`;
  return new Set(taken.map((row) => row.id));
}

export async function upsertProductVariants(
  db: Db,
  shopId: number,
  variants: ProductVariantFacts[],
): Promise<void> {
  if (variants.length === 0) return;
  const rows = variants.map((v) => ({
    product_id: v.productId,
    id: v.id,
    title: v.title,
    sku: v.sku,
    position: v.position,
    price_minor: v.priceMinor,
    compare_at_minor: v.compareAtMinor,
    sellable_quantity: v.sellableQuantity,
    available_for_sale: v.availableForSale,
    told_quantity: v.sellableQuantity,
    told_available: v.availableForSale,
    inventory_item_id: v.inventoryItemId ?? null,
    sells_beyond: v.sellsBeyond ?? false,
    told_everywhere: v.isPartial ?? false,
    source_at: v.sourceAt,
    told_at: v.toldAt ?? UNTOLD,
    stock_counted: v.isPartial === true || v.sellableQuantity !== null,
    detail_at: v.isPartial ? UNTOLD : v.sourceAt,
  }));
  const json = JSON.stringify(rows);
  await db.$executeRaw`
    insert into "product_variant" (shop_id, product_id, id, title, sku, position, price_minor, compare_at_minor,
                                   sellable_quantity, available_for_sale, told_quantity, told_available,
                                   inventory_item_id, sells_beyond, told_everywhere, source_at, told_at, stock_counted,
                                   detail_at)
    select distinct on (r.product_id, r.id) ${shopId}::integer, r.* from json_to_recordset(${json}::json) as r(
      product_id text, id text, title text, sku text, position integer, price_minor bigint, compare_at_minor bigint,
      sellable_quantity integer, available_for_sale boolean, told_quantity integer, told_available boolean,
      inventory_item_id text, sells_beyond boolean, told_everywhere boolean, source_at timestamptz, told_at timestamptz,
      stock_counted boolean, detail_at timestamptz)
    where not exists (
      select from "product" p
      where p.shop_id = ${shopId} and p.id = r.product_id and p.variants_at >= r.source_at and r.told_at = ${UNTOLD}::timestamptz
        and not exists (select from "product_variant" v
                        where v.shop_id = p.shop_id and v.product_id = p.id and v.id = r.id))
    order by r.product_id, r.id, r.source_at desc, r.told_at desc
    on conflict (shop_id, product_id, id) do update set
      title = excluded.title, sku = excluded.sku, position = excluded.position, price_minor = excluded.price_minor,
      compare_at_minor = excluded.compare_at_minor, told_quantity = excluded.told_quantity,
      told_available = excluded.told_available, sells_beyond = excluded.sells_beyond,
      told_everywhere = excluded.told_everywhere,
      inventory_item_id = coalesce(excluded.inventory_item_id, "product_variant".inventory_item_id),
      source_at = excluded.source_at, told_at = excluded.told_at
    where (excluded.source_at, excluded.told_at) >= ("product_variant".source_at, "product_variant".told_at)`;
  await settleCounting(db, shopId, json);
  await settleSellable(db, shopId, variants);
}

/** Whether stock is counted has its own version; by what its levels are told never changes. */
async function settleCounting(db: Db, shopId: number, json: string): Promise<void> {
  await db.$executeRaw`
    update "product_variant" v set
      stock_counted = case when r.detail_at > v.detail_at then r.stock_counted else v.stock_counted end,
      detail_at = greatest(r.detail_at, v.detail_at),
      inventory_item_id = coalesce(v.inventory_item_id, r.inventory_item_id)
    from json_to_recordset(${json}::json) as r(
      product_id text, id text, stock_counted boolean, detail_at timestamptz, inventory_item_id text)
    where v.shop_id = ${shopId} and v.product_id = r.product_id and v.id = r.id
      and (r.detail_at > v.detail_at or (v.inventory_item_id is null and r.inventory_item_id is not null))`;
}

export async function upsertCollections(
  db: Db,
  shopId: number,
  collections: CollectionFacts[],
): Promise<void> {
  if (collections.length === 0) return;
  const rows = collections.map((c) => ({
    id: c.id,
    handle: c.handle,
    title: c.title,
    source_at: c.sourceAt,
    told_at: c.toldAt ?? UNTOLD,
  }));
  await db.$executeRaw`
    insert into "collection" (shop_id, id, handle, title, source_at, told_at)
    select distinct on (r.id) ${shopId}::integer, r.* from json_to_recordset(${JSON.stringify(rows)}::json) as r(
      id text, handle text, title text, source_at timestamptz, told_at timestamptz)
    order by r.id, r.source_at desc, r.told_at desc
    on conflict (shop_id, id) do update set
      handle = excluded.handle, title = excluded.title, source_at = excluded.source_at, told_at = excluded.told_at
    where (excluded.source_at, excluded.told_at) >= ("collection".source_at, "collection".told_at)`;
}

export async function addCollectionProducts(
  db: Db,
  shopId: number,
  pairs: { collectionId: string; productId: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await db.$executeRaw`
    insert into "collection_product" (shop_id, collection_id, product_id)
    select ${shopId}::integer, c, p
    from unnest(${pairs.map((pair) => pair.collectionId)}::text[], ${pairs.map((pair) => pair.productId)}::text[])
      as pair(c, p)
    order by c, p
    on conflict (shop_id, collection_id, product_id) do nothing`;
}

/**
 * The whole catalogue without what was deleted, ordered by id so that two readings agree item by item. A product that
 * only webhooks told of stands where the shop puts each published one.
 */
export async function loadCatalog(db: Db, shopId: number): Promise<CatalogProduct[]> {
  return db.$queryRaw<CatalogProduct[]>`
    select p.id, p.handle, p.title, p.description, p.vendor, p.product_type as "productType", p.tags, p.status,
           p.published_at as "publishedAt",
           coalesce(p.url, case when p.published_at is not null
                                then rtrim(s.home_url, '/') || '/products/' || p.handle end) as url,
           p.image_url as "imageUrl", p.image_alt as "imageAlt",
           p.created_at as "createdAt", p.source_at as "sourceAt",
           v.price_minor::float8 as "priceMinor", v.compare_at_minor::float8 as "compareAtMinor",
           coalesce(v.available_for_sale, false) as "hasStock",
           coalesce(c.ids, '{}') as "collectionIds"
    from "product" p
    join "shop" s on s.id = p.shop_id
    left join lateral (
      select price_minor, compare_at_minor, available_for_sale from "product_variant" v
      where v.shop_id = p.shop_id and v.product_id = p.id
      order by available_for_sale desc, price_minor, position, id limit 1
    ) v on true
    left join lateral (
      select array_agg(c.collection_id order by c.collection_id) as ids from "collection_product" c
      left join "collection" d on d.shop_id = c.shop_id and d.id = c.collection_id
      where c.shop_id = p.shop_id and c.product_id = p.id and d.deleted_at is null
    ) c on true
    where p.shop_id = ${shopId} and p.deleted_at is null
    order by p.id`;
}

/** Product id → title, of those that are still in the catalogue. */
export async function listTitles(
  db: Db,
  shopId: number,
  ids: string[],
): Promise<Record<string, string>> {
  const rows = await db.product.findMany({
    where: { shopId, id: { in: ids } },
    select: { id: true, title: true },
  });
  return Object.fromEntries(rows.map((row) => [row.id, row.title]));
}
