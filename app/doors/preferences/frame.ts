// Pure: what stands around the page of preferences and its small sisters: a whole document for a mail's link, a piece of
// the shop's theme for the storefront.
import { escapeUrl } from '~/email/escape';
import { directionOf, mailLanguage } from '~/email/words';
import type { MailLanguage } from '~/email/words';
import type { Shop } from '~/shops/store';
import { styleOf } from './style';
import { PAGE_WORDS } from './words';
import type { PageWords } from './words';

/** `theme`: through the shop's storefront, where Shopify runs what we answer as Liquid. */
export type Frame = { shop: Shop; language: MailLanguage; words: PageWords; isInTheme: boolean };

export function frameOf(shop: Shop, locale: string, isInTheme: boolean): Frame {
  const language = mailLanguage(locale);
  return { shop, language, words: PAGE_WORDS[language], isInTheme };
}

/** Braces and per cent too: what stands in them Shopify would run. */
export function safe(text: string): string {
  return text.replace(/[&<>"'{}%]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A sentence with the shop's name, and more, in its places. */
export function fill(
  { shop }: Frame,
  sentence: string,
  values: Record<string, string | number> = {},
): string {
  const all: Record<string, string | number> = { shop: shop.senderName, ...values };
  return sentence
    .split(/(\{\w+\})/)
    .map((part) => {
      const name = /^\{(\w+)\}$/.exec(part)?.[1];
      return name === undefined ? safe(part) : `<bdi>${safe(String(all[name] ?? ''))}</bdi>`;
    })
    .join('');
}

export function framed(frame: Frame, title: string, body: string): string {
  const { shop, language, isInTheme } = frame;
  const direction = directionOf(language);
  const piece = `<div class="ap" lang="${language}" dir="${direction}">${isInTheme ? '' : headOf(shop)}<h1>${fill(frame, title)}</h1>${body}</div>`;
  const style = `<style>${styleOf(shop, !isInTheme)}</style>`;
  // In a stylesheet a brace is Shopify's as soon as two stand together.
  if (isInTheme) return `${style.replaceAll('}}', '} }').replaceAll('{{', '{ {')}${piece}`;
  const meta = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><meta name="referrer" content="no-referrer">`;
  return `<!doctype html><html lang="${language}" dir="${direction}"><head>${meta}<title>${safe(title.replace('{shop}', () => shop.senderName))}</title>${style}</head><body><main>${piece}</main></body></html>`;
}

function headOf(shop: Shop): string {
  const name = safe(shop.senderName);
  const inside = shop.brandLogoUrl
    ? `<img src="${escapeUrl(shop.brandLogoUrl)}" alt="${name}" height="36">`
    : name;
  return `<header><a href="${escapeUrl(shop.homeUrl)}">${inside}</a></header>`;
}

export function button(label: string, name: string, kind: '' | 'q' = ''): string {
  return `<button${kind ? ` class="${kind}"` : ''} name="do" value="${name}">${safe(label)}</button>`;
}

/** A form that posts to the page that it stands on. */
export function form(inside: string, className = ''): string {
  return `<form method="post"${className ? ` class="${className}"` : ''}>${inside}</form>`;
}

export function card(inside: string): string {
  return `<section class="k">${inside}</section>`;
}

/** One sentence, and perhaps one button or link below. */
export function notePage(
  frame: Frame,
  { title, say, more = '' }: { title: string; say: string; more?: string },
): string {
  return framed(
    frame,
    title,
    card(`<p role="status">${say}</p>${more && `<div class="a">${more}</div>`}`),
  );
}

export function toShop(frame: Frame): string {
  return `<a class="b" href="${escapeUrl(frame.shop.homeUrl)}">${fill(frame, frame.words.toShop)}</a>`;
}
