// The checkout on one page: contact, delivery, a payment that is only pretended, and what is bought.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ShopCustomer } from '../../shop/shop-data';
import type { Cart } from '../cart/cart';
import { formatMoney, nameOfVariant, pictureOf } from '../display';
import type { Html } from '../layout';
import { listCountries } from './countries';
import { FIELDS, type CheckoutForm, type Faults, type FieldName } from './form';
import { priceOrder } from './price-order';

export type CheckoutView = {
  cart: Cart;
  customer: ShopCustomer | null;
  form: CheckoutForm;
  faults: Faults;
};

/** What the fields hold before the shopper wrote anything. */
export function startForm({ shop }: SandboxContext, customer: ShopCustomer | null): CheckoutForm {
  return {
    email: customer?.email ?? '',
    firstName: customer?.firstName ?? '',
    lastName: customer?.lastName ?? '',
    address1: '',
    zip: customer?.zip ?? '',
    city: customer?.city ?? '',
    countryCode: customer?.countryCode || shop.countryCode,
    acceptsMarketing: false,
  };
}

export function renderCheckout(context: SandboxContext, view: CheckoutView): Html {
  const { cart, customer, form, faults } = view;
  const { total } = priceOrder(cart.subtotal);
  return html`<div class="band checkout">
    <form class="fields" action="/store/checkout" method="post" id="checkout-form" novalidate>
      <h1>Checkout</h1>
      ${renderFaults(faults)}
      <section class="step" aria-labelledby="contact">
        <h2 id="contact">Contact</h2>
        ${
          customer
            ? html`<p>
                ${customer.email}
                <input type="hidden" name="email" value="${customer.email}" />
              </p>`
            : html`${renderField(view, 'email', { type: 'email', autocomplete: 'email' })}
                <p class="small">Have an account? <a href="/store/account/login">Log in</a></p>`
        }
        <label class="tick">
          <input
            type="checkbox"
            name="acceptsMarketing"
            value="1"
            ${raw(form.acceptsMarketing ? 'checked' : '')}
          />
          <span>Email me with news and offers</span>
        </label>
      </section>
      <section class="step" aria-labelledby="delivery">
        <h2 id="delivery">Delivery</h2>
        ${renderCountry(context, view)}
        <div class="pair">
          ${renderField(view, 'firstName', { autocomplete: 'given-name' })}
          ${renderField(view, 'lastName', { autocomplete: 'family-name' })}
        </div>
        ${renderField(view, 'address1', { autocomplete: 'address-line1' })}
        <div class="pair">
          ${renderField(view, 'zip', { autocomplete: 'postal-code' })}
          ${renderField(view, 'city', { autocomplete: 'address-level2' })}
        </div>
      </section>
      <section class="step" aria-labelledby="payment">
        <h2 id="payment">Payment</h2>
        <p class="payment">
          Payment is only pretended in this sandbox: no card is asked for and nothing is charged.
        </p>
      </section>
      <button class="button button-wide" type="submit">Pay ${formatMoney(context, total)}</button>
    </form>
    ${renderSummary(context, cart)}
  </div>`;
}

const LABELS: Record<FieldName, string> = {
  email: 'E-mail address',
  firstName: 'First name (optional)',
  lastName: 'Last name',
  address1: 'Address',
  zip: 'Postal code',
  city: 'City',
  countryCode: 'Country',
};

function renderFaults(faults: Faults): Html | string {
  const names = FIELDS.filter((name) => faults[name]);
  if (names.length === 0) return '';
  return html`<div class="faults" role="alert">
    <p>Something is missing:</p>
    <ul>
      ${names.map((name) => html`<li><a href="#${name}">${faults[name]}</a></li>`)}
    </ul>
  </div>`;
}

function renderField(
  { form, faults }: CheckoutView,
  name: FieldName,
  { type = 'text', autocomplete }: { type?: string; autocomplete: string },
): Html {
  const fault = faults[name];
  return html`<p class="field">
    <label for="${name}">${LABELS[name]}</label>
    <input
      id="${name}"
      name="${name}"
      type="${type}"
      value="${form[name]}"
      autocomplete="${autocomplete}"
      ${raw(name === 'firstName' ? '' : 'required')}
      ${raw(fault ? `aria-invalid="true" aria-describedby="${name}-fault"` : '')}
    />
    ${fault ? html`<span class="fault" id="${name}-fault">${fault}</span>` : ''}
  </p>`;
}

function renderCountry({ shop }: SandboxContext, { form, faults }: CheckoutView): Html {
  const fault = faults.countryCode;
  return html`<p class="field">
    <label for="countryCode">${LABELS.countryCode}</label>
    <select id="countryCode" name="countryCode" autocomplete="country">
      ${listCountries(shop.countryCode).map(
        ({ code, name }) =>
          html`<option value="${code}" ${raw(code === form.countryCode ? 'selected' : '')}>
            ${name}
          </option>`,
      )}
    </select>
    ${fault ? html`<span class="fault">${fault}</span>` : ''}
  </p>`;
}

function renderSummary(context: SandboxContext, cart: Cart): Html {
  const { subtotal, shipping, total } = priceOrder(cart.subtotal);
  return html`<section class="summary summary-checkout" aria-labelledby="summary">
    <h2 id="summary" class="spoken">Your order</h2>
    <ul class="bought">
      ${cart.lines.map(
        ({ product, variant, quantity }) =>
          html`<li>
            <span class="plate bought-picture">
              <img src="${pictureOf(context, product, 200)}" alt="" width="200" height="200" />
            </span>
            <span class="bought-text">
              ${product.title}
              <span class="quiet small">
                ${[nameOfVariant(variant), `Quantity ${quantity}`].filter(Boolean).join(' · ')}
              </span>
            </span>
            <span class="bought-price">${formatMoney(context, variant.price * quantity)}</span>
          </li>`,
      )}
    </ul>
    <p class="sum"><span>Subtotal</span><span>${formatMoney(context, subtotal)}</span></p>
    <p class="sum">
      <span>Shipping</span><span>${shipping === 0 ? 'Free' : formatMoney(context, shipping)}</span>
    </p>
    <p class="sum sum-total"><span>Total</span><span>${formatMoney(context, total)}</span></p>
  </section>`;
}
