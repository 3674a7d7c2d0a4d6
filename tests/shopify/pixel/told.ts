// What the web pixel of a shopper's browser sends, for tests of its door and of what becomes of it.

let events = 0;

export type TestEvent = {
  id: string;
  name: string;
  clientId: string;
  timestamp: string;
  [fact: string]: unknown;
};

/** An event as extensions/web-pixel writes it. */
export function told(
  name: string,
  at: Date,
  facts: Record<string, unknown> & { clientId?: string } = {},
): TestEvent {
  return {
    id: `sh-${(events += 1)}`,
    name,
    clientId: 'visitor-1',
    timestamp: at.toISOString(),
    ...facts,
  };
}

export const viewed = (at: Date, facts: Record<string, unknown> & { clientId?: string } = {}) =>
  told('product_viewed', at, { productId: '1003', ...facts });

/** What a person's browser says of itself. */
export const BROWSER =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
