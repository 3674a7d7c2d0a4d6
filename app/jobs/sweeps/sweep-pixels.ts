// Shops whose storefront has no pixel of ours yet, or one that would speak to an address we left.
import { z } from 'zod';
import { inShop } from '~/db';
import { findShop } from '~/shops/store';
import { keepPixel, needsPixel, pixelSettings } from '~/shopify/pixel/connect';
import { savePixelProblem } from '~/shopify/pixel/store';
import { eachShop } from '../each-shop';
import { defineTask } from '../task';

export const sweepPixels = defineTask({
  name: 'sweep-pixels',
  payload: z.object({}),
  everySeconds: 5,
  run: async (_payload, { database, appUrl, adminOf, now, log }) => {
    await eachShop(database, async (shopId) => {
      const shop = await findShop(database, shopId);
      if (!shop) return;
      const settings = pixelSettings(shop, appUrl);
      if (!(await needsPixel(database, shop, settings, now()))) return;
      // A token that cannot be had is a problem of this shop, to be shown and tried again like any other.
      const admin = await adminOf(shop.domain).catch(() => null);
      const outcome = admin && (await keepPixel(database, shop, { admin, settings, now: now() }));
      if (!outcome)
        await inShop(database, shopId, (db) => savePixelProblem(db, shopId, 'unreachable', now()));
      const problem = outcome?.kind === 'connected' ? null : (outcome?.problem ?? 'unreachable');
      log.info('pixel_tried', { shopId, problem });
    });
  },
});
