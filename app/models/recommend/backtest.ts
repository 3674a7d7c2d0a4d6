// Judges the parts and their mixture on baskets that the fit did not see, and fits the mixture's weights there.
import { topPlaces } from '~/math/top';
import {
  emptyRanking,
  judgeRanking,
  meanRanking,
  type RankingMetrics,
  type RankingTotals,
} from '../metrics';
import { customerFeatures, FEATURES, type ItemKnowledge } from './features';
import type { Holdout } from './holdout';
import { buildProfile, type Purchase } from './parts/own-history';
import {
  PARTS,
  partWeights,
  scoreItems,
  writeFeatures,
  type PartName,
  type Weights,
} from './score';
import type { Interactions } from './interactions';
import { fitChoiceWeights, type ChoiceSet } from './weights';

/** All items may be recommended, or only those the customer never bought: two tasks with weights of their own. */
export type Novelty = 'all' | 'newOnly';

export type Backtest = {
  metric: 'ndcg@10';
  /** Customers judged; below `FEWEST_JUDGED` the default weights stand unjudged. */
  judged: number;
  /** Days set aside; null where baskets are undated and each judged customer's last basket was. */
  window: { fromDay: number; toDay: number } | null;
  parts: Record<PartName, RankingMetrics>;
  /** The mixture, its weights always fitted on the other half of the customers. */
  hybrid: RankingMetrics;
  chosen: 'hybrid' | PartName;
  baseline: 'popularity';
};

export type BacktestResult = { backtest: Backtest; weights: Weights };

/** Candidates taken from the top of each part; beside them stands all that the customer bought before. */
const CANDIDATES_PER_PART = 80;
const CUT_OFF = 10;
const FEWEST_JUDGED = 20;
/** The default weights count as much as so many customers. */
const PRIOR_CUSTOMERS = 4;

/** Candidates of all judged customers with their features, shared by both tasks. */
export type JudgedChoices = {
  choices: ChoiceSet;
  item: Int32Array;
  owned: Uint8Array;
  holdout: Holdout;
  /** Targets of each customer that the customer had not bought before. */
  newTargets: Int32Array;
};

/** A customer's lines as the serving side is handed them. */
export function purchasesOf(data: Interactions, customer: number): Purchase[] {
  const purchases: Purchase[] = [];
  for (let basket = data.basketOf[customer]!; basket < data.basketOf[customer + 1]!; basket++) {
    for (let line = data.lineOf[basket]!; line < data.lineOf[basket + 1]!; line++) {
      purchases.push({
        item: data.item[line]!,
        day: data.basketDay[basket]!,
        count: data.count[line]!,
      });
    }
  }
  return purchases;
}

/** Cost: one scoring per judged customer and part. */
export function gatherChoices(knowledge: ItemKnowledge, holdout: Holdout): JudgedChoices {
  const width = FEATURES.length;
  const past = holdout.past;
  const isTarget = new Uint8Array(knowledge.items);
  const rows: Float32Array[] = [];
  const items: number[] = [];
  const owned: number[] = [];
  const chosen: number[] = [];
  const rowsOf = [0];
  const newTargets = new Int32Array(holdout.customer.length);
  holdout.customer.forEach((customer, at) => {
    const profile = buildProfile(purchasesOf(past, customer), past.today, past.dated);
    const features = customerFeatures(knowledge, profile);
    const candidates = pickCandidates(knowledge, features);
    const targets = holdout.target.subarray(holdout.targetOf[at]!, holdout.targetOf[at + 1]!);
    for (const target of targets) isTarget[target] = 1;
    const block = new Float32Array(candidates.length * width);
    candidates.forEach((item, row) => {
      const place = row < profile.item.length ? row : -1;
      writeFeatures(knowledge, features, item, { into: block, base: row * width, place });
      items.push(item);
      owned.push(place < 0 ? 0 : 1);
      chosen.push(isTarget[item]!);
    });
    rows.push(block);
    rowsOf.push(items.length);
    newTargets[at] = targets.length - profile.item.reduce((sum, item) => sum + isTarget[item]!, 0);
    for (const target of targets) isTarget[target] = 0;
  });
  const choices = {
    width,
    rowsOf: Int32Array.from(rowsOf),
    features: join(rows),
    chosen: Uint8Array.from(chosen),
  };
  return {
    choices,
    item: Int32Array.from(items),
    owned: Uint8Array.from(owned),
    holdout,
    newTargets,
  };
}

/** The profile's own items first, in its order, then the top of each part among the others. */
function pickCandidates(
  knowledge: ItemKnowledge,
  features: ReturnType<typeof customerFeatures>,
): Int32Array {
  const picked = new Set<number>(features.profile.item);
  for (const part of PARTS) {
    if (part === 'ownFrequency' || (part === 'content' && features.content === null)) continue;
    const scores = scoreItems(knowledge, features, partWeights(part));
    for (const item of features.profile.item) scores[item] = -Infinity;
    for (const item of topPlaces(scores, CANDIDATES_PER_PART)) picked.add(item);
  }
  return Int32Array.from(picked);
}

