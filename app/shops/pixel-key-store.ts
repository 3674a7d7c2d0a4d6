// Which shop a storefront's pixel speaks for: by the public key that it was given.
import type { Shop } from '@prisma/client';
import type { Db } from '~/db';

/** A shop that the app has left is not known by its key any longer. */
export function findShopByPixelKey(db: Db, pixelKey: string): Promise<Shop | null> {
  return db.shop.findFirst({ where: { pixelKey, uninstalledAt: null } });
}
