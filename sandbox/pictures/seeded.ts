// A picture's own chance: a stream of numbers from a text, so that a product always looks the same.

export type Seeded = () => number;

export function seededBy(text: string): Seeded {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), state | 1);
    z ^= z + Math.imul(z ^ (z >>> 7), z | 61);
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

export function pickFrom<T>(items: readonly T[], chance: Seeded): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new Error('pickFrom: at least one item is required');
  return item;
}

export function between(low: number, high: number, chance: Seeded): number {
  return low + (high - low) * chance();
}
