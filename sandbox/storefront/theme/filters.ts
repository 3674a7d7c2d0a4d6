// Shopify's own Liquid filters, as far as theme app extensions use them, on top of those that every Liquid has.
import { createHash, createHmac } from 'node:crypto';
import type { Liquid } from 'liquidjs';
import type { SandboxContext } from '../../context';
import { formatCents, plainCents } from './money';

type Argument = unknown;
type Named = Record<string, unknown>;

export type FilterFacts = {
  context: SandboxContext;
  /** The address of one of the extension's own files. */
  assetUrl: (name: string) => string;
  translate: (key: string, values: Named) => string;
};

export function addFilters(engine: Liquid, { context, assetUrl, translate }: FilterFacts): void {
  const filters: Record<string, (value: Argument, ...args: Argument[]) => unknown> = {
    t: (key, ...args) => translate(String(key), named(args)),
    translate: (key, ...args) => translate(String(key), named(args)),
    asset_url: (name) => assetUrl(String(name)),
    image_url: (image, ...args) => imageUrl(image, named(args)),
    image_tag: (url, ...args) => imageTag(url, named(args)),
    img_tag: (url, alt) => imageTag(url, { alt: alt ?? '' }),
    stylesheet_tag: (url) =>
      `<link href="${escape(url)}" rel="stylesheet" type="text/css" media="all" />`,
    script_tag: (url) => `<script src="${escape(url)}" type="text/javascript"></script>`,
    preload_tag: (url, ...args) =>
      `<link href="${escape(url)}" rel="preload" as="${escape(named(args).as ?? 'script')}" />`,
    money: (cents) => formatCents(context, Number(cents) || 0),
    money_with_currency: (cents) =>
      `${formatCents(context, Number(cents) || 0)} ${context.shop.currency}`,
    money_without_currency: (cents) => plainCents(context, Number(cents) || 0),
    money_without_trailing_zeros: (cents) =>
      formatCents(context, Number(cents) || 0).replace(/[.,]00(?!\d)/, ''),
    handle: (text) => handleOf(text),
    handleize: (text) => handleOf(text),
    camelize: (text) => handleOf(text).replace(/(^|-)(\w)/g, (_, __, c: string) => c.toUpperCase()),
    pluralize: (count, one, many) => (Number(count) === 1 ? one : many),
    link_to: (text, url) => `<a href="${escape(url)}">${String(text)}</a>`,
    within: (url) => url,
    md5: (text) => digest('md5', text),
    sha1: (text) => digest('sha1', text),
    sha256: (text) => digest('sha256', text),
    hmac_sha256: (text, key) =>
      createHmac('sha256', String(key)).update(String(text)).digest('hex'),
    time_tag: (time) => `<time datetime="${escape(time)}">${escape(time)}</time>`,
    placeholder_svg_tag: () => '<svg viewBox="0 0 525 525" aria-hidden="true"></svg>',
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

/** liquidjs hands `width: 300` over as the pair ['width', 300]. */
function named(args: Argument[]): Named {
  return Object.fromEntries(args.filter((one): one is [string, unknown] => Array.isArray(one)));
}

function imageUrl(image: unknown, { width, height, crop }: Named): string {
  if (width === undefined && height === undefined) {
    throw new Error('image_url needs a width or a height');
  }
  const src = sourceOf(image);
  if (src === '') throw new Error('image_url needs an image');
  const url = new URL(src, 'http://image.invalid');
  for (const [name, value] of Object.entries({ width, height, crop })) {
    if (typeof value === 'number' || typeof value === 'string')
      url.searchParams.set(name, `${value}`);
  }
  return url.origin === 'http://image.invalid' ? `${url.pathname}${url.search}` : url.href;
}

type Pictured = { src?: unknown; featured_image?: unknown; image?: unknown };

/** An image, or what has one: a product, a variant, a line of the cart. */
function sourceOf(image: unknown): string {
  if (typeof image === 'string') return image;
  if (typeof image !== 'object' || image === null) return '';
  const { src, featured_image: featured, image: own } = image as Pictured;
  return typeof src === 'string' ? src : sourceOf(featured ?? own);
}

function imageTag(url: unknown, attributes: Named): string {
  const width = new URL(String(url), 'http://image.invalid').searchParams.get('width');
  const given: Named = { alt: '', ...(width ? { width, height: width } : {}), ...attributes };
  const text = Object.entries(given)
    .filter(([name, value]) => value !== null && value !== undefined && name !== 'preload')
    .map(([name, value]) => ` ${name}="${escape(value)}"`);
  return `<img src="${escape(url)}"${text.join('')} />`;
}

function handleOf(text: unknown): string {
  return String(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

function digest(name: string, text: unknown): string {
  return createHash(name).update(String(text)).digest('hex');
}

export function escape(value: unknown): string {
  return String(value)
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
