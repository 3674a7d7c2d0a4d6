// The simulated store: repeatable, well formed, and as its truth says, by plain counting and not by any model.
import { describe, expect, it } from 'vitest';
import { eveningBefore } from '../../../sandbox/simulate/settings';
import { simulateStore } from '../../../sandbox/simulate/simulate-store';

const { shop, truth } = simulateStore({ seed: 20, customers: 1_200 });

const counted = shop.orders.filter((order) => !order.test);

describe('the shape of the simulated store', () => {
  it('gives the same store for the same seed', () => {
    const options = { seed: 4, customers: 80, days: 300 };
    expect(JSON.stringify(simulateStore(options))).toBe(JSON.stringify(simulateStore(options)));
  });

  it('gives another store for another seed', () => {
    const other = simulateStore({ seed: 5, customers: 80, days: 300 });
    const same = simulateStore({ seed: 4, customers: 80, days: 300 });
    expect(other.shop.orders.map((order) => order.createdAt)).not.toEqual(
      same.shop.orders.map((order) => order.createdAt),
    );
  });

  it('leaves earlier people alone when more are added', () => {
    const few = simulateStore({ seed: 4, customers: 50 }).truth.customers;
    const more = simulateStore({ seed: 4, customers: 90 }).truth.customers;
    expect(more.slice(0, 50)).toEqual(few);
  });

  it('uses every id once within its kind', () => {
    const variants = shop.products.flatMap((product) => product.variants.map(({ id }) => id));
    const lines = shop.orders.flatMap((order) => order.lines.map(({ id }) => id));
    const kinds = [shop.products, shop.collections, shop.customers, shop.orders].map((kind) =>
      kind.map(({ id }) => id),
    );
    for (const ids of [...kinds, variants, lines]) expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(shop.products.map(({ handle }) => handle)).size).toBe(shop.products.length);
    const emails = shop.customers.flatMap(({ email }) => (email === null ? [] : [email]));
    expect(new Set(emails).size).toBe(shop.customers.length - 1);
  });

  it('sells nothing before its product or buyer existed', () => {
    const born = new Map(
      [...shop.products, ...shop.customers].map((one) => [one.id, one.createdAt]),
    );
    for (const order of shop.orders) {
      expect(order.createdAt).toBeGreaterThan(born.get(order.customerId ?? '') ?? 0);
      expect(order.updatedAt).toBeLessThanOrEqual(truth.endsAt);
      for (const line of order.lines) {
        expect(order.createdAt).toBeGreaterThanOrEqual(born.get(line.productId ?? '') ?? 0);
      }
    }
  });

  it('adds up every order to its own total', () => {
    for (const order of shop.orders) {
      const goods = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
      expect(order.subtotal).toBe(goods - order.discount);
      expect(order.total).toBe(order.subtotal + order.shipping + order.taxes);
      expect(order.refunded).toBeLessThanOrEqual(order.total);
    }
  });

  it('contains the cases that break careless code', () => {
    const { customers, products, orders } = shop;
    expect(customers.filter(({ email }) => email === null)).toHaveLength(1);
    expect(customers.filter(({ firstName }) => firstName === '')).toHaveLength(1);
    expect(customers.some(({ lastName }) => /\p{Script=Arabic}/u.test(lastName))).toBe(true);
    expect(new Set(customers.map(({ countryCode }) => countryCode)).size).toBeGreaterThan(6);
    expect(products.some(({ title }) => title.length >= 70)).toBe(true);
    expect(products.some(({ status }) => status === 'DRAFT')).toBe(true);
    const soldOut = products.filter(({ variants }) =>
      variants.every((variant) => variant.tracked && variant.inventoryQuantity === 0),
    );
    expect(soldOut.length).toBeGreaterThan(1);
    expect(orders.filter(({ test }) => test)).toHaveLength(2);
    expect(orders.some((order) => order.customerId === null && !order.test)).toBe(true);
    expect(orders.some(({ cancelledAt }) => cancelledAt !== null)).toBe(true);
    expect(orders.some(({ financialStatus }) => financialStatus === 'partially_refunded')).toBe(
      true,
    );
    expect(orders.some(({ discount }) => discount > 0)).toBe(true);
  });

  it('ends on the evening before the day asked for', () => {
    const end = eveningBefore(new Date('2026-03-10T14:00:00Z'));
    expect(end.toISOString()).toBe('2026-03-09T22:00:00.000Z');
    const ended = simulateStore({ seed: 1, customers: 20, endsAt: end });
    expect(Math.max(...ended.shop.orders.map((order) => order.createdAt))).toBeLessThan(+end);
  });

  it('keeps a truth that survives being written down', () => {
    expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
  });
});

