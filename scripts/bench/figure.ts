// What a bench prints, and the middle of several rounds: rounds of product and plain loop take turns, so that the noise
// of a shared machine falls on both.

export type Figure = {
  name: string;
  unit: string;
  product: number;
  plain: number;
  /** Better when higher. */
  ratio: number;
  /** The most memory that the product's process held. */
  peakMemoryMb: number;
};

export function median(values: number[]): number {
  const sorted = values.toSorted((one, two) => one - two);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((one, two) => one - two);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The ratio is the middle of the rounds' own ratios: each round's two halves were measured next to each other. */
export function throughput(
  name: string,
  rounds: { product: number; plain: number }[],
  peakMemoryMb: number,
): Figure {
  return {
    name,
    unit: 'events/s',
    product: Math.round(median(rounds.map((round) => round.product))),
    plain: Math.round(median(rounds.map((round) => round.plain))),
    ratio: rounded(median(rounds.map((round) => round.product / round.plain))),
    peakMemoryMb: Math.round(peakMemoryMb),
  };
}

export function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}
