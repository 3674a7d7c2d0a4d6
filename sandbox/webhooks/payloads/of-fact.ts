// The payload of one piece of news about the shop.

import type { SandboxContext } from '../../context';
import type { ShopFact } from '../../shop/apply-change';
import { collectionPayload, levelPayload, productPayload } from './catalog';
import { consentPayload, customerPayload } from './customers';
import { orderPayload } from './orders';
import { customerRedactPayload, dataRequestPayload, deletedPayload, shopPayload } from './shop';
import type { Payload } from './wire';

export function payloadOf(context: SandboxContext, fact: ShopFact): Payload {
  switch (fact.topic) {
    case 'products/create':
    case 'products/update':
      return productPayload(context, fact.product);
    case 'inventory_levels/connect':
    case 'inventory_levels/update':
    case 'inventory_levels/disconnect':
      return levelPayload(context, fact.level);
    case 'collections/create':
    case 'collections/update':
      return collectionPayload(context, fact.collection);
    case 'customers/create':
    case 'customers/update':
      return customerPayload(context, fact.customer);
    case 'customers_email_marketing_consent/update':
      return consentPayload(context, fact.customer);
    case 'orders/create':
    case 'orders/updated':
    case 'orders/cancelled':
      return orderPayload(context, fact.order);
    case 'products/delete':
      return deletedPayload('Product', fact.id);
    case 'collections/delete':
      return deletedPayload('Collection', fact.id);
    case 'customers/delete':
      return deletedPayload('Customer', fact.id);
    case 'customers/data_request':
      return dataRequestPayload(context, fact.customer, fact.orderIds);
    case 'customers/redact':
      return customerRedactPayload(context, fact.customer, fact.orderIds);
    case 'shop/update':
      return shopPayload(context);
  }
}
