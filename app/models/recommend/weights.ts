// How much each part of the hybrid counts on this shop: fitted on choices that customers really made.
import { solvePositive } from '~/math/solve';

/**
 * Choices of many customers. Customer c could choose among rows `rowsOf[c] … rowsOf[c + 1]`; a row is `width` features;
 * `chosen` marks the rows bought.
 */
export type ChoiceSet = {
  width: number;
  rowsOf: Int32Array;
  features: Float32Array;
  chosen: Uint8Array;
};

/**
 * Conditional (multinomial) logit: P(item) = softmax(weights · features) over a customer's candidates, each customer
 * counting once however many items were bought, with a normal prior around `prior` worth `strength` customers.
 * Newton steps with halving; the objective is concave, so the answer is unique.
 * Source: McFadden 1974, "Conditional logit analysis of qualitative choice behavior".
 * Cost: O(steps · rows · width²). Customers without a bought candidate are passed over.
 */
export function fitChoiceWeights(
  choices: ChoiceSet,
  prior: Float64Array,
  strength: number,
): Float64Array {
  let weights = prior.slice();
  let current = evaluate(choices, weights, prior, strength);
  for (let step = 0; step < 30; step++) {
    const direction = solvePositive(current.curvature, current.gradient);
    if (direction === null) return weights;
    let size = 1;
    let next = current;
    while (size > 1e-4) {
      const tried = weights.map((weight, at) => weight + size * direction[at]!);
      next = evaluate(choices, tried, prior, strength);
      if (next.objective > current.objective) {
        weights = tried;
        break;
      }
      size /= 2;
    }
    const gain = next.objective - current.objective;
    if (!(gain > 1e-4)) return weights;
    current = next;
  }
  return weights;
}

type Evaluation = { objective: number; gradient: Float64Array; curvature: Float64Array };

function evaluate(
  choices: ChoiceSet,
  weights: Float64Array,
  prior: Float64Array,
  strength: number,
): Evaluation {
  const { width, rowsOf } = choices;
  const gradient = new Float64Array(width);
  const curvature = new Float64Array(width * width);
  let objective = 0;
  for (let at = 0; at < width; at++) {
    const away = weights[at]! - prior[at]!;
    objective -= 0.5 * strength * away * away;
    gradient[at] = -strength * away;
    curvature[at * width + at] = strength;
  }
  const work = {
    odds: new Float64Array(longest(rowsOf)),
    mean: new Float64Array(width),
    square: new Float64Array(width * width),
  };
  for (let customer = 0; customer < rowsOf.length - 1; customer++) {
    objective += addCustomer(choices, customer, weights, work);
    for (let at = 0; at < width; at++)
      gradient[at]! += chosenMean(choices, customer, at) - work.mean[at]!;
    addCovariance(curvature, work.square, work.mean);
  }
  return { objective, gradient, curvature };
}

type Work = { odds: Float64Array; mean: Float64Array; square: Float64Array };

/** Leaves the mean and the second moments of the features under the model in `work`; returns the log-likelihood. */
function addCustomer(
  choices: ChoiceSet,
  customer: number,
  weights: Float64Array,
  work: Work,
): number {
  const { width, features, chosen } = choices;
  const from = choices.rowsOf[customer]!;
  const rows = choices.rowsOf[customer + 1]! - from;
  let top = -Infinity;
  for (let row = 0; row < rows; row++) {
    let score = 0;
    const base = (from + row) * width;
    for (let at = 0; at < width; at++) score += weights[at]! * features[base + at]!;
    work.odds[row] = score;
    if (score > top) top = score;
  }
  let total = 0;
  let chosenScore = 0;
  let chosenCount = 0;
  for (let row = 0; row < rows; row++) {
    if (chosen[from + row] === 1) {
      chosenScore += work.odds[row]! - top;
      chosenCount++;
    }
    work.odds[row] = Math.exp(work.odds[row]! - top);
    total += work.odds[row]!;
  }
  work.mean.fill(0);
  work.square.fill(0);
  for (let row = 0; row < rows; row++)
    addMoments(work, features, (from + row) * width, work.odds[row]! / total);
  return chosenCount === 0 ? 0 : chosenScore / chosenCount - Math.log(total);
}

function addMoments(work: Work, features: Float32Array, base: number, odds: number): void {
  const width = work.mean.length;
  for (let at = 0; at < width; at++) {
    const weighted = odds * features[base + at]!;
    if (weighted === 0) continue;
    work.mean[at]! += weighted;
    for (let other = 0; other <= at; other++)
      work.square[at * width + other]! += weighted * features[base + other]!;
  }
}

function addCovariance(curvature: Float64Array, square: Float64Array, mean: Float64Array): void {
  const width = mean.length;
  for (let at = 0; at < width; at++) {
    for (let other = 0; other <= at; other++) {
      curvature[at * width + other]! += square[at * width + other]! - mean[at]! * mean[other]!;
    }
  }
}

function chosenMean(choices: ChoiceSet, customer: number, at: number): number {
  let sum = 0;
  let count = 0;
  for (let row = choices.rowsOf[customer]!; row < choices.rowsOf[customer + 1]!; row++) {
    if (choices.chosen[row] !== 1) continue;
    sum += choices.features[row * choices.width + at]!;
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

function longest(rowsOf: Int32Array): number {
  let most = 0;
  for (let at = 1; at < rowsOf.length; at++) most = Math.max(most, rowsOf[at]! - rowsOf[at - 1]!);
  return most;
}
