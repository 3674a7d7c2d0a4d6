// Rewrites a mail's HTML so that it renders as in a light or a dark mailbox, whatever the reader's
// own browser prefers. A page cannot give a frame another prefers-color-scheme than the browser's,
// so the question itself is answered: each such media query becomes one that is always or never true.

export type Scheme = 'light' | 'dark';

const always = '(min-width: 0px)';
const never = '(max-width: 0px)';
const preference = /\(\s*prefers-color-scheme\s*:\s*(light|dark)\s*\)/gi;
const styleBlock = /<style\b[^>]*>[\s\S]*?<\/style\s*>/gi;
const mediaAttribute = /\bmedia\s*=\s*("[^"]*"|'[^']*')/gi;

export function renderAs(html: string, scheme: Scheme): string {
  const answer = (css: string) =>
    css.replace(preference, (_query, asked: string) =>
      asked.toLowerCase() === scheme ? always : never,
    );
  // A mail that does not declare a dark design is left light by mailboxes that ask, so it is here.
  const root = scheme === 'dark' && hasDarkDesign(html) ? 'dark' : 'light';
  const head =
    `<base target="_blank"><style>:root{color-scheme:${root} !important}</style>` +
    '<meta name="viewport" content="width=device-width,initial-scale=1">';
  return insertIntoHead(html.replace(styleBlock, answer).replace(mediaAttribute, answer), head);
}

export function hasDarkDesign(html: string): boolean {
  const meta = /<meta\b[^>]*\bname\s*=\s*["']?(supported-)?color-schemes?\b[^>]*>/gi;
  const declared = [...html.matchAll(meta)].map(([tag]) => tag);
  const styles = [...html.matchAll(styleBlock)].map(([block]) => block);
  return (
    declared.some((tag) => /\bdark\b/i.test(tag)) ||
    styles.some((css) => /color-scheme\s*:[^;}]*\bdark\b/i.test(css))
  );
}

function insertIntoHead(html: string, head: string): string {
  const opening = /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html);
  const at = opening ? opening.index + opening[0].length : doctypeEnd(html);
  return html.slice(0, at) + head + html.slice(at);
}

function doctypeEnd(html: string): number {
  const doctype = /^\s*<!doctype[^>]*>/i.exec(html);
  return doctype ? doctype[0].length : 0;
}
