// What the merchant's lists share: a search, pages, and how a day and an amount are written.
import { html } from 'hono/html';
import type { Context } from 'hono';
import type { SandboxContext } from '../../context';
import type { Html } from '../shell';

const AT_ONCE = 50;

export type Cut<Item> = { items: Item[]; page: number; lastPage: number; total: number };

export function cutList<Item>(c: Context, items: readonly Item[]): Cut<Item> {
  const lastPage = Math.max(1, Math.ceil(items.length / AT_ONCE));
  const asked = Number(c.req.query('page') ?? 1);
  const page = Math.min(Math.max(1, Number.isInteger(asked) ? asked : 1), lastPage);
  const shown = items.slice((page - 1) * AT_ONCE, page * AT_ONCE);
  return { items: shown, page, lastPage, total: items.length };
}

export function renderSearch(c: Context, label: string): Html {
  return html`<form class="search" role="search">
    <input
      type="search"
      name="q"
      value="${c.req.query('q') ?? ''}"
      placeholder="${label}"
      aria-label="${label}"
    />
  </form>`;
}

export function renderPager(c: Context, { page, lastPage, total }: Cut<unknown>): Html {
  const link = (to: number) =>
    `?${new URLSearchParams({ q: c.req.query('q') ?? '', page: String(to) })}`;
  return html`<p class="pager">
    ${page > 1 ? html`<a class="button" href="${link(page - 1)}">Previous</a>` : ''}
    <span
      >${total.toLocaleString('en')} in
      all${lastPage > 1 ? `, page ${page} of ${lastPage}` : ''}</span
    >
    ${page < lastPage ? html`<a class="button" href="${link(page + 1)}">Next</a>` : ''}
  </p>`;
}

/** Every word in one of the texts. */
export function holdsWords(query: string, texts: (string | null)[]): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

export function dayIn({ shop }: SandboxContext, epochMs: number): string {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: shop.timeZone, dateStyle: 'medium' });
  return format.format(epochMs);
}

export function formatMoney({ shop }: SandboxContext, minor: number): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: shop.currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
