// What must hold of any page that a person sees, asked of the page itself: accessible by axe, no wider than its window.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Frame, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2, levels A and AA. */
const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

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
