// A small shop as five bulk files, children right after their parents as Shopify writes them.
import { ReadableStream } from 'node:stream/web';
import {
  collectionLine,
  customerLine,
  emailOf,
  itemLine,
  levelLine,
  locationLine,
  memberLine,
  orderLine,
  productLine,
  variantLine,
} from './bulk-lines';

type Line = { id: string };

/** Two guests, of whom one has an account too; a customer without a word of consent; a product without variants. */
export const BULK_SHOP = {
  products: [
    productLine('1', { title: 'Öllampe 🏺' }),
    variantLine('1', '11'),
    variantLine('1', '12', { price: '9.99', compareAtPrice: '12.00' }),
    productLine('2'),
    variantLine('2', '21', {
      inventoryItem: { id: 'gid://shopify/InventoryItem/210', tracked: false },
    }),
    productLine('3', { status: 'DRAFT' }),
  ],
  collections: [
    collectionLine('8'),
    memberLine('8', '1'),
    memberLine('8', '2'),
    collectionLine('9'),
    memberLine('9', '1'),
  ],
  stock: [
    locationLine('70'),
    levelLine('70', '11', 5),
    levelLine('70', '12', 2, { updatedAt: '2026-02-02T10:00:00Z' }),
    levelLine('70', '21', 0),
    locationLine('71', { fulfillsOnlineOrders: false }),
    levelLine('71', '12', 3),
  ],
  customers: [
    customerLine('5'),
    customerLine('6', { defaultEmailAddress: emailOf('six@mail.example', 'UNSUBSCRIBED') }),
    customerLine('7', { defaultEmailAddress: null }),
    customerLine('4', { defaultEmailAddress: emailOf('four@mail.example', 'NOT_SUBSCRIBED') }),
  ],
  orders: [
    orderLine('100', { customer: { id: 'gid://shopify/Customer/5' } }),
    itemLine('100', '1001'),
    itemLine('100', '1002', { product: null, variant: null }),
    orderLine('101'),
    itemLine('101', '1011'),
    orderLine('102', { email: 'Six@Mail.example' }),
    itemLine('102', '1021', { quantity: 3 }),
    orderLine('103', { email: null, cancelledAt: '2026-02-02T10:00:00Z' }),
    itemLine('103', '1031'),
  ],
} satisfies Record<string, Line[]>;

/** As Shopify serves them: a line of JSON each, cut into chunks of so many bytes wherever they fall. */
export function streamOf(lines: object[], chunkBytes = 65_536): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.subarray(at, (at += chunkBytes)));
    },
  });
}
