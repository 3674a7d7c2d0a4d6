// What must hold of any page that a person sees, asked of the page itself: accessible by axe, no wider than its window,
// soon there, and still when it is there.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA. */
const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Built for Shopify 2.2 and 2.3: what counts as good by Google's Web Vitals. */
const LATEST_PAINT_MS = 2_500;
const LARGEST_SHIFT = 0.1;

type WithAxe = { axe?: { run(context: Document, options: RunOptions): Promise<AxeResults> } };

/** One line per element that fails; empty when none does. */
export async function axeProblems(page: Page | Frame, rules?: string[]): Promise<string[]> {
  await page.evaluate(AXE);
  const options: RunOptions = {
    runOnly: rules ? { type: 'rule', values: rules } : { type: 'tag', values: AA },
    resultTypes: ['violations'],
    // Frames are other documents, looked at by themselves.
    iframes: false,
  };
  const results = await page.evaluate(
    (given) => (window as WithAxe).axe?.run(document, given),
    options,
  );
  if (!results) throw new Error('axe could not be loaded into the page.');
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} — ${firstReason(node.failureSummary)}`),
  );
}

function firstReason(summary: string | undefined): string {
  return (summary ?? '').split('\n').slice(1).join(' ').trim();
}

/** By how many pixels the page is wider than its window. */
export async function sidewaysScroll(page: Page | Frame): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
}

export type Vitals = {
  /** Largest contentful paint in milliseconds; null where nothing was painted. */
  paintedAt: number | null;
  /** All shifts without a recent input: never less than Google's largest session of them. */
  shift: number;
  /** What moved, by the largest shift. */
  moved: string;
};

/** Of a page or frame that has come to rest and that nobody has touched. */
export async function readVitals(page: Page | Frame): Promise<Vitals> {
  return await page.evaluate(async () => {
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: { node: Node | null }[];
    };
    // Entries from before the observer come a task later.
    const entriesOf = async (type: string) =>
      new Promise<PerformanceEntry[]>((found) => {
        const entries: PerformanceEntry[] = [];
        const observer = new PerformanceObserver((list) => entries.push(...list.getEntries()));
        observer.observe({ type, buffered: true });
        setTimeout(() => {
          entries.push(...observer.takeRecords());
          observer.disconnect();
          found(entries);
        }, 50);
      });
    const shifts = ((await entriesOf('layout-shift')) as Shift[])
      .filter((entry) => !entry.hadRecentInput)
      .sort((one, two) => two.value - one.value);
    const nameOf = ({ node }: { node: Node | null }) => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element ? `${element.tagName.toLowerCase()}.${element.className}` : 'gone';
    };
    return {
      paintedAt: (await entriesOf('largest-contentful-paint')).at(-1)?.startTime ?? null,
      shift: shifts.reduce((sum, entry) => sum + entry.value, 0),
      moved: (shifts[0]?.sources ?? []).map(nameOf).join(', '),
    };
  });
}

export function isLate({ paintedAt }: Vitals): boolean {
  return paintedAt === null || paintedAt > LATEST_PAINT_MS;
}

export function vitalFaults(vitals: Vitals): string[] {
  const { paintedAt, shift, moved } = vitals;
  return [
    ...(isLate(vitals) ? [`largest paint after ${Math.round(paintedAt ?? Infinity)} ms`] : []),
    ...(shift > LARGEST_SHIFT ? [`shifts by ${shift.toFixed(3)} (${moved})`] : []),
  ];
}

/** What the browser complains about from now on; read it with `take`, which begins anew. */
export function hearComplaints(page: Page): { take(): string[] } {
  let heard: string[] = [];
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(`console: ${message.text()}`);
  });
  return {
    take: () => {
      const taken = heard;
      heard = [];
      return taken;
    },
  };
}
