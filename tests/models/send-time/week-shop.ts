// A simulated shop whose customers have known hours: each a favourite hour, at weekends or in the week, and some noise.
import { normal, uniform, uniformInteger, type Rng } from '~/math/random';
import { SLOTS, type SlotEvents } from '~/models/send-time/intensity';

export type WeekShop = { events: SlotEvents; truth: Float64Array[] };

/** `habit`: the share of a customer's events that are near the favourite hour; the rest are the shop's day. */
export function simulateWeeks(
  rng: Rng,
  { customers, each, habit }: { customers: number; each: number; habit: number },
): WeekShop {
  const shop = weekAround(14, 4, 1);
  const truth: Float64Array[] = [];
  const start = new Int32Array(customers + 1);
  const events: { slot: number; day: number }[] = [];
  for (let customer = 0; customer < customers; customer++) {
    const favourite = 14 + 4 * normal(rng);
    const own = weekAround(favourite, 1.5, uniform(rng) < 0.3 ? 3 : 1);
    truth.push(own.map((value, slot) => habit * value + (1 - habit) * shop[slot]!));
    const count = 1 + uniformInteger(rng, 2 * each - 1);
    for (let at = 0; at < count; at++) {
      const slot = drawSlot(truth[customer]!, uniform(rng));
      const week = uniformInteger(rng, 40);
      events.push({ slot, day: 7 * week + slot / 24 });
    }
    start[customer + 1] = events.length;
  }
  return {
    truth,
    events: {
      start,
      slot: Uint8Array.from(events, (event) => event.slot),
      day: Float64Array.from(events, (event) => event.day),
    },
  };
}

function weekAround(hour: number, spread: number, weekend: number): Float64Array {
  const week = Float64Array.from({ length: SLOTS }, (_, slot) => {
    const away = Math.abs((slot % 24) - ((hour + 48) % 24));
    const apart = Math.min(away, 24 - away);
    return Math.exp(-0.5 * (apart / spread) ** 2) * (slot >= 120 ? weekend : 1) + 0.002;
  });
  const sum = week.reduce((total, value) => total + value, 0);
  return week.map((value) => value / sum);
}

export function drawSlot(week: Float64Array, point: number): number {
  let left = point;
  for (let slot = 0; slot < SLOTS - 1; slot++) {
    left -= week[slot]!;
    if (left < 0) return slot;
  }
  return SLOTS - 1;
}
