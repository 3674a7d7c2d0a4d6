// A believable store from a seed: products, people with habits of their own, and years of orders, together with
// the truth about them. Pure: the same options give the same store, to the last byte.
import type { ShopCustomer, ShopData, ShopOrder } from '../shop/shop-data';
import { affinityOf, fillBasket, meanSpendOf, shelvesOf, type Shelves } from './baskets';
import { castAt } from './cast';
import { buildCatalogue, type Catalogue } from './catalogue';
import { idOf } from './ids';
import { liveThrough, writeOrder } from './orders';
import { drawCustomer, drawIdentity, drawTruth, emailOf, takeUpHabit } from './people';
import { placeStock } from './places';
import { chanceFor } from './random';
import { decemberFactor, seasonClock, seasonOfYear, zoneOffsets } from './season';
import { POPULATION, SHOP_ZONE, settingsOf, type Settings, type SimulateOptions } from './settings';
import { drawJoining, drawOrderTimes, joiningWeights, type Calendar } from './timeline';
import type { CustomerTruth, Truth } from './truth';

const GUESTS_PER_CUSTOMER = 0.08;

type World = { settings: Settings; catalogue: Catalogue; shelves: Shelves; calendar: Calendar };

export function simulateStore(options: SimulateOptions): { shop: ShopData; truth: Truth } {
  const settings = settingsOf(options);
  const season = seasonOfYear();
  const catalogue = buildCatalogue(settings);
  const world: World = {
    settings,
    catalogue,
    shelves: shelvesOf(catalogue, settings),
    calendar: {
      ...settings,
      clock: seasonClock(season, settings.startsAt, settings.endsAt),
      offset: zoneOffsets(),
      joining: joiningWeights(season, settings.startsAt, settings.endsAt),
    },
  };
  const people = Array.from({ length: settings.customers }, (_, index) => livePerson(index, world));
  const guests = Math.ceil(settings.customers * GUESTS_PER_CUSTOMER);
  const orders = people.flatMap((person) => person.orders);
  for (let index = 0; index < guests; index += 1) orders.push(guestOrder(index, world));
  orders.push(...testOrders(orders, settings.endsAt));
  numberOrders(orders);
  return {
    shop: shopOf(settings, catalogue, people, orders),
    truth: {
      seed: settings.seed,
      startsAt: settings.startsAt,
      endsAt: settings.endsAt,
      season,
      decemberFactor: decemberFactor(season),
      population: POPULATION,
      customers: people.map((person) => person.truth),
      products: catalogue.goods.map((good) => good.truth),
    },
  };
}

type Person = { customer: ShopCustomer; truth: CustomerTruth; orders: ShopOrder[] };

function livePerson(index: number, world: World): Person {
  const { settings, catalogue, shelves, calendar } = world;
  const chance = chanceFor(settings.seed, 'customer', index);
  const truth = drawTruth(idOf('customer', index), chance, catalogue.types);
  takeUpHabit(truth, chance, catalogue.goods);
  const home = chanceFor(settings.seed, 'home', index);
  const identity = drawIdentity(truth.sex, home);
  if (castAt(index)) truth.sex = null;
  truth.timeZone = identity.place.timeZone;
  truth.joinedAt = drawJoining(chance, calendar);
  const times = drawOrderTimes(truth, chance, calendar);
  const joined = { identity, joinedAt: truth.joinedAt };
  const customer = drawCustomer(index, joined, home, settings);
  const affinity = affinityOf(truth, shelves);
  truth.meanSpend = truth.rate === 0 ? 0 : meanSpendOf(truth, affinity, shelves);
  const shopper = { truth, affinity, owned: new Map<number, number>() };
  const orders = times.map((at, position) => {
    const basket = fillBasket(shopper, at, shelves, chance);
    const buyer = {
      customerId: customer.id,
      email: customer.email,
      countryCode: customer.countryCode,
      priceSense: truth.priceSense,
      subscribed: customer.emailMarketing.state === 'SUBSCRIBED',
      isFirstOrder: position === 0,
    };
    const order = writeOrder(buyer, at, basket, chance);
    liveThrough(order, settings.endsAt, chance);
    customer.updatedAt = Math.max(customer.updatedAt, order.updatedAt);
    return order;
  });
  return { customer, truth, orders };
}

/** Somebody who bought once without an account: an e-mail on the order and nobody on the list. */
function guestOrder(index: number, world: World): ShopOrder {
  const { settings, catalogue, shelves, calendar } = world;
  const chance = chanceFor(settings.seed, 'guest', index);
  const truth = drawTruth('', chance, catalogue.types);
  const { region, firstName, lastName } = drawIdentity(truth.sex, chance);
  const shopper = { truth, affinity: affinityOf(truth, shelves), owned: new Map<number, number>() };
  const at = drawJoining(chance, calendar);
  const buyer = {
    customerId: null,
    email: `guest.${emailOf(firstName, lastName, index, chance)}`,
    countryCode: region.countryCode,
    priceSense: truth.priceSense,
    subscribed: false,
    isFirstOrder: true,
  };
  const order = writeOrder(buyer, at, fillBasket(shopper, at, shelves, chance), chance);
  liveThrough(order, settings.endsAt, chance);
  return order;
}

/** The owner trying the checkout: two copies of real baskets, marked as tests. */
function testOrders(orders: ShopOrder[], endsAt: number): ShopOrder[] {
  return orders.slice(0, 2).map((order) => ({
    ...order,
    email: 'hello@harborandpine.example',
    customerId: null,
    createdAt: Math.min(endsAt, order.createdAt + 60_000),
    updatedAt: Math.min(endsAt, order.createdAt + 60_000),
    cancelledAt: null,
    financialStatus: 'paid',
    refunded: 0,
    test: true,
    lines: order.lines.map((line) => ({ ...line })),
  }));
}

function numberOrders(orders: ShopOrder[]): void {
  orders.sort((a, b) => a.createdAt - b.createdAt);
  let lines = 0;
  orders.forEach((order, index) => {
    order.id = idOf('order', index);
    order.name = `#${1001 + index}`;
    for (const line of order.lines) {
      line.id = idOf('line', lines);
      lines += 1;
    }
  });
}

function shopOf(
  settings: Settings,
  catalogue: Catalogue,
  people: Person[],
  orders: ShopOrder[],
): ShopData {
  const products = catalogue.goods.map((good) => good.product);
  return {
    domain: settings.domain,
    name: settings.name,
    email: 'hello@harborandpine.example',
    currency: 'USD',
    timeZone: SHOP_ZONE,
    countryCode: 'US',
    primaryLocale: 'en',
    billingAddress: {
      address1: '18 Wharf Street',
      city: 'Portland',
      zip: '04101',
      countryCode: 'US',
      province: 'ME',
    },
    locations: placeStock(settings, products),
    products,
    collections: catalogue.collections,
    customers: people.map((person) => person.customer),
    orders,
  };
}
