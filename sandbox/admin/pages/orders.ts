// The merchant's orders: a list to search, the newest first, each with its way to be cancelled.
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { SandboxContext } from '../../context';
import type { ShopOrder } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { notesOf, renderBadge, renderPage, withNote } from './layout';
import { cutList, dayIn, formatMoney, holdsWords, renderPager, renderSearch } from './lists';

const HOME = '/admin/orders';

export function orderPages(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.html(renderList(c, context)));
  routes.post('/:id/cancel', (c) => {
    const order = indexOf(context.shop).order(c.req.param('id'));
    if (!order) return c.redirect(HOME, 303);
    context.changes.apply({ kind: 'order-cancelled', orderId: order.id });
    return c.redirect(withNote(HOME, 'done', `Order ${order.name} cancelled`), 303);
  });
  return routes;
}

function renderList(c: Context, context: SandboxContext) {
  const asked = c.req.query('q') ?? '';
  const found = context.shop.orders
    .filter((order) => holdsWords(asked, [order.name, order.email]))
    .toSorted((a, b) => b.createdAt - a.createdAt);
  const cut = cutList(c, found);
  return renderPage(context, {
    ...notesOf(c),
    title: 'Orders',
    current: HOME,
    body: html`<div class="card">
      ${renderSearch(c, 'Search by number or e-mail')}
      <table>
        <thead>
          <tr>
            <th>Order</th>
            <th class="wide">Date</th>
            <th>Customer</th>
            <th class="wide">Payment</th>
            <th class="number">Total</th>
            <th><span class="spoken">Cancel</span></th>
          </tr>
        </thead>
        <tbody>
          ${cut.items.map((order) => renderRow(context, order))}
        </tbody>
      </table>
      ${renderPager(c, cut)}
    </div>`,
  });
}

function renderRow(context: SandboxContext, order: ShopOrder) {
  const { id, name, cancelledAt, financialStatus } = order;
  const payment = financialStatus ? financialStatus.replaceAll('_', ' ') : 'pending';
  return html`<tr class="${cancelledAt === null ? '' : 'off'}">
    <td class="main">${name}</td>
    <td class="wide">${dayIn(context, order.createdAt)}</td>
    <td class="person">${renderBuyer(context, order)}</td>
    <td class="wide">${renderBadge(payment[0]!.toUpperCase() + payment.slice(1))}</td>
    <td class="number">${formatMoney(context, order.total)}</td>
    <td class="number">
      ${
        cancelledAt === null
          ? html`<form
              method="post"
              action="${HOME}/${id}/cancel"
              data-ask="Cancel order ${name}?"
              data-warning="The payment is returned, and the products are back in stock."
              data-agree="Cancel order"
            >
              <button class="button" aria-label="Cancel order ${name}">Cancel</button>
            </form>`
          : renderBadge('Canceled')
      }
    </td>
  </tr>`;
}

function renderBuyer({ shop }: SandboxContext, { customerId, email }: ShopOrder) {
  const customer = customerId === null ? null : indexOf(shop).customer(customerId);
  if (!customer) return html`${email ?? 'No customer'}`;
  const name = `${customer.firstName} ${customer.lastName}`.trim() || customer.email || 'No name';
  return html`<a href="/admin/customers/${customer.id}">${name}</a>`;
}
