// What a form did, kept for the page that comes after it: a page's script can only tell pixels of what happened once
// it runs. A cookie of the server holds it for that one step.
import type { Context } from 'hono';
import type { SandboxContext } from '../../context';
import { indexOf } from '../../shop/shop-index';
import { readCookie, removeCookie, writeCookie } from '../cookies';
import { completedCheckoutOf } from './checkout-shape';
import type { PageEvent } from './protocol';
import { cartLineOf } from './shapes';

export type Happening =
  | { kind: 'added' | 'removed'; variantId: string; quantity: number }
  | { kind: 'ordered'; orderId: string; token: string; acceptsMarketing: boolean };

const COOKIE = 'happened';

export function noteHappening(c: Context, happening: Happening): void {
  const before = readCookie(c, COOKIE);
  const text = [...(before ? [before] : []), writeHappening(happening)].join('|');
  writeCookie(c, [COOKIE, text], { isForServer: true });
}

/** Once: the page that takes them is the one that tells of them. */
export function takeHappenings(context: SandboxContext, c: Context): PageEvent[] {
  const text = readCookie(c, COOKIE);
  if (!text) return [];
  removeCookie(c, COOKIE);
  return text.split('|').flatMap((one) => readHappening(context, one) ?? []);
}

function writeHappening(happening: Happening): string {
  if (happening.kind !== 'ordered') {
    return `${happening.kind}.${happening.variantId}.${happening.quantity}`;
  }
  const { orderId, token, acceptsMarketing } = happening;
  return `ordered.${orderId}.${token}.${acceptsMarketing ? 1 : 0}`;
}

function readHappening(context: SandboxContext, text: string): PageEvent | null {
  const [kind, id = '', second = '', third] = text.split('.');
  const index = indexOf(context.shop);
  if (kind === 'added' || kind === 'removed') {
    const placed = index.variant(id);
    if (!placed) return null;
    const cartLine = cartLineOf(context, { ...placed, quantity: Number(second) || 1 });
    const name = kind === 'added' ? 'product_added_to_cart' : 'product_removed_from_cart';
    return { name, type: 'standard', data: { cartLine } };
  }
  const order = kind === 'ordered' ? index.order(id) : null;
  if (!order) return null;
  const acceptsMarketing = third === '1';
  const checkout = completedCheckoutOf(context, { order, token: second, acceptsMarketing });
  return { name: 'checkout_completed', type: 'standard', data: { checkout } };
}
