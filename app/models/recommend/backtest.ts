// Judges the parts and their mixture on baskets that the fit did not see, and fits the mixture's weights there.
import { topPlaces } from '~/math/top';
import { emptyRanking, meanRanking, type RankingMetrics } from '../metrics';
import { customerFeatures, FEATURES, type CustomerFeatures, type ItemKnowledge } from './features';
import type { Holdout } from './holdout';
import type { Interactions } from './interactions';
import { buildProfile, type Purchase } from './parts/own-history';
import {
  PARTS,
  partWeights,
  scoreItems,
  writeFeatures,
  type PartName,
  type Weights,
} from './score';
import { climbWeights, findHits, judgeWeights, sliceChoices, type ChoiceSet } from './weights';

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
  hits: Hits;
};

/**
 * Customers whose next order held one of the ten picks, of best sellers, and of one of the two alone. The picks are
 * those of the mixture or of the part that took its place; where best sellers did, still those of the mixture.
 */
export type Hits = { picks: number; baseline: number; picksOnly: number; baselineOnly: number };

export type BacktestResult = { backtest: Backtest; weights: Weights };

/** Candidates taken from the top of each part; beside them stands all that the customer bought before. */
const CANDIDATES_PER_PART = 40;
const FEWEST_JUDGED = 20;

/** Candidates of all judged customers with their features, once for all that may be shown and once for new items. */
export type JudgedChoices = Record<Novelty, ChoiceSet>;

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
  const all = startChoices();
  const newOnly = startChoices();
  const isTarget = new Uint8Array(knowledge.items);
  const { past } = holdout;
  holdout.customer.forEach((customer, at) => {
    const profile = buildProfile(purchasesOf(past, customer), past.today, past.dated);
    const features = customerFeatures(knowledge, profile);
    const candidates = pickCandidates(knowledge, features);
    const targets = holdout.target.subarray(holdout.targetOf[at]!, holdout.targetOf[at + 1]!);
    const owned = profile.item.length;
    for (const target of targets) isTarget[target] = 1;
    const block = new Float32Array(candidates.length * FEATURES.length);
    candidates.forEach((item, row) => {
      const place = row < owned ? row : -1;
      writeFeatures(knowledge, features, item, { into: block, base: row * FEATURES.length, place });
    });
    const chosen = Uint8Array.from(candidates, (item) => isTarget[item]!);
    const again = profile.item.reduce((sum, item) => sum + isTarget[item]!, 0);
    addCustomer(all, block, chosen, targets.length);
    addCustomer(
      newOnly,
      block.subarray(owned * FEATURES.length),
      chosen.subarray(owned),
      targets.length - again,
    );
    for (const target of targets) isTarget[target] = 0;
  });
  return { all: finishChoices(all), newOnly: finishChoices(newOnly) };
}

/** The profile's own items first, in its order, then the top of each part among the others. */
function pickCandidates(knowledge: ItemKnowledge, features: CustomerFeatures): Int32Array {
  const picked = new Set<number>(features.profile.item);
  for (const part of PARTS) {
    if (part === 'ownFrequency' || (part === 'content' && features.content === null)) continue;
    if (part === 'factors' && features.factors === null) continue;
    const scores = scoreItems(knowledge, features, partWeights(part));
    for (const item of features.profile.item) scores[item] = -Infinity;
    for (const item of topPlaces(scores, CANDIDATES_PER_PART)) picked.add(item);
  }
  return Int32Array.from(picked);
}

type OpenChoices = { blocks: Float32Array[]; chosen: Uint8Array[]; targets: number[] };

function startChoices(): OpenChoices {
  return { blocks: [], chosen: [], targets: [] };
}

function addCustomer(
  choices: OpenChoices,
  block: Float32Array,
  chosen: Uint8Array,
  targets: number,
): void {
  if (targets === 0) return;
  // Where no candidate was bought every weighing scores zero: the customer counts, the rows need not be kept.
  const isHopeless = !chosen.includes(1);
  choices.blocks.push(isHopeless ? block.subarray(0, 0) : block);
  choices.chosen.push(isHopeless ? chosen.subarray(0, 0) : chosen);
  choices.targets.push(targets);
}

