// Ten people of the simulated store whose mails differ most: languages, names, prices, titles, histories.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ShopCustomer, ShopData } from '../../sandbox/shop/shop-data';
import { simulateStore } from '../../sandbox/simulate/simulate-store';

/** A line of the app's export of a campaign's messages. */
export type SentLine = { profile: string; status: string; products: string[]; messageId: string };

export type Recipient = { why: string; address: string; name: string; line: SentLine };

const LONG_TITLE = 60;
const COUNT = 10;

/** The shop that the demo serves: its settings name the evening, the rest follows from the seed. */
export function shopOfDemo(dataDir: string): ShopData {
  const settings = readFileSync(join(dataDir, 'settings.json'), 'utf8');
  const { endsAt } = JSON.parse(settings) as { endsAt: string };
  return simulateStore({ seed: 1, endsAt: new Date(endsAt) }).shop;
}

/** Which customers are wanted, in the order in which they may choose; the last takes who is left. */
export function chooseTen(shop: ShopData, lines: SentLine[]): Recipient[] {
  const products = new Map(shop.products.map((product) => [product.handle, product]));
  const buyers = new Set(shop.orders.map((order) => order.customerId));
  const shows = (line: SentLine, test: (product: ShopData['products'][number]) => boolean) =>
    line.products.some((handle) => test(products.get(handle)!));
  const wanted: [why: string, test: (one: ShopCustomer, line: SentLine) => boolean][] = [
    ['Arabic, right to left', (one) => one.email === 'amina.alhassan@example.com'],
    ['Hebrew name, a language without words of ours', (one) => one.locale === 'he-IL'],
    ['Japanese name', (one) => one.locale === 'ja-JP'],
    ['a name with an ampersand', (one) => one.firstName.includes('&')],
    ['no name', (one) => one.firstName === ''],
    ['a double surname, a long address', (one) => one.lastName.length > 30],
    ['German', (one) => one.locale === 'de-DE'],
    ['a compare-at price', (_, line) => shows(line, isReduced)],
    ['a long title', (_, line) => shows(line, ({ title }) => title.length > LONG_TITLE)],
    ['never bought', (one) => !buyers.has(one.id)],
    ...Array.from({ length: COUNT }, (): [string, () => boolean] => ['anyone', () => true]),
  ];
  const sent = new Map(lines.map((line) => [line.profile, line]));
  const chosen = new Map<string, Recipient>();
  for (const [why, test] of wanted) {
    const found = shop.customers.find((one) => {
      const line = sent.get(one.id);
      return one.email && line?.status === 'accepted' && !chosen.has(one.id) && test(one, line);
    });
    if (!found?.email || chosen.size === COUNT) continue;
    const line = sent.get(found.id)!;
    chosen.set(found.id, { why, address: found.email, name: found.firstName, line });
  }
  return [...chosen.values()];
}

function isReduced(product: ShopData['products'][number]): boolean {
  return product.variants.some(({ compareAtPrice }) => compareAtPrice !== null);
}
