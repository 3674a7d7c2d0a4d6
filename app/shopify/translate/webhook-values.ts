// Pure: what every payload of a webhook is made of. Its ids are numbers, and some are too large for a double.
import { z } from 'zod';
import { idOf, instant } from './values';

/** What `JSON.parse` hands a reviver besides key and value (ECMAScript 2025, JSON.parse source text access). */
type Source = { source?: string };

/** `788032119674292922` stays that: whole numbers past 2^53 become strings before they lose their last digits. */
export function parsePayload(text: string): unknown {
  const lossless = (_key: string, value: unknown, context?: Source): unknown =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? context?.source
      : value;
  return JSON.parse(text, lossless) as unknown;
}

/** A number or the string that `parsePayload` made of it. */
export const plainId = z.union([z.int(), z.string().regex(/^\d+$/)]).transform(String);

/** The record's own id: from `admin_graphql_api_id` where the payload has one, else from `id`. */
export const ownId = z
  .object({
    id: plainId.nullish(),
    admin_graphql_api_id: z.string().startsWith('gid://').nullish(),
  })
  .transform(({ id, admin_graphql_api_id: gid }, context) => {
    if (gid) return idOf(gid);
    if (id) return id;
    context.addIssue({ code: 'custom', path: ['id'], message: 'no id' });
    return z.NEVER;
  });

export const moment = instant.nullish();

export const setOfMoney = z.object({ shop_money: z.object({ amount: z.string() }) }).nullish();

/** What Shopify says besides the payload, in its headers. */
export type Telling = { toldAt: Date };