function finishChoices(open: OpenChoices): ChoiceSet {
  const width = FEATURES.length;
  const rowsOf = new Int32Array(open.chosen.length + 1);
  open.chosen.forEach((chosen, at) => {
    rowsOf[at + 1] = rowsOf[at]! + chosen.length;
  });
  const rows = rowsOf[open.chosen.length]!;
  const features = FEATURES.map(() => new Float32Array(rows));
  const chosen = new Uint8Array(rows);
  open.blocks.forEach((block, customer) => {
    const first = rowsOf[customer]!;
    for (let at = 0; at < block.length; at++)
      features[at % width]![first + Math.floor(at / width)] = block[at]!;
  });
  open.chosen.forEach((marks, at) => chosen.set(marks, rowsOf[at]!));
  return { rowsOf, features, chosen, targets: Int32Array.from(open.targets) };
}

/**
 * Fits the mixture and compares it with each part; the winner's weights are returned. The mixture is judged
 * cross-fitted over two halves, so its figure is as honest as the parts', which have nothing to fit.
 */
export function backtest(
  choices: ChoiceSet,
  prior: Weights,
  window: Backtest['window'],
): BacktestResult {
  const judged = choices.targets.length;
  const parts = Object.fromEntries(
    PARTS.map((part) => [part, meanRanking(judgeWeights(choices, partWeights(part)))]),
  ) as Record<PartName, RankingMetrics>;
  const { metrics: hybrid, hits: mixed } =
    judged < FEWEST_JUDGED
      ? {
          metrics: meanRanking(judgeWeights(choices, prior)),
          hits: findHits(choices, prior),
        }
      : crossFitted(choices, prior);
  let chosen: Backtest['chosen'] = 'hybrid';
  let best = hybrid.ndcg;
  for (const part of PARTS) {
    if (judged < FEWEST_JUDGED || parts[part].ndcg <= best) continue;
    chosen = part;
    best = parts[part].ndcg;
  }
  const weights =
    judged < FEWEST_JUDGED
      ? prior
      : chosen === 'hybrid'
        ? climbWeights(choices, prior)
        : partWeights(chosen);
  const isPart = chosen !== 'hybrid' && chosen !== 'popularity';
  const hits = countHits(
    isPart ? findHits(choices, weights) : mixed,
    findHits(choices, partWeights('popularity')),
  );
  return {
    backtest: {
      metric: 'ndcg@10',
      judged,
      window,
      parts,
      hybrid,
      chosen,
      baseline: 'popularity',
      hits,
    },
    weights,
  };
}

function countHits(picks: Uint8Array, baseline: Uint8Array): Hits {
  const hits: Hits = { picks: 0, baseline: 0, picksOnly: 0, baselineOnly: 0 };
  picks.forEach((hit, at) => {
    const other = baseline[at]!;
    hits.picks += hit;
    hits.baseline += other;
    if (hit > other) hits.picksOnly += 1;
    if (other > hit) hits.baselineOnly += 1;
  });
  return hits;
}

/** Two halves, each judged with the weights of the other. Customers stand in no order that matters to time or size. */
function crossFitted(
  choices: ChoiceSet,
  prior: Weights,
): { metrics: RankingMetrics; hits: Uint8Array } {
  const hits = new Uint8Array(choices.targets.length);
  const totals = emptyRanking();
  const customers = choices.targets.length;
  const middle = customers >> 1;
  const halves = [sliceChoices(choices, 0, middle), sliceChoices(choices, middle, customers)];
  halves.forEach((half, at) => {
    const weights = climbWeights(halves[1 - at]!, prior);
    const judged = judgeWeights(half, weights);
    hits.set(findHits(half, weights), at === 0 ? 0 : middle);
    totals.judged += judged.judged;
    totals.recall += judged.recall;
    totals.ndcg += judged.ndcg;
    totals.hitRate += judged.hitRate;
    totals.mrr += judged.mrr;
  });
  return { metrics: meanRanking(totals), hits };
}
