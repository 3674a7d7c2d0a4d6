// Shops whose truth is known: customers join over time, buy at their own pace through the seasons, and drop out.
import { beta, gamma, uniform, type Rng } from '~/math/random';
import { collectOrderDays, type OrderHistory } from '~/models/customer-base/order-history';

export type SimulatedShop = {
  customers: number;
  days: number;
  /** Pace on a day, as a multiple of the usual. */
  season?: (day: number) => number;
  /** Mean repeat orders a week of someone alive. */
  pace?: number;
};

/** Drop-out like MBG/NBD, gaps like a gamma of shape 2, spend like Gamma-Gamma. */
export function simulateShop(rng: Rng, shop: SimulatedShop): OrderHistory {
  const customer: number[] = [];
  const day: number[] = [];
  const value: number[] = [];
  const season = shop.season ?? (() => 1);
  for (let who = 0; who < shop.customers; who++) {
    const rate = ((gamma(rng, 0.9) / 0.9) * (shop.pace ?? 0.1)) / 7;
    const leaving = beta(rng, 0.8, 6);
    const spend = 20 / gamma(rng, 4);
    let at = Math.floor(uniform(rng) * shop.days * 0.9);
    while (at < shop.days) {
      customer.push(who);
      day.push(at);
      value.push(gamma(rng, 6) * spend);
      if (uniform(rng) < leaving) break;
      // Each day spends its season's share of the wait to the next order.
      let wait = gamma(rng, 2) / 2 / rate;
      do wait -= season(at++);
      while (wait > 0 && at < shop.days);
    }
  }
  return collectOrderDays(
    {
      customer: Int32Array.from(customer),
      day: Int32Array.from(day),
      value: Float64Array.from(value),
    },
    shop.customers,
  );
}
