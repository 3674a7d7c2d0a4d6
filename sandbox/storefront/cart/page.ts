// The cart's page: its lines with their quantities, the subtotal, and the way to the checkout.
import { html } from 'hono/html';
import type { SandboxContext } from '../../context';
import { allHandle } from '../catalogue';
import { formatMoney, nameOfVariant, pictureOf } from '../display';
import type { Html } from '../layout';
import { countBuyable } from '../variants';
import { findShortLines, type Cart, type CartLine } from './cart';

const NOTICES = {
  fewer: 'There are not so many in stock: your cart now has all there are.',
  'sold-out': 'That one is sold out.',
  unknown: 'That product is not in the shop any more.',
  full: 'The cart holds 50 different things at most.',
  number: 'Write the quantity as a number from 0 to 999.',
  short: 'Something in your cart has sold out or run short. Change its quantity to go on.',
};

export type Notice = keyof typeof NOTICES;

export function isNotice(text: string | undefined): text is Notice {
  return text !== undefined && Object.hasOwn(NOTICES, text);
}

export function renderCart(context: SandboxContext, cart: Cart, notice: Notice | null): Html {
  const said = notice ? html`<p class="said" role="status">${NOTICES[notice]}</p>` : '';
  if (cart.lines.length === 0) {
    return html`<section class="band missing">
      <h1>Your cart is empty</h1>
      ${said}
      <p class="quiet">What you add to it waits here.</p>
      <p class="after">
        <a class="button" href="/store/collections/${allHandle}">Continue shopping</a>
      </p>
    </section>`;
  }
  return html`<section class="band">
    <h1>Your cart</h1>
    ${said}
    <div class="cart">
      <ul class="lines">
        ${cart.lines.map((line) => renderLine(context, line))}
      </ul>
      <div class="summary">
        <p class="sum sum-total">
          <span>Subtotal</span><span>${formatMoney(context, cart.subtotal)}</span>
        </p>
        <p class="quiet small">Taxes included. Shipping is added at checkout.</p>
        ${
          findShortLines(cart).length > 0
            ? html`<p class="said">${NOTICES.short}</p>`
            : html`<a class="button button-wide" href="/store/checkout">Check out</a>`
        }
        <p class="small">
          <a href="/store/collections/${allHandle}">Continue shopping</a>
        </p>
      </div>
    </div>
  </section>`;
}

function renderLine(context: SandboxContext, line: CartLine): Html {
  const { product, variant, quantity } = line;
  const name = nameOfVariant(variant);
  const most = countBuyable(variant);
  const address = `/store/products/${product.handle}?variant=${variant.id}`;
  return html`<li class="line">
    <a class="plate line-picture" href="${address}" tabindex="-1" aria-hidden="true">
      <img src="${pictureOf(context, product, 200)}" alt="" width="200" height="200" />
    </a>
    <div class="line-text">
      <a class="line-title" href="${address}">${product.title}</a>
      ${name ? html`<p class="quiet small">${name}</p>` : ''}
      <p class="quiet small">${formatMoney(context, variant.price)}</p>
      ${quantity > most ? html`<p class="fault">Only ${most} left</p>` : ''}
      <form class="line-form" action="/store/cart/change" method="post">
        <input type="hidden" name="id" value="${variant.id}" />
        <input
          class="quantity"
          type="number"
          name="quantity"
          value="${quantity}"
          min="0"
          max="999"
          aria-label="Quantity of ${product.title}"
        />
        <button class="button button-plain button-small">Update</button>
        <button class="link" name="remove" value="1" aria-label="Remove ${product.title}">
          Remove
        </button>
      </form>
    </div>
    <p class="line-price">${formatMoney(context, variant.price * quantity)}</p>
  </li>`;
}
