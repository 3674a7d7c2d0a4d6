// What the Admin API throws where Shopify lets us in no longer: a job that meets it ends with a reason, not with a fault.

/** Shopify gives no token, or takes none: the app was removed, or is about to be. */
export class AccessRefused extends Error {
  constructor(domain: string) {
    super(`Shopify refuses access to ${domain}`);
  }
}
