// The page that an order ends on: its number, what was bought, and where the confirmation would go.
import { html } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ShopOrder } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { allHandle } from '../catalogue';
import { formatMoney } from '../display';
import type { Html } from '../layout';

export function renderThankYou(context: SandboxContext, order: ShopOrder): Html {
  const { customerId } = order;
  const customer = customerId === null ? null : indexOf(context.shop).customer(customerId);
  const name = customer?.firstName ?? '';
  return html`<section class="band thanks">
    <p class="quiet">Order ${order.name}</p>
    <h1>${name ? `Thank you, ${name}` : 'Thank you'}</h1>
    <p>
      Your order is confirmed. ${order.email ? `A shop would now write to ${order.email}.` : ''}
    </p>
    <div class="summary">
      ${renderOrderLines(context, order)}
      <p class="sum"><span>Subtotal</span><span>${formatMoney(context, order.subtotal)}</span></p>
      <p class="sum">
        <span>Shipping</span
        ><span>${order.shipping === 0 ? 'Free' : formatMoney(context, order.shipping)}</span>
      </p>
      <p class="sum sum-total">
        <span>Total</span><span>${formatMoney(context, order.total)}</span>
      </p>
    </div>
    <p class="after">
      <a class="button" href="/store/collections/${allHandle}">Continue shopping</a>
    </p>
  </section>`;
}

export function renderOrderLines(context: SandboxContext, { lines }: ShopOrder): Html {
  return html`<ul class="bought">
    ${lines.map(
      ({ title, quantity, price }) =>
        html`<li>
          <span class="bought-text">
            ${title} <span class="quiet small">Quantity ${quantity}</span>
          </span>
          <span class="bought-price">${formatMoney(context, price * quantity)}</span>
        </li>`,
    )}
  </ul>`;
}