function join(blocks: Float32Array[]): Float32Array {
  const joined = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}

/**
 * Fits the mixture and compares it with each part; the winner's weights are returned. The mixture is judged
 * cross-fitted over two halves, so its figure is as honest as the parts', which have nothing to fit.
 */
export function backtest(judged: JudgedChoices, novelty: Novelty, prior: Weights): BacktestResult {
  const task = novelty === 'all' ? judged : withoutOwned(judged);
  const halves = [0, 1].map((half) =>
    fitChoiceWeights(half1of2(task.choices, half), prior, PRIOR_CUSTOMERS),
  );
  const weights = fitChoiceWeights(task.choices, prior, PRIOR_CUSTOMERS);
  const hybrid = judge(task, novelty, (customer) => halves[1 - (customer % 2)]!);
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, meanRanking(judge(task, novelty, () => partWeights(part)))]),
  ) as Record<PartName, RankingMetrics>;
  const mixture = meanRanking(hybrid);
  const isJudged = hybrid.judged >= FEWEST_JUDGED;
  let chosen: Backtest['chosen'] = 'hybrid';
  for (const part of PARTS) {
    const best = chosen === 'hybrid' ? mixture.ndcg : parts[chosen].ndcg;
    if (isJudged && parts[part].ndcg > best) chosen = part;
  }
  const window = judged.holdout.window;
  return {
    backtest: {
      metric: 'ndcg@10',
      judged: hybrid.judged,
      window,
      parts,
      hybrid: mixture,
      chosen,
      baseline: 'popularity',
    },
    weights: !isJudged ? prior : chosen === 'hybrid' ? weights : partWeights(chosen),
  };
}

/** Every second customer's choices. */
function half1of2(choices: ChoiceSet, half: number): ChoiceSet {
  const keep = new Uint8Array(choices.chosen.length);
  for (let customer = half; customer < choices.rowsOf.length - 1; customer += 2) {
    keep.fill(1, choices.rowsOf[customer]!, choices.rowsOf[customer + 1]!);
  }
  return keepRows(choices, keep);
}

function withoutOwned(judged: JudgedChoices): JudgedChoices {
  const keep = judged.owned.map((owned) => 1 - owned);
  const item = judged.item.filter((_, row) => keep[row] === 1);
  return {
    ...judged,
    choices: keepRows(judged.choices, keep),
    item,
    owned: new Uint8Array(item.length),
  };
}

function keepRows(choices: ChoiceSet, keep: Uint8Array): ChoiceSet {
  const { width } = choices;
  const rows = keep.reduce((sum, kept) => sum + kept, 0);
  const features = new Float32Array(rows * width);
  const chosen = new Uint8Array(rows);
  const rowsOf = new Int32Array(choices.rowsOf.length);
  let filled = 0;
  for (let customer = 0; customer < rowsOf.length - 1; customer++) {
    for (let row = choices.rowsOf[customer]!; row < choices.rowsOf[customer + 1]!; row++) {
      if (keep[row] === 0) continue;
      features.set(choices.features.subarray(row * width, (row + 1) * width), filled * width);
      chosen[filled++] = choices.chosen[row]!;
    }
    rowsOf[customer + 1] = filled;
  }
  return { width, rowsOf, features, chosen };
}

function judge(
  task: JudgedChoices,
  novelty: Novelty,
  weightsFor: (customer: number) => Weights,
): RankingTotals {
  const { choices, holdout } = task;
  const totals = emptyRanking();
  for (let customer = 0; customer < choices.rowsOf.length - 1; customer++) {
    const from = choices.rowsOf[customer]!;
    const to = choices.rowsOf[customer + 1]!;
    const targets =
      novelty === 'all'
        ? holdout.targetOf[customer + 1]! - holdout.targetOf[customer]!
        : task.newTargets[customer]!;
    if (targets === 0) continue;
    const scores = scoreRows(choices, from, to, weightsFor(customer));
    judgeRanking(
      topPlaces(scores, CUT_OFF),
      choices.chosen.subarray(from, to),
      targets,
      CUT_OFF,
      totals,
    );
  }
  return totals;
}

function scoreRows(choices: ChoiceSet, from: number, to: number, weights: Weights): Float32Array {
  const scores = new Float32Array(to - from);
  for (let row = from; row < to; row++) {
    let score = 0;
    for (let at = 0; at < choices.width; at++)
      score += weights[at]! * choices.features[row * choices.width + at]!;
    scores[row - from] = score;
  }
  return scores;
}