describe('what can be counted agrees with the truth', () => {
  const timesOf = new Map<string, number[]>();
  for (const order of counted) {
    if (order.customerId === null) continue;
    const times = timesOf.get(order.customerId) ?? [];
    times.push(order.createdAt);
    timesOf.set(order.customerId, times);
  }

  it('shows repeat orders at the rates people have', () => {
    // For memoryless people, repeats − rate × time is a martingale, so its sum has mean zero and the variance of
    // the expected count, drop-out or not; 4 standard errors, plus 3 % for moving orders to liked weekdays.
    const week = 7 * 86_400_000;
    let repeats = 0;
    let expected = 0;
    for (const person of truth.customers) {
      const times = timesOf.get(person.id);
      if (!times || person.regularity !== 1) continue;
      const until = person.droppedOutAt ?? truth.endsAt;
      repeats += times.length - 1;
      for (let at = person.joinedAt; at < until; at += 86_400_000) {
        const day = Math.floor((at - Date.UTC(new Date(at).getUTCFullYear(), 0, 1)) / 86_400_000);
        expected +=
          (person.rate * (truth.season[day] ?? 1) * Math.min(86_400_000, until - at)) / week;
      }
    }
    expect(expected).toBeGreaterThan(400);
    expect(Math.abs(repeats - expected)).toBeLessThan(4 * Math.sqrt(expected) + 0.03 * expected);
  });

  it('lets nobody return after dropping out', () => {
    for (const person of truth.customers) {
      const last = Math.max(...(timesOf.get(person.id) ?? [0]));
      if (person.droppedOutAt !== null) expect(last).toBe(person.droppedOutAt);
    }
    expect(truth.customers.filter((person) => person.droppedOutAt !== null).length).toBeGreaterThan(
      200,
    );
  });

  it('has the stated share of subscribed customers', () => {
    // Binomial: 4 standard errors of 1,200 draws at 0.7 are 0.053.
    const subscribed = shop.customers.filter(
      ({ emailMarketing }) => emailMarketing.state === 'SUBSCRIBED',
    );
    const share = subscribed.length / shop.customers.length;
    expect(Math.abs(share - truth.population.shareSubscribed)).toBeLessThan(0.053);
    expect(new Set(subscribed.map(({ emailMarketing }) => emailMarketing.level)).size).toBe(3);
  });

  it('sells more in December as its factor says', () => {
    // People's rates alone carry the factor; a growing list adds at most a sixth within half a year around it.
    const inMonths = (months: number[]) =>
      counted.filter(({ createdAt }) => months.includes(new Date(createdAt).getUTCMonth())).length;
    const december = inMonths([11]);
    const neighbours = inMonths([8, 9, 1, 2]) / 4;
    expect(truth.decemberFactor).toBeGreaterThan(1.6);
    expect(december / neighbours).toBeGreaterThan(1.25);
    expect(december / neighbours).toBeLessThan(truth.decemberFactor * 1.2);
  });

  it('puts complements into one basket beyond chance', () => {
    const baskets = counted.map(({ lines }) => new Set(lines.map(({ productId }) => productId)));
    const holding = (id: string) => baskets.filter((basket) => basket.has(id)).length;
    let together = 0;
    let byChance = 0;
    for (const product of truth.products) {
      for (const pair of product.complements) {
        const both = baskets.filter(
          (basket) => basket.has(product.id) && basket.has(pair.productId),
        );
        together += both.length;
        byChance += (holding(product.id) * holding(pair.productId)) / baskets.length;
      }
    }
    expect(together).toBeGreaterThan(3 * byChance);
  });

  it('brings people with a habit back in their cycle', () => {
    // A gamma gap of shape 20 has a coefficient of variation of 0.22; the mean of several hundred gaps is within 5 %.
    const ratios = truth.customers.flatMap((person) => {
      const times = (person.habit && timesOf.get(person.id)) ?? [];
      const cycle = (person.habit?.cycleDays ?? 1) * 86_400_000;
      return times.slice(1).map((time, index) => (time - (times[index] ?? 0)) / cycle);
    });
    expect(ratios.length).toBeGreaterThan(300);
    const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
    expect(Math.abs(mean - 1)).toBeLessThan(0.05);
  });

  it('lets people spend what their truth expects', () => {
    // Sum over those with five orders or more; ownership and stock are left out of the expectation, hence 10 %.
    let expected = 0;
    let spent = 0;
    for (const person of truth.customers) {
      const orders = counted.filter(({ customerId }) => customerId === person.id);
      if (orders.length < 5) continue;
      expected += person.meanSpend * orders.length;
      spent += orders.reduce((sum, order) => sum + order.subtotal + order.discount, 0);
    }
    expect(Math.abs(spent / expected - 1)).toBeLessThan(0.1);
  });

  it('serves most people at the hours they like', () => {
    let inBestSix = 0;
    let promised = 0;
    let all = 0;
    for (const person of truth.customers) {
      const best = person.hours.map((share, hour) => ({ share, hour }));
      best.sort((a, b) => b.share - a.share);
      const hours = new Set(best.slice(0, 6).map(({ hour }) => hour));
      const format = new Intl.DateTimeFormat('en-US', {
        timeZone: person.timeZone,
        hour: 'numeric',
        hourCycle: 'h23',
      });
      for (const time of timesOf.get(person.id) ?? []) {
        all += 1;
        promised += best.slice(0, 6).reduce((sum, { share }) => sum + share, 0);
        if (hours.has(Number(format.format(time)))) inBestSix += 1;
      }
    }
    expect(Math.abs(inBestSix / all - promised / all)).toBeLessThan(0.03);
  });
});
