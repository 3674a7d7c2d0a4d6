// Where a bench plays: a PostgreSQL of its own that keeps its word (every commit is on disk), this version's schema, and
// two shops, one for the product and one for the plain loop.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDb } from '~/db';
import { installShop, type Shop } from '~/shops/store';
import { startDatabase } from '../../sandbox/database/embedded';
import { migrate } from '../migrate';

export type Stage = {
  applicationUrl: string;
  ownerUrl: string;
  product: Shop;
  plain: Shop;
  close: () => Promise<void>;
};

const FACTS = {
  name: 'Mill',
  email: 'owner@mill.example',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  locale: 'en',
  countryCode: 'DE',
  homeUrl: 'https://mill.example',
  senderName: 'Mill',
  senderEmail: 'hello@mill.example',
  postalAddress: 'Mill Lane 1, 10115 Berlin',
  brandLogoUrl: null,
};

export async function openStage(): Promise<Stage> {
  const dataDir = mkdtempSync(join(tmpdir(), 'attune-bench-'));
  chmodSync(dataDir, 0o711);
  const database = await startDatabase({ dataDir, port: 0 });
  await migrate(database.ownerUrl);
  const db = createDb(database.applicationUrl, 1);
  const now = new Date();
  const product = await installShop(db, 'product.myshopify.com', FACTS, now);
  const plain = await installShop(db, 'plain.myshopify.com', FACTS, now);
  await db.$disconnect();
  return {
    applicationUrl: database.applicationUrl,
    ownerUrl: database.ownerUrl,
    product,
    plain,
    close: async () => {
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
