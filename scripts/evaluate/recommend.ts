// `npm run evaluate -- recommend`: fits the product's own recommender on one file and judges it on another.
import { parseArgs } from 'node:util';
import { emptyRanking, judgeRanking, meanRanking, type RankingMetrics } from '~/models/metrics';
import { purchasesOf, type Novelty } from '~/models/recommend/backtest';
import { fitRecommender, type Recommender } from '~/models/recommend/fit';
import { buildInteractions, type Interactions } from '~/models/recommend/interactions';
import { rankItems } from '~/models/recommend/recommend';
import {
  namedWeights,
  PARTS,
  partWeights,
  type PartName,
  type Weights,
} from '~/models/recommend/score';
import { InputError } from './csv';
import { readRecommendFiles, type RecommendFiles } from './recommend-files';

type MetricsByCut = Record<string, RankingMetrics>;

export type RecommendResult = {
  chosen: string;
  weights: Record<string, number>;
  metrics: MetricsByCut;
  /** Null where the files hold nothing for a part to learn from. */
  parts: Record<PartName, MetricsByCut | null>;
  coverage: number;
  seconds: { fit: number; serve: number };
};

export function evaluateRecommend(args: string[]): RecommendResult {
  const options = readOptions(args);
  const files = readRecommendFiles(options);
  const task: Novelty = options.newOnly ? 'newOnly' : 'all';
  const started = performance.now();
  const recommender = fitRecommender(files.data, { descriptions: files.descriptions });
  const fit = performance.now() - started;
  process.stderr.write(`fitted ${files.data.items} items in ${(fit / 1000).toFixed(1)} s\n`);
  const history = buildInteractions(files.data);
  const judge = (weights: Weights): Judged =>
    judgeAll(recommender, history, files, { task, cuts: options.cuts, weights });
  const served = performance.now();
  const hybrid = judge(recommender.weights[task]);
  const serve = performance.now() - served;
  const parts = PARTS.map((part) => [
    part,
    isFitted(recommender, part) ? judge(partWeights(part)).metrics : null,
  ]);
  return {
    chosen: recommender.backtests[task].chosen,
    weights: namedWeights(recommender.weights[task]),
    metrics: hybrid.metrics,
    parts: Object.fromEntries(parts) as RecommendResult['parts'],
    coverage: hybrid.coverage,
    seconds: { fit: fit / 1000, serve: serve / 1000 },
  };
}

type Options = {
  history: string;
  future: string;
  items: string | null;
  newOnly: boolean;
  cuts: number[];
};

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      history: { type: 'string' },
      future: { type: 'string' },
      items: { type: 'string' },
      'new-only': { type: 'boolean', default: false },
      k: { type: 'string', default: '5,10,20' },
    },
  });
  if (values.history === undefined || values.future === undefined) {
    throw new InputError('evaluate recommend needs --history FILE and --future FILE.');
  }
  const cuts = values.k.split(',').map(Number);
  if (cuts.some((cut) => !Number.isInteger(cut) || cut < 1 || cut > 10_000)) {
    throw new InputError(
      `--k takes whole numbers from 1 to 10000 with commas between, such as 5,10,20; got "${values.k}".`,
    );
  }
  return {
    history: values.history,
    future: values.future,
    items: values.items ?? null,
    newOnly: values['new-only'],
    cuts,
  };
}

function isFitted(recommender: Recommender, part: PartName): boolean {
  if (part === 'content') return recommender.knowledge.similar !== null;
  return part !== 'factors' || recommender.knowledge.factors !== null;
}

type Judged = { metrics: MetricsByCut; coverage: number };
type Judging = { task: Novelty; cuts: number[]; weights: Weights };

const COVERAGE_CUT = 10;

/** Coverage: the share of candidates that stand among anybody's first ten. */
function judgeAll(
  recommender: Recommender,
  history: Interactions,
  files: RecommendFiles,
  judging: Judging,
): Judged {
  const totals = judging.cuts.map(() => emptyRanking());
  const isTarget = new Uint8Array(files.data.items);
  const isShown = new Uint8Array(files.data.items);
  const count = Math.max(COVERAGE_CUT, ...judging.cuts);
  for (const [customer, bought] of files.targets) {
    const purchases = customer < history.customers ? purchasesOf(history, customer) : [];
    const owned = new Set(
      judging.task === 'newOnly' ? purchases.map((purchase) => purchase.item) : [],
    );
    const targets = bought.filter((item) => !owned.has(item));
    if (targets.length === 0) continue;
    const request = { today: files.data.today, count, novelty: judging.task };
    const ranked = rankItems(recommender, purchases, request, judging.weights);
    // Numbers past the candidates are items that neither file of the fit knows: misses.
    for (const item of targets) if (item < isTarget.length) isTarget[item] = 1;
    judging.cuts.forEach((cut, at) =>
      judgeRanking(ranked, isTarget, targets.length, cut, totals[at]!),
    );
    for (const item of targets) if (item < isTarget.length) isTarget[item] = 0;
    for (const item of ranked.subarray(0, COVERAGE_CUT)) isShown[item] = 1;
  }
  const metrics = judging.cuts.map((cut, at) => [String(cut), meanRanking(totals[at]!)]);
  const shown = isShown.reduce((sum, mark) => sum + mark, 0);
  return {
    metrics: Object.fromEntries(metrics) as MetricsByCut,
    coverage: shown / Math.max(1, isShown.length),
  };
}
