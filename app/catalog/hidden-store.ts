// Products that the merchant never wants recommended: who hid which, and when. Decisions ask it for every choice.
import type { Db } from '~/db';

export type HiddenProduct = {
  productId: string;
  /** Null where the product has left the catalogue; the word stays, should it come back. */
  title: string | null;
  imageUrl: string | null;
  hiddenAt: Date;
  /** Shopify's id of the staff member who hid it. */
  hiddenBy: string | null;
};

/** As many as one look through the picker may bring. */
export const MOST_HIDDEN_AT_ONCE = 250;

/** Hiding again keeps the first word: who and when. */
export async function hideProducts(
  db: Db,
  shopId: number,
  productIds: string[],
  { by, now }: { by: string | null; now: Date },
): Promise<void> {
  await db.hiddenProduct.createMany({
    data: [...new Set(productIds)].map((productId) => ({
      shopId,
      productId,
      hiddenAt: now,
      hiddenBy: by,
    })),
    skipDuplicates: true,
  });
}

export async function showProducts(db: Db, shopId: number, productIds: string[]): Promise<void> {
  await db.hiddenProduct.deleteMany({ where: { shopId, productId: { in: productIds } } });
}

export async function listHiddenIds(db: Db, shopId: number): Promise<Set<string>> {
  const rows = await db.hiddenProduct.findMany({
    where: { shopId },
    select: { productId: true },
  });
  return new Set(rows.map((row) => row.productId));
}

/** The last hidden first. */
export async function listHidden(db: Db, shopId: number): Promise<HiddenProduct[]> {
  return db.$queryRaw<HiddenProduct[]>`
    select h.product_id as "productId", p.title, p.image_url as "imageUrl", h.hidden_at as "hiddenAt",
           h.hidden_by as "hiddenBy"
    from "hidden_product" h
    left join "product" p on p.shop_id = h.shop_id and p.id = h.product_id
    where h.shop_id = ${shopId}
    order by h.hidden_at desc, h.product_id`;
}
