// How the picks did against best sellers on orders that they had not seen: one sentence, and the figures with their ranges.
import { useFormats, useWords, type Formats } from '../i18n/words';
import { Section } from '../section';
import { Badge, Text } from '../ui/text';

type Range = { low: number; high: number };

export type Slice = {
  name: 'all' | 'newOnly';
  customers: number;
  verdict: 'picks' | 'unclear' | 'bestSellers' | 'tooFew';
  shares: {
    picks: Range & { hits: number };
    bestSellers: Range & { hits: number };
    difference: Range;
  } | null;
};

export type Backtest = {
  window: { from: string; to: string; days: number } | null;
  trainedAt: string;
  slices: Slice[];
};

const FEWEST_JUDGED = 20;

export function BacktestCard({ backtest }: { backtest: Backtest | null }) {
  const words = useWords();
  const formats = useFormats();
  const title = words('recommendations.backtest.title');
  const all = backtest?.slices[0];
  if (!backtest || !all) {
    return (
      <Section title={title}>
        <Text as="p">{words('recommendations.backtest.none')}</Text>
      </Section>
    );
  }
  const { window, trainedAt, slices } = backtest;
  return (
    <Section title={title} aside={<Verdict slice={all} />}>
      {all.shares && (
        <Text as="p">
          {words('recommendations.backtest.summary', {
            days: window?.days ?? 0,
            picks: formats.share(all.shares.picks.hits, all.customers),
            best: formats.share(all.shares.bestSellers.hits, all.customers),
          })}
        </Text>
      )}
      <Text as="p">
        {words(`recommendations.backtest.explained.${all.verdict}`, { fewest: FEWEST_JUDGED })}
      </Text>
      {all.shares && <Figures slices={slices.filter((slice) => slice.shares !== null)} />}
      {window && (
        <Text as="p" tone="subdued" variant="bodySm">
          {words('recommendations.backtest.basis', {
            from: formats.date(window.from),
            to: formats.date(window.to),
            trained: formats.dateTime(trainedAt),
          })}
        </Text>
      )}
    </Section>
  );
}

function Verdict({ slice: { verdict } }: { slice: Slice }) {
  const words = useWords();
  return (
    <Badge tone={verdict === 'picks' ? 'success' : undefined}>
      {words(`recommendations.backtest.verdicts.${verdict}`)}
    </Badge>
  );
}

function Figures({ slices }: { slices: Slice[] }) {
  const words = useWords();
  const formats = useFormats();
  const rows = [
    { name: words('recommendations.backtest.picks'), of: cellOf('picks', formats) },
    { name: words('recommendations.backtest.best'), of: cellOf('bestSellers', formats) },
    { name: words('recommendations.backtest.difference'), of: differenceOf(formats) },
  ];
  return (
    <table className="figures">
      <caption>{words('recommendations.backtest.caption')}</caption>
      <thead>
        <tr>
          <td />
          {slices.map(({ name }) => (
            <th key={name} scope="col">
              {words(`recommendations.backtest.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name}</th>
            {slices.map((slice) => {
              const { value, low, high } = row.of(slice);
              return (
                <td key={slice.name}>
                  <b>{value}</b>
                  <span>{words('recommendations.backtest.range', { low, high })}</span>
                </td>
              );
            })}
          </tr>
        ))}
        <tr>
          <th scope="row">{words('recommendations.backtest.customers')}</th>
          {slices.map(({ name, customers }) => (
            <td key={name}>{formats.number(customers)}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

type Cell = { value: string; low: string; high: string };

function cellOf(part: 'picks' | 'bestSellers', formats: Formats): (slice: Slice) => Cell {
  return ({ shares, customers }) => ({
    value: formats.share(shares?.[part].hits ?? 0, customers),
    // The sign of the second stands for both, so that a range fits a narrow column.
    low: formats.number(percentOf(shares?.[part].low ?? 0)),
    high: formats.share(shares?.[part].high ?? 0, 1),
  });
}

/** Differences of percentages are points, and carry their sign. */
function differenceOf(formats: Formats): (slice: Slice) => Cell {
  const points = (share: number) => {
    const value = percentOf(share);
    return `${value > 0 ? '+' : ''}${formats.number(value)}`;
  };
  return ({ shares, customers }) => ({
    value: points(((shares?.picks.hits ?? 0) - (shares?.bestSellers.hits ?? 0)) / customers),
    low: points(shares?.difference.low ?? 0),
    high: points(shares?.difference.high ?? 0),
  });
}

function percentOf(share: number): number {
  return Math.round(share * 1000) / 10;
}
