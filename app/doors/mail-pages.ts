// Pure: the plain pages behind a recipient's links, without script, in the shop's name, on a phone and in the dark too.
import type { Shop } from '~/shops/store';

type Words = {
  title: string;
  ask: string;
  button: string;
  done: string;
  invalid: string;
  invalidTitle: string;
};

const WORDS: Record<string, Words> = {
  en: {
    title: 'Unsubscribe',
    ask: 'You will get no more mail from {shop}.',
    button: 'Unsubscribe',
    done: 'You are unsubscribed. {shop} will not write to you again.',
    invalidTitle: 'This link does not work',
    invalid: 'It may have been cut off or is too old. Open the mail again and use the link in it.',
  },
};

export function confirmPage(shop: Shop, locale: string): string {
  const words = wordsIn(locale);
  return page(
    words.title,
    `<p>${fill(words.ask, shop)}</p><form method="post"><button>${escapeHtml(words.button)}</button></form>`,
  );
}

export function donePage(shop: Shop, locale: string): string {
  const words = wordsIn(locale);
  return page(words.title, `<p role="status">${fill(words.done, shop)}</p>`);
}

export function invalidPage(locale: string): string {
  const words = wordsIn(locale);
  return page(words.invalidTitle, `<p>${escapeHtml(words.invalid)}</p>`);
}

function wordsIn(locale: string): Words {
  return WORDS[locale.slice(0, 2)] ?? WORDS.en!;
}

function fill(sentence: string, shop: Shop): string {
  return escapeHtml(sentence).replace('{shop}', () => escapeHtml(shop.senderName));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const STYLE = `
:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f6f5f3;color:#1a1a1a;
font:16px/26px -apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
main{box-sizing:border-box;width:min(440px,100% - 32px);padding:32px;background:#fff;border-radius:12px}
h1{margin:0 0 12px;font-size:24px;line-height:30px}p{margin:0 0 24px}p:last-child{margin:0}
button{width:100%;height:48px;border:0;border-radius:8px;background:#1a1a1a;color:#fff;font:600 16px/24px inherit;cursor:pointer}
button:focus-visible{outline:3px solid #1f5f4a;outline-offset:2px}
@media(prefers-color-scheme:dark){body{background:#121212;color:#ededed}main{background:#1c1c1c}button{background:#ededed;color:#121212}}`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}
