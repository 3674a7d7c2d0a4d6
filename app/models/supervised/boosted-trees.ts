// Boosted trees: many shallow trees, each mending what the ones before it left, for tables of some thousand rows.
// Pure and seeded: the same rows and generator give the same trees.
import { uniform, type Rng } from '~/math/random';
import { logistic } from '~/math/special';
import { quantile } from '~/math/stats';
import { binColumns, type BinnedColumns, type Columns } from './bins';

/** What is made small: squared error; log-loss of 0/1; Poisson deviance of counts; pinball loss at a share. */
export type Loss = 'squared' | 'logistic' | 'poisson' | { share: number };

export type BoostOptions = {
  loss: Loss;
  trees: number;
  depth: number;
  /** Share of each tree's step that is taken. */
  rate: number;
  /** Fewest rows of a leaf. */
  leaf: number;
  /** Added to a leaf's curvature: pulls small leaves to zero. */
  ridge: number;
  /** Share of rows that each tree sees. */
  sample: number;
};

/** A complete binary tree by levels: node i has children 2i + 1 and 2i + 2; feature −1 ends in `value`. */
type Tree = { feature: Int16Array; edge: Float64Array; bin: Uint8Array; value: Float64Array };

export type BoostedTrees = { start: number; trees: Tree[]; loss: Loss };

type Slopes = { slope: Float64Array; curvature: Float64Array };

/**
 * Gradient boosting with second-order leaves (Friedman 2001; Chen & Guestrin 2016, equations 5–7) on binned columns.
 * Pinball loss splits by its sign and fills leaves with the residuals' quantile (Friedman 2001, section 4.4).
 * Cost: trees × depth × rows × features counting steps.
 */
export function fitBoostedTrees(
  columns: Columns,
  target: Float64Array,
  options: BoostOptions,
  rng: Rng,
): BoostedTrees {
  const binned = binColumns(columns);
  const start = startOf(target, options.loss);
  const score = new Float64Array(target.length).fill(start);
  const slopes: Slopes = {
    slope: new Float64Array(target.length),
    curvature: new Float64Array(target.length),
  };
  const trees: Tree[] = [];
  for (let at = 0; at < options.trees && target.length >= 2 * options.leaf; at++) {
    fillSlopes(slopes, target, score, options.loss);
    const node = new Int16Array(target.length);
    for (let row = 0; row < node.length; row++) {
      if (options.sample < 1 && uniform(rng) >= options.sample) node[row] = -1;
    }
    const tree = growTree(binned, slopes, node, options);
    if (typeof options.loss === 'object') {
      fillByQuantile(tree, binned, { target, score, share: options.loss.share }, options.rate);
    }
    addTree(tree, binned, score);
    trees.push(tree);
  }
  return { start, trees, loss: options.loss };
}

function startOf(target: Float64Array, loss: Loss): number {
  if (typeof loss === 'object') return target.length > 0 ? quantile(target, loss.share) : 0;
  let sum = 0;
  for (const value of target) sum += value;
  const mean = target.length > 0 ? sum / target.length : 0;
  if (loss === 'squared') return mean;
  if (loss === 'poisson') return Math.log(Math.max(mean, 1e-6));
  const share = Math.min(1 - 1e-6, Math.max(1e-6, mean));
  return Math.log(share / (1 - share));
}

function fillSlopes(into: Slopes, target: Float64Array, score: Float64Array, loss: Loss): void {
  for (let row = 0; row < target.length; row++) {
    const y = target[row]!;
    const f = score[row]!;
    let slope = f - y;
    let curvature = 1;
    if (loss === 'logistic') {
      const p = logistic(f);
      slope = p - y;
      curvature = Math.max(1e-6, p * (1 - p));
    } else if (loss === 'poisson') {
      curvature = Math.exp(Math.min(30, f));
      slope = curvature - y;
    } else if (typeof loss === 'object') slope = y > f ? -loss.share : 1 - loss.share;
    into.slope[row] = slope;
    into.curvature[row] = curvature;
  }
}

/** Level by level; `node` holds each row's node and −1 for rows that this tree does not see. */
function growTree(
  binned: BinnedColumns,
  slopes: Slopes,
  node: Int16Array,
  options: BoostOptions,
): Tree {
  const size = 2 ** (options.depth + 1) - 1;
  const tree: Tree = {
    feature: new Int16Array(size).fill(-1),
    edge: new Float64Array(size),
    bin: new Uint8Array(size),
    value: new Float64Array(size),
  };
  for (let level = 0; level <= options.depth; level++) {
    const first = 2 ** level - 1;
    const width = first + 1;
    const isLast = level === options.depth;
    const best = bestSplits(binned, slopes, { node, first, width, isLast }, options);
    for (let at = 0; at < width; at++) {
      tree.value[first + at] = best.value[at]!;
      if (best.feature[at]! < 0) continue;
      const feature = best.feature[at]!;
      tree.feature[first + at] = feature;
      tree.bin[first + at] = best.bin[at]!;
      tree.edge[first + at] =
        best.bin[at]! === 0 ? -Infinity : binned.edges[feature]![best.bin[at]! - 1]!;
    }
    if (!isLast) descend(binned, best, { node, first });
  }
  return tree;
}

/** The last level is not cut any further: its nodes are only added up. */
type Level = { node: Int16Array; first: number; width: number; isLast: boolean };
type Splits = { feature: Int16Array; bin: Uint8Array; value: Float64Array };

const STRIDE = 65;

