// The query that Shopify sends to an app's proxy address: the shopper's own, and what proves that Shopify sent it.
import { createHmac } from 'node:crypto';

export type ProxyFacts = {
  shop: string;
  /** Null: nobody is logged in. */
  customerId: string | null;
  pathPrefix: string;
  now: Date;
};

/** Shopify adds its own and takes nothing away: one who writes `shop` himself sends it twice. */
export function signQuery(asked: URLSearchParams, facts: ProxyFacts, secret: string) {
  const query = new URLSearchParams(asked);
  query.append('shop', facts.shop);
  query.append('logged_in_customer_id', facts.customerId ?? '');
  query.append('path_prefix', facts.pathPrefix);
  query.append('timestamp', String(Math.floor(facts.now.getTime() / 1000)));
  query.append('signature', signatureOf(query, secret));
  return query;
}

/** Keys in order, values of one key joined by commas, nothing between the pairs. */
function signatureOf(query: URLSearchParams, secret: string): string {
  const keys = [...new Set(query.keys())].filter((key) => key !== 'signature').toSorted();
  const text = keys.map((key) => `${key}=${query.getAll(key).join(',')}`).join('');
  return createHmac('sha256', secret).update(text).digest('hex');
}
