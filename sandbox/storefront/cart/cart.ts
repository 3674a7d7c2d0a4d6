// A visitor's cart: which variants, how many of each, and what they cost now. It lives in a cookie, so that it
// survives a restart of the sandbox; prices and stock are the shop's at the moment of looking.
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { SandboxContext } from '../../context';
import type { ShopProduct, ShopProductVariant } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { findProduct } from '../catalogue';
import { readCookie, removeCookie, writeCookie } from '../cookies';
import { countBuyable } from '../variants';

export type CartLine = { product: ShopProduct; variant: ShopProductVariant; quantity: number };

export type Cart = {
  /** Null until something was put in. */
  token: string | null;
  lines: CartLine[];
  count: number;
  subtotal: number;
};

const COOKIE = 'cart';
const KEPT_DAYS = 14;
const LINES_AT_MOST = 50;
const OF_ONE_AT_MOST = 999;

type Wanted = { variantId: string; quantity: number };

/** What cannot be seen in the shop any more is left out; what ran short stands as it was put in. */
export function readCart(context: SandboxContext, c: Context): Cart {
  const [token = '', lines = ''] = (readCookie(c, COOKIE) ?? '').split('.');
  if (!/^[\w-]{8,40}$/.test(token)) return priceCart(null, []);
  const wanted = lines.split('_').flatMap((line): Wanted[] => {
    const [variantId = '', quantity = ''] = line.split('-');
    const count = readCount(quantity);
    return /^\d{1,20}$/.test(variantId) && count ? [{ variantId, quantity: count }] : [];
  });
  return priceCart(
    token,
    wanted.slice(0, LINES_AT_MOST).flatMap((one) => findLine(context, one) ?? []),
  );
}

export function readCount(text: string | undefined): number | null {
  if (text === undefined || !/^\d{1,3}$/.test(text)) return null;
  return Math.min(Number(text), OF_ONE_AT_MOST);
}

function findLine(context: SandboxContext, { variantId, quantity }: Wanted): CartLine | null {
  const placed = indexOf(context.shop).variant(variantId);
  const product = placed ? findProduct(context, placed.product.handle) : null;
  return placed && product ? { product, variant: placed.variant, quantity } : null;
}

function priceCart(token: string | null, lines: CartLine[]): Cart {
  return {
    token,
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    subtotal: lines.reduce((sum, { variant, quantity }) => sum + variant.price * quantity, 0),
  };
}

export type CartChange =
  /** `moved`: how many were added, negative where they were taken out. */
  | { kind: 'changed'; cart: Cart; line: CartLine; moved: number; isShort: boolean }
  | { kind: 'refused'; reason: 'unknown' | 'sold-out' | 'full' };

/** Sets how many of a variant are in the cart, as far as the stock goes. */
export function setQuantity(
  context: SandboxContext,
  cart: Cart,
  { variantId, quantity }: Wanted,
): CartChange {
  const before = cart.lines.find(({ variant }) => variant.id === variantId);
  const line = before ?? findLine(context, { variantId, quantity: 0 });
  if (!line) return { kind: 'refused', reason: 'unknown' };
  if (!before && cart.lines.length >= LINES_AT_MOST) return { kind: 'refused', reason: 'full' };
  const buyable = Math.min(countBuyable(line.variant), OF_ONE_AT_MOST);
  if (buyable === 0 && quantity > 0 && !before) return { kind: 'refused', reason: 'sold-out' };
  const settled = Math.min(quantity, buyable);
  const others = cart.lines.map((one) => (one === before ? { ...one, quantity: settled } : one));
  const lines = before ? others : [...others, { ...line, quantity: settled }];
  return {
    kind: 'changed',
    cart: priceCart(
      cart.token ?? randomUUID(),
      lines.filter((one) => one.quantity > 0),
    ),
    line,
    moved: settled - (before?.quantity ?? 0),
    isShort: settled < quantity,
  };
}

/** The lines that ask for more than there is. */
export function findShortLines(cart: Cart): CartLine[] {
  return cart.lines.filter(({ variant, quantity }) => quantity > countBuyable(variant));
}

export function keepCart(c: Context, { token, lines }: Cart): void {
  const kept = lines.map(({ variant, quantity }) => `${variant.id}-${quantity}`).join('_');
  writeCookie(c, [COOKIE, `${token}.${kept}`], { days: KEPT_DAYS });
}

export function emptyCart(c: Context): void {
  removeCookie(c, COOKIE);
}
