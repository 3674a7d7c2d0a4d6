// The cart over HTTP, with the names that Shopify's themes use: /cart, /cart/add, /cart/change. Plain forms post to it.
import { Hono, type Context } from 'hono';
import type { SandboxContext } from '../../context';
import { noteHappening } from '../pixels/happened';
import { cartOf } from '../pixels/shapes';
import type { Pages } from '../show-page';
import { keepCart, readCart, readCount, setQuantity, type CartChange } from './cart';
import { isNotice, renderCart, type Notice } from './page';

const PAGE = '/store/cart';

export function cartRoutes(context: SandboxContext, pages: Pages): Hono {
  const routes = new Hono();

  routes.get('/', (c) => {
    const cart = readCart(context, c);
    const notice = c.req.query('notice');
    const body = renderCart(context, cart, isNotice(notice) ? notice : null);
    const data = { cart: cartOf(context, cart) };
    const events = [{ name: 'cart_viewed', type: 'standard' as const, data }];
    return pages.show(c, body, { title: 'Your cart', events, subject: { template: 'cart' } });
  });

  routes.post('/add', async (c) => {
    const form = await readForm(c);
    const cart = readCart(context, c);
    const before = cart.lines.find(({ variant }) => variant.id === form.id)?.quantity ?? 0;
    const quantity = before + (form.quantity ?? 1);
    return settle(c, setQuantity(context, cart, { variantId: form.id, quantity }));
  });

  routes.post('/change', async (c) => {
    const form = await readForm(c);
    const quantity = form.isRemoval ? 0 : form.quantity;
    if (quantity === null) return c.redirect(`${PAGE}?notice=number`, 303);
    const cart = readCart(context, c);
    return settle(c, setQuantity(context, cart, { variantId: form.id, quantity }));
  });

  return routes;
}

async function readForm(c: Context) {
  const form = await c.req.formData();
  const id = form.get('id');
  const quantity = form.get('quantity');
  return {
    id: typeof id === 'string' ? id : '',
    quantity: readCount(typeof quantity === 'string' ? quantity : undefined),
    isRemoval: form.has('remove'),
  };
}

function settle(c: Context, change: CartChange): Response {
  if (change.kind === 'refused') return c.redirect(`${PAGE}?notice=${change.reason}`, 303);
  keepCart(c, change.cart);
  const { moved, line } = change;
  if (moved !== 0) {
    const kind = moved > 0 ? 'added' : 'removed';
    noteHappening(c, { kind, variantId: line.variant.id, quantity: Math.abs(moved) });
  }
  const notice: Notice | null = change.isShort ? 'fewer' : null;
  return c.redirect(notice ? `${PAGE}?notice=${notice}` : PAGE, 303);
}
