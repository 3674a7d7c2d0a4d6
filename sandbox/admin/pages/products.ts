// The merchant's products: a list to search, and one product to change.
import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { moneyText } from '../../admin-api/graphql/wire-values';
import type { SandboxContext } from '../../context';
import type { ShopProduct, ShopProductVariant } from '../../shop/shop-data';
import { indexOf } from '../../shop/shop-index';
import { imageOf } from '../resources';
import { notesOf, renderBadge, renderPage, withNote } from './layout';
import { cutList, formatMoney, holdsWords, renderPager, renderSearch } from './lists';

const HOME = '/admin/products';

export function productPages(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.html(renderList(c, context)));
  routes.get('/:id', (c) => {
    const product = indexOf(context.shop).product(c.req.param('id'));
    return product ? c.html(renderOne(c, context, product)) : c.redirect(HOME);
  });
  routes.post('/:id', async (c) => {
    const product = indexOf(context.shop).product(c.req.param('id'));
    if (!product) return c.redirect(HOME, 303);
    const read = readForm(context, product, await c.req.formData());
    const here = `${HOME}/${product.id}`;
    if ('problem' in read) return c.redirect(withNote(here, 'problem', read.problem), 303);
    context.changes.apply({ kind: 'product-saved', product: read.product });
    return c.redirect(withNote(here, 'done', 'Product saved'), 303);
  });
  routes.post('/:id/delete', (c) => {
    context.changes.apply({ kind: 'product-deleted', productId: c.req.param('id') });
    return c.redirect(withNote(HOME, 'done', 'Product deleted'), 303);
  });
  return routes;
}

function renderList(c: Context, context: SandboxContext) {
  const asked = c.req.query('q') ?? '';
  const found = context.shop.products
    .filter((one) => holdsWords(asked, [one.title, one.vendor, one.productType]))
    .toSorted((a, b) => a.title.localeCompare(b.title));
  const cut = cutList(c, found);
  return renderPage(context, {
    ...notesOf(c),
    title: 'Products',
    current: HOME,
    body: html`<div class="card">
      ${renderSearch(c, 'Search products')}
      <table>
        <thead>
          <tr>
            <th colspan="2">Product</th>
            <th>Status</th>
            <th class="wide">Inventory</th>
            <th class="number">Price</th>
          </tr>
        </thead>
        <tbody>
          ${cut.items.map((product) => renderRow(context, product))}
        </tbody>
      </table>
      ${renderPager(c, cut)}
    </div>`,
  });
}

function renderRow(context: SandboxContext, product: ShopProduct) {
  const stock = product.variants.reduce((sum, one) => sum + one.inventoryQuantity, 0);
  const isTracked = product.variants.some((one) => one.tracked);
  const lowest = Math.min(...product.variants.map((one) => one.price));
  return html`<tr>
    <td class="picture">
      <img src="${pictureOf(context, product)}" alt="" width="40" height="40" loading="lazy" />
    </td>
    <td class="main"><a href="${HOME}/${product.id}">${product.title}</a></td>
    <td>${renderStatus(product)}</td>
    <td class="wide ${isTracked && stock <= 0 ? 'bad' : ''}">
      ${isTracked ? `${stock} in stock` : 'Not tracked'}
    </td>
    <td class="number">${formatMoney(context, lowest)}</td>
  </tr>`;
}

function pictureOf(context: SandboxContext, product: ShopProduct): string {
  const url = new URL(imageOf(context, product).originalSrc);
  if (url.pathname.startsWith('/cdn/')) url.searchParams.set('width', '80');
  return url.href;
}

const statuses = { ACTIVE: 'Active', DRAFT: 'Draft', ARCHIVED: 'Archived' } as const;

function renderStatus({ status }: ShopProduct) {
  return renderBadge(statuses[status], status === 'ACTIVE' ? 'good' : 'plain');
}

function renderOne(c: Context, context: SandboxContext, product: ShopProduct) {
  return renderPage(context, {
    ...notesOf(c),
    title: product.title,
    back: { href: HOME, label: 'products' },
    badge: renderStatus(product),
    current: HOME,
    body: html`<form class="card fields" method="post" action="${HOME}/${product.id}">
        <label>Title <input name="title" value="${product.title}" required /></label>
        <label
          >Status
          <select name="status">
            ${Object.entries(statuses).map(
              ([value, name]) =>
                html`<option value="${value}" ${value === product.status ? raw('selected') : ''}>
                  ${name}
                </option>`,
            )}
          </select></label
        >
        <fieldset>
          <legend>Price and stock</legend>
          ${product.variants.map((variant) => renderVariant(context, product, variant))}
        </fieldset>
        <p class="actions"><button class="button button-primary">Save</button></p>
      </form>
      <form
        class="page-danger"
        method="post"
        action="${HOME}/${product.id}/delete"
        data-ask="Delete ${product.title}?"
        data-warning="This can’t be undone."
        data-agree="Delete product"
      >
        <button class="button button-quiet">Delete product</button>
      </form>`,
  });
}

function renderVariant(context: SandboxContext, product: ShopProduct, variant: ShopProductVariant) {
  const { currency } = context.shop;
  const name = product.variants.length > 1 ? variant.title : product.title;
  return html`<div class="variant">
    <span class="variant-name">${product.variants.length > 1 ? variant.title : 'All'}</span>
    <label
      ><span class="spoken">${name}, price in ${currency}</span
      ><input
        name="price-${variant.id}"
        value="${moneyText(variant.price, currency)}"
        inputmode="decimal"
        required
      /><span class="unit">${currency}</span></label
    >
    <label
      ><span class="spoken">${name}, in stock</span
      ><input
        name="stock-${variant.id}"
        value="${variant.inventoryQuantity}"
        inputmode="numeric"
        ${raw(variant.tracked ? 'required' : 'disabled')}
      /><span class="unit">in stock</span></label
    >
  </div>`;
}

type Read = { product: ShopProduct } | { problem: string };

function readForm(context: SandboxContext, product: ShopProduct, form: FormData): Read {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const title = textOf('title');
  if (!title) return { problem: 'Give the product a title.' };
  const status = textOf('status');
  if (!isStatus(status)) return { problem: 'Choose one of the three statuses.' };
  const variants: ShopProductVariant[] = [];
  for (const variant of product.variants) {
    const price = readPrice(textOf(`price-${variant.id}`), context.shop.currency);
    if (price === null) return { problem: 'Write each price as a number, such as 19.90.' };
    const stock = variant.tracked ? textOf(`stock-${variant.id}`) : '0';
    if (!/^-?\d{1,7}$/.test(stock)) return { problem: 'Write each stock as a whole number.' };
    const inventoryQuantity = variant.tracked ? Number(stock) : variant.inventoryQuantity;
    variants.push({ ...variant, price, inventoryQuantity });
  }
  const isFirstTime = status === 'ACTIVE' && product.publishedAt === null;
  const publishedAt = isFirstTime ? context.clock.now().getTime() : product.publishedAt;
  return { product: { ...product, title, status, variants, publishedAt } };
}

function isStatus(text: string): text is ShopProduct['status'] {
  return Object.hasOwn(statuses, text);
}

function readPrice(text: string, currency: string): number | null {
  const digits = moneyText(0, currency).split('.')[1]?.length ?? 0;
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(text);
  if (!match || (match[2] ?? '').length > digits) return null;
  return Number(match[1]! + (match[2] ?? '').padEnd(digits, '0'));
}