/** The best cut of every node of a level, by the gain of Chen & Guestrin's equation 7; leaf values beside it. */
function bestSplits(
  binned: BinnedColumns,
  { slope, curvature }: Slopes,
  { node, first, width, isLast }: Level,
  options: BoostOptions,
): Splits {
  const splits: Splits = {
    feature: new Int16Array(width).fill(-1),
    bin: new Uint8Array(width),
    value: new Float64Array(width),
  };
  const total = new Float64Array(width * 3);
  const gain = new Float64Array(width).fill(1e-9);
  const sums = new Float64Array(width * STRIDE * 3);
  const seen = rowsOfLevel(node, first, width);
  for (let feature = -1; feature < (isLast ? 0 : binned.bins.length); feature++) {
    // Pass −1 only adds the nodes up: a bin table with one bin.
    const bins = feature < 0 ? null : binned.bins[feature]!;
    sums.fill(0);
    for (let i = 0; i < seen.row.length; i++) {
      const row = seen.row[i]!;
      const place = seen.base[i]! + (bins === null ? 0 : 3 * bins[row]!);
      sums[place]! += slope[row]!;
      sums[place + 1]! += curvature[row]!;
      sums[place + 2]!++;
    }
    for (let at = 0; at < width; at++) {
      const base = at * STRIDE * 3;
      if (bins === null) {
        total.set(sums.subarray(base, base + 3), at * 3);
        splits.value[at] = (-options.rate * sums[base]!) / (sums[base + 1]! + options.ridge);
      } else {
        const cut = bestCut(
          sums.subarray(base, base + STRIDE * 3),
          total.subarray(at * 3, at * 3 + 3),
          options,
        );
        if (cut.gain <= gain[at]!) continue;
        gain[at] = cut.gain;
        splits.feature[at] = feature;
        splits.bin[at] = cut.bin;
      }
    }
  }
  return splits;
}

/** The rows that stand in the level's nodes, and where each one's node begins among the sums. */
function rowsOfLevel(node: Int16Array, first: number, width: number) {
  const row = new Int32Array(node.length);
  const base = new Int32Array(node.length);
  let count = 0;
  for (let at = 0; at < node.length; at++) {
    const own = node[at]! - first;
    if (own < 0 || own >= width) continue;
    row[count] = at;
    base[count++] = own * STRIDE * 3;
  }
  return { row: row.subarray(0, count), base: base.subarray(0, count) };
}

function bestCut(sums: Float64Array, total: Float64Array, options: BoostOptions) {
  const best = { gain: 0, bin: 0 };
  const whole = total[0]! ** 2 / (total[1]! + options.ridge);
  let slope = 0;
  let curvature = 0;
  let rows = 0;
  for (let bin = 0; bin < STRIDE - 1; bin++) {
    slope += sums[bin * 3]!;
    curvature += sums[bin * 3 + 1]!;
    rows += sums[bin * 3 + 2]!;
    if (rows < options.leaf) continue;
    if (total[2]! - rows < options.leaf) break;
    const left = slope ** 2 / (curvature + options.ridge);
    const right = (total[0]! - slope) ** 2 / (total[1]! - curvature + options.ridge);
    const gain = left + right - whole;
    if (gain > best.gain) {
      best.gain = gain;
      best.bin = bin;
    }
  }
  return best;
}

function descend(
  binned: BinnedColumns,
  splits: Splits,
  { node, first }: Pick<Level, 'node' | 'first'>,
): void {
  for (let row = 0; row < node.length; row++) {
    const at = node[row]! - first;
    if (at < 0) continue;
    const feature = splits.feature[at]!;
    if (feature < 0) node[row] = -1;
    else node[row] = 2 * node[row]! + (binned.bins[feature]![row]! <= splits.bin[at]! ? 1 : 2);
  }
}

type Residuals = { target: Float64Array; score: Float64Array; share: number };

function fillByQuantile(tree: Tree, binned: BinnedColumns, from: Residuals, rate: number): void {
  const residuals = new Map<number, number[]>();
  for (let row = 0; row < from.target.length; row++) {
    const leaf = binnedLeaf(tree, binned.bins, row);
    const known = residuals.get(leaf) ?? [];
    known.push(from.target[row]! - from.score[row]!);
    residuals.set(leaf, known);
  }
  for (const [leaf, values] of residuals) tree.value[leaf] = rate * quantile(values, from.share);
}

/** Missing values go left: their bin is 0, and no comparison with NaN is true. */
function binnedLeaf(tree: Tree, bins: Uint8Array[], row: number): number {
  let at = 0;
  let feature = tree.feature[0]!;
  while (feature >= 0) {
    at = 2 * at + (bins[feature]![row]! > tree.bin[at]! ? 2 : 1);
    feature = tree.feature[at]!;
  }
  return at;
}

function leafOf(tree: Tree, columns: Columns, row: number): number {
  let at = 0;
  let feature = tree.feature[0]!;
  while (feature >= 0) {
    at = 2 * at + (columns[feature]![row]! > tree.edge[at]! ? 2 : 1);
    feature = tree.feature[at]!;
  }
  return at;
}

function addTree(tree: Tree, binned: BinnedColumns, score: Float64Array): void {
  for (let row = 0; row < score.length; row++) {
    score[row]! += tree.value[binnedLeaf(tree, binned.bins, row)]!;
  }
}

/** Predictions on the target's own scale: a value, a chance, a mean count or a quantile. */
export function predictBoostedTrees(model: BoostedTrees, columns: Columns): Float64Array {
  const rows = columns[0]?.length ?? 0;
  const result = new Float64Array(rows).fill(model.start);
  for (const tree of model.trees) {
    for (let row = 0; row < rows; row++) {
      result[row]! += tree.value[leafOf(tree, columns, row)]!;
    }
  }
  if (model.loss === 'logistic') return result.map(logistic);
  return model.loss === 'poisson' ? result.map((value) => Math.exp(Math.min(30, value))) : result;
}
