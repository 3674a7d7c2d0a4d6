// How webhooks write what the Admin API writes otherwise: ids as long whole numbers, instants with the shop's offset.

import { randomUUID } from 'node:crypto';
import { moneyText } from '../../admin-api/graphql/wire-values';
import type { ShopData } from '../../shop/shop-data';

export type Payload = { [field: string]: unknown };

/** Shopify's ids are longer than a double holds, and stand in the payload as numbers all the same. */
const mark = randomUUID();
const marked = new RegExp(`"${mark}:(\\d+)"`, 'g');

export function writePayload(payload: Payload): string {
  const text = JSON.stringify(payload, (_key, value: unknown) =>
    typeof value === 'bigint' ? `${mark}:${value}` : value,
  );
  return text.replace(marked, '$1');
}

export function wireId(id: string): bigint {
  return BigInt(id);
}

export function optionalId(id: string | null): bigint | null {
  return id === null ? null : BigInt(id);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** "2026-11-23T14:05:09+01:00": whole seconds by the shop's clock. */
export function instantIn({ timeZone }: ShopData, epochMs: number): string {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formats.set(timeZone, format);
  }
  const local = format.format(epochMs).replace(' ', 'T');
  const minutes = Math.round(
    (Date.parse(`${local}Z`) - Math.floor(epochMs / 1000) * 1000) / 60_000,
  );
  const two = (value: number) => String(value).padStart(2, '0');
  const away = Math.abs(minutes);
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}:${two(away % 60)}`;
}

export function optionalInstant(shop: ShopData, epochMs: number | null): string | null {
  return epochMs === null ? null : instantIn(shop, epochMs);
}

export function amountOf(shop: ShopData, minor: number): string {
  return moneyText(minor, shop.currency);
}

export function moneySet(shop: ShopData, minor: number): Payload {
  const money = { amount: amountOf(shop, minor), currency_code: shop.currency };
  return { shop_money: money, presentment_money: money };
}

const regionNames = new Intl.DisplayNames(['en'], { type: 'region' });

export function countryName(code: string): string | null {
  return code ? (regionNames.of(code) ?? null) : null;
}
