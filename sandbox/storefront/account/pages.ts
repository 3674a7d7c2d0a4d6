// The account's pages: logging in with a code instead of a password, and a customer's orders and details.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ShopCustomer, ShopOrder } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { renderOrderLines } from '../checkout/thank-you';
import { formatMoney } from '../display';
import type { Html } from '../layout';

export function renderLogIn(fault: string | null): Html {
  return html`<section class="band narrow">
    <h1>Log in or sign up</h1>
    <p class="quiet">
      Enter your e-mail address. There is no password: a code lets you in, and a new address becomes
      a new account.
    </p>
    <form class="fields" action="/store/account/login" method="post" id="login-form">
      <p class="field">
        <label for="email">E-mail address</label>
        <input
          id="email"
          name="email"
          type="email"
          autocomplete="email"
          required
          ${raw(fault ? 'aria-invalid="true" aria-describedby="email-fault"' : '')}
        />
        ${fault ? html`<span class="fault" id="email-fault">${fault}</span>` : ''}
      </p>
      <button class="button button-wide" type="submit">Continue</button>
    </form>
  </section>`;
}

type CodePage = { email: string; code: string; fault: string | null };

export function renderCode({ email, code, fault }: CodePage): Html {
  return html`<section class="band narrow">
    <h1>Enter your code</h1>
    <p class="quiet">Shopify would mail a code of six digits to ${email}.</p>
    <p class="stand-in">
      The sandbox stands in for that mail: your code is <b class="code">${code}</b>.
    </p>
    <form class="fields" action="/store/account/code" method="post" id="code-form">
      <input type="hidden" name="email" value="${email}" />
      <p class="field">
        <label for="code">Code</label>
        <input
          id="code"
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          maxlength="8"
          required
          ${raw(fault ? 'aria-invalid="true" aria-describedby="code-fault"' : '')}
        />
        ${fault ? html`<span class="fault" id="code-fault">${fault}</span>` : ''}
      </p>
      <button class="button button-wide" type="submit">Log in</button>
      <p class="small"><a href="/store/account/login">Use another address</a></p>
    </form>
  </section>`;
}

export function renderAccount(
  context: SandboxContext,
  customer: ShopCustomer,
  hasSaved: boolean,
): Html {
  const name = [customer.firstName, customer.lastName].filter(Boolean).join(' ');
  const orders = indexOf(context.shop)
    .ordersOf(customer)
    .toSorted((a, b) => b.createdAt - a.createdAt);
  return html`<section class="band account">
    <div class="account-top">
      <div>
        <h1>${name || 'Your account'}</h1>
        <p class="quiet">${customer.email}</p>
      </div>
      <form action="/store/account/logout" method="post" id="logout-form">
        <button class="button button-plain" type="submit">Log out</button>
      </form>
    </div>
    ${hasSaved ? html`<p class="said" role="status">Your details are saved.</p>` : ''}
    <div class="account-parts">
      <section aria-labelledby="orders">
        <h2 id="orders">Orders</h2>
        ${
          orders.length > 0
            ? html`<ul class="orders">
                ${orders.map((order) => renderOrder(context, order))}
              </ul>`
            : html`<p class="quiet">You have not ordered yet.</p>`
        }
      </section>
      ${renderDetails(customer)}
    </div>
  </section>`;
}

function renderOrder(context: SandboxContext, order: ShopOrder): Html {
  const { shop } = context;
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: shop.timeZone });
  return html`<li class="order">
    <p class="order-head">
      <b>${order.name}</b>
      <span>${formatMoney(context, order.total)}</span>
      <span class="quiet small"> ${day.format(order.createdAt)} · ${describeState(order)} </span>
    </p>
    ${renderOrderLines(context, order)}
  </li>`;
}

function describeState({ cancelledAt, financialStatus, fulfillmentStatus }: ShopOrder): string {
  if (cancelledAt !== null) return 'Cancelled';
  if (financialStatus.includes('refunded')) return 'Refunded';
  return fulfillmentStatus === 'fulfilled' ? 'Delivered' : 'Confirmed';
}

function renderDetails(customer: ShopCustomer): Html {
  const isSubscribed = customer.emailMarketing.state === 'SUBSCRIBED';
  return html`<section class="details" aria-labelledby="details">
    <h2 id="details">Your details</h2>
    <form class="fields" action="/store/account" method="post" id="details-form">
      <p class="field">
        <label for="firstName">First name</label>
        <input
          id="firstName"
          name="firstName"
          value="${customer.firstName}"
          maxlength="100"
          autocomplete="given-name"
        />
      </p>
      <p class="field">
        <label for="lastName">Last name</label>
        <input
          id="lastName"
          name="lastName"
          value="${customer.lastName}"
          maxlength="100"
          autocomplete="family-name"
        />
      </p>
      <label class="tick">
        <input
          type="checkbox"
          name="acceptsMarketing"
          value="1"
          ${raw(isSubscribed ? 'checked' : '')}
        />
        <span>Email me with news and offers</span>
      </label>
      <button class="button" type="submit">Save</button>
    </form>
  </section>`;
}
