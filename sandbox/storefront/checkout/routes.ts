// The checkout over HTTP: one page, one post, and the thank-you page at an address that only its buyer knows.
import { Hono, type Context } from 'hono';
import type { SandboxContext } from '../../context';
import { indexOf } from '../../shop/shop-index';
import { emptyCart } from '../cart/cart';
import { readSigned, sign } from '../cookies';
import { checkoutOf } from '../pixels/checkout-shape';
import { noteHappening } from '../pixels/happened';
import type { PageEvent } from '../pixels/protocol';
import type { Pages } from '../show-page';
import { readVisit } from '../visit';
import { readCheckout } from './form';
import { renderCheckout, startForm, type CheckoutView } from './page';
import { placeOrder } from './place-order';
import { renderThankYou } from './thank-you';

const CART = '/store/cart';
const PURPOSE = 'thank-you';

export function checkoutRoutes(context: SandboxContext, pages: Pages): Hono {
  const routes = new Hono();

  const show = (c: Context, view: CheckoutView, events: PageEvent['name'][]) => {
    const checkout = checkoutOf(context, view.cart, view.customer?.email ?? null);
    return pages.show(c, renderCheckout(context, view), {
      title: 'Checkout',
      isCheckout: true,
      checkout,
      events: events.map((name) => ({ name, type: 'standard', data: { checkout } })),
    });
  };

  routes.get('/', (c) => {
    const { cart, customer } = readVisit(context, c);
    if (cart.lines.length === 0) return c.redirect(CART, 303);
    const form = startForm(context, customer);
    return show(c, { cart, customer, form, faults: {} }, ['checkout_started']);
  });

  routes.post('/', async (c) => {
    const { cart, customer } = readVisit(context, c);
    const read = readCheckout(await c.req.formData(), customer?.email ?? null);
    if (cart.lines.length === 0) return c.redirect(CART, 303);
    if (read.kind === 'incomplete') {
      c.status(422);
      return show(c, { cart, customer, form: read.form, faults: read.faults }, []);
    }
    const { form } = read;
    const placed = placeOrder(context, { cart, form, customer });
    if (placed.kind !== 'placed') return c.redirect(`${CART}?notice=short`, 303);
    const { orderId } = placed;
    const { acceptsMarketing } = form;
    emptyCart(c);
    noteHappening(c, { kind: 'ordered', orderId, token: cart.token ?? '', acceptsMarketing });
    const key = sign(context.clientSecret, PURPOSE, orderId);
    return c.redirect(`/store/checkout/thank-you/${key}`, 303);
  });

  routes.get('/thank-you/:key', (c) => {
    const orderId = readSigned(context.clientSecret, PURPOSE, c.req.param('key'));
    const order = orderId === null ? null : indexOf(context.shop).order(orderId);
    if (!order) return pages.showMissing(c, 'This order is not here');
    return pages.show(c, renderThankYou(context, order), { title: 'Thank you' });
  });

  return routes;
}
