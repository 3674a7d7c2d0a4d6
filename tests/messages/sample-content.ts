// One message's content for the tests of messages: a person with two products.
import type { MessageContent } from '~/messages/content';

export function sampleContent(change: Partial<MessageContent> = {}): MessageContent {
  return {
    firstName: 'Anna',
    locale: 'en',
    currency: 'GBP',
    products: [productNamed('Oak lamp'), productNamed('Tin bowl')],
    ...change,
  };
}

export function productNamed(
  title: string,
  change: Partial<MessageContent['products'][number]> = {},
): MessageContent['products'][number] {
  const handle = title.toLowerCase().replaceAll(' ', '-');
  return {
    id: handle,
    handle,
    title,
    url: `https://mill.example/products/${handle}`,
    imageUrl: `https://cdn.example/${handle}.png`,
    imageAlt: title,
    priceMinor: 1_250,
    compareAtMinor: null,
    reason: 'Popular right now',
    ...change,
  };
}
