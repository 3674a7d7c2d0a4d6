// Products side by side, as the home page, collections, searches and product pages show them.
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import type { ShopProduct } from '../shop/shop-data';
import { formatMoney, pictureOf } from './display';
import type { Html } from './layout';
import { isSoldOut } from './variants';

export function renderGrid(context: SandboxContext, products: ShopProduct[]): Html {
  return html`<ul class="grid">
    ${products.map((product, at) => renderCard(context, product, at < 4))}
  </ul>`;
}

function renderCard(context: SandboxContext, product: ShopProduct, isFirst: boolean): Html {
  const prices = product.variants.map((variant) => variant.price);
  const lowest = Math.min(...prices);
  const cheapest = product.variants.find((variant) => variant.price === lowest);
  const compareAt = cheapest?.compareAtPrice ?? null;
  const isSale = compareAt !== null && compareAt > lowest && !isSoldOut(product);
  return html`<li>
    <a class="card" href="/store/products/${product.handle}">
      <span class="plate">
        <img
          src="${pictureOf(context, product, 600)}"
          alt=""
          width="600"
          height="600"
          ${raw(isFirst ? '' : 'loading="lazy"')}
        />
        ${isSoldOut(product) ? html`<span class="badge">Sold out</span>` : ''}
        ${isSale ? html`<span class="badge badge-sale">Sale</span>` : ''}
      </span>
      <span class="card-title">${product.title}</span>
      <span class="card-price">
        ${lowest === Math.max(...prices) ? '' : 'From '}${formatMoney(context, lowest)}
        ${isSale ? html`<s>${formatMoney(context, compareAt)}</s>` : ''}
      </span>
    </a>
  </li>`;
}
