// Gauss–Legendre rules: a smooth function's integral from a few values.

/** Nodes on (0, 1), ascending, and their weights, which add up to 1. */
export type Rule = { node: Float64Array; weight: Float64Array };

/**
 * The rule with the given number of nodes, exact for polynomials of degree 2 × nodes − 1: roots of the Legendre
 * polynomial by Newton's method from Tricomi's guess. Source: DLMF 3.5(v). Cost: O(nodes²), once.
 */
export function gaussLegendre(nodes: number): Rule {
  const rule: Rule = { node: new Float64Array(nodes), weight: new Float64Array(nodes) };
  for (let at = 0; at < nodes; at++) {
    let x = Math.cos((Math.PI * (at + 0.75)) / (nodes + 0.5));
    let slope = 1;
    for (let step = 0; step < 20; step++) {
      const { value, derivative } = legendre(nodes, x);
      slope = derivative;
      const move = value / derivative;
      x -= move;
      if (Math.abs(move) < 1e-16) break;
    }
    rule.node[nodes - 1 - at] = (1 + x) / 2;
    rule.weight[nodes - 1 - at] = 1 / ((1 - x * x) * slope * slope);
  }
  return rule;
}

function legendre(degree: number, x: number): { value: number; derivative: number } {
  let before = 1;
  let value = x;
  for (let n = 2; n <= degree; n++) {
    const next = ((2 * n - 1) * x * value - (n - 1) * before) / n;
    before = value;
    value = next;
  }
  return { value, derivative: (degree * (x * value - before)) / (x * x - 1) };
}
