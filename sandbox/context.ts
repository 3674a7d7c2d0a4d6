// What every HTTP part of the sandbox is handed: one shop, one clock, and where the two sides listen.

import type { Clock } from './clock';
import type { ShopChanges } from './shop/changes';
import type { Installation } from './shop/installation';
import type { ShopData } from './shop/shop-data';
import type { Theme } from './shop/theme';
import type { Visitors } from './shop/visitors';
import type { AppProxy } from './webhooks/subscriptions';

export type SandboxContext = {
  shop: ShopData;
  clock: Clock;
  /** Where the sandbox listens: http://127.0.0.1:PORT. */
  origin: string;
  /** Where the app really listens; the sandbox is its tunnel. */
  appOrigin: string;
  dataDir: string;
  clientId: string;
  clientSecret: string;
  /** What shopify.app.toml asks for; what was granted stands in `installation`. */
  scopes: string[];
  /** The one writer of `shop` once it runs. */
  changes: ShopChanges;
  installation: Installation;
  /** What the merchant switched on in the theme editor, of what the app's theme extension offers. */
  theme: Theme;
  /** Whom the visitor API was told of. */
  visitors: Visitors;
  /** The part of the shop's addresses that the app answers; null where shopify.app.toml names none. */
  appProxy: AppProxy | null;
};
