// Values and helpers that the tests of mails share: a brand, a filled message, a compiled "Picks for you".
import type { MessageValues, ProductCard, TemplateContent } from '~/email/blocks';
import type { Brand } from '~/email/brand';
import { compileTemplate, type CompiledTemplate } from '~/email/compile';
import { picksForYou } from '~/email/day-one/picks-for-you';
import { loadCompiled, type LoadedTemplate } from '~/email/render';

export const BRAND: Brand = {
  shopName: 'Harbour & Thistle',
  accent: '#2F5D50',
  logoUrl: null,
  radius: 8,
  postalAddress: '12 Quay Street, Bristol BS1 4SB',
  homeUrl: 'https://shop.example',
};

export const LINKS: MessageValues['links'] = {
  shop: 'https://go.example/c/shop',
  unsubscribe: 'https://go.example/u/token',
};

export function productCard(values: Partial<ProductCard> = {}): ProductCard {
  return {
    title: 'Terracotta vase',
    url: 'https://go.example/c/one',
    imageUrl: 'https://cdn.example/vase.png',
    imageAlt: 'Terracotta vase',
    price: '£34.50',
    compareAtPrice: null,
    reason: 'Goes with your linen runner',
    ...values,
  };
}

export function messageValues(values: Partial<MessageValues> = {}): MessageValues {
  return { firstName: 'Anna', products: [], links: LINKS, ...values };
}

export async function requireCompiled(
  content: TemplateContent,
  brand: Brand = BRAND,
  locale = 'en',
): Promise<CompiledTemplate> {
  const compilation = await compileTemplate(content, brand, locale);
  if (compilation.kind === 'refused') throw new Error(compilation.errors.join(' '));
  return compilation.template;
}

export async function loadPicks(locale = 'en', brand: Brand = BRAND): Promise<LoadedTemplate> {
  return loadCompiled(await requireCompiled(picksForYou(locale), brand, locale));
}
