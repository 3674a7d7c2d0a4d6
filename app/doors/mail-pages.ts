// Pure: the plain pages behind a recipient's links, without script, in the shop's name, on a phone and in the dark too.
import { directionOf, mailLanguage, type MailLanguage } from '~/email/words';
import type { Shop } from '~/shops/store';

type Words = {
  title: string;
  ask: string;
  button: string;
  done: string;
  invalid: string;
  invalidTitle: string;
  expired: string;
  toShop: string;
};

const WORDS: Record<MailLanguage, Words> = {
  en: {
    title: 'Unsubscribe',
    ask: 'You will get no more mail from {shop}.',
    button: 'Unsubscribe',
    done: 'You are unsubscribed. {shop} will not write to you again.',
    invalidTitle: 'This link does not work',
    invalid: 'It may have been cut off or is too old. Open the mail again and use the link in it.',
    expired: 'This link is too old to follow.',
    toShop: 'Go to {shop}',
  },
  de: {
    title: 'Abmelden',
    ask: 'Du bekommst dann keine Mails mehr von {shop}.',
    button: 'Abmelden',
    done: 'Du bist abgemeldet. {shop} schreibt dir nicht mehr.',
    invalidTitle: 'Dieser Link geht nicht',
    invalid:
      'Vielleicht ist er abgeschnitten oder zu alt. Öffne die Mail noch einmal und nimm den Link darin.',
    expired: 'Dieser Link ist inzwischen zu alt.',
    toShop: 'Zu {shop}',
  },
  ar: {
    title: 'إلغاء الاشتراك',
    ask: 'لن تصلك رسائل أخرى من {shop}.',
    button: 'إلغاء الاشتراك',
    done: 'تم إلغاء اشتراكك. لن يراسلك {shop} مرة أخرى.',
    invalidTitle: 'هذا الرابط لا يعمل',
    invalid: 'ربما نُسخ ناقصاً أو صار قديماً. افتح الرسالة مرة أخرى واستخدم الرابط الذي فيها.',
    expired: 'هذا الرابط قديم جداً ولم يعد يعمل.',
    toShop: 'إلى {shop}',
  },
};

/** `language` is what the person's browser asks for, as in Accept-Language. */
export function confirmPage(shop: Shop, language: string): string {
  const words = WORDS[mailLanguage(language)];
  const button = `<form method="post"><button>${escapeHtml(words.button)}</button></form>`;
  return page(words.title, `<p>${fill(words.ask, shop)}</p>${button}`, language);
}

export function donePage(shop: Shop, language: string): string {
  const words = WORDS[mailLanguage(language)];
  return page(words.title, `<p role="status">${fill(words.done, shop)}</p>`, language);
}

export function invalidPage(language: string): string {
  const words = WORDS[mailLanguage(language)];
  return page(words.invalidTitle, `<p>${escapeHtml(words.invalid)}</p>`, language);
}

/** For a link that was good once: the shop is still there. */
export function expiredPage(shop: Shop, language: string): string {
  const words = WORDS[mailLanguage(language)];
  const way = `<a class="button" href="${escapeHtml(shop.homeUrl)}">${fill(words.toShop, shop)}</a>`;
  return page(words.invalidTitle, `<p>${escapeHtml(words.expired)}</p>${way}`, language);
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
.button{display:grid;place-items:center;box-sizing:border-box;text-decoration:none}
button,.button{width:100%;height:48px;border:0;border-radius:8px;background:#1a1a1a;color:#fff;font-family:inherit;font-size:16px;font-weight:600;cursor:pointer}
button:focus-visible,.button:focus-visible{outline:3px solid #1f5f4a;outline-offset:2px}
@media(prefers-color-scheme:dark){body{background:#121212;color:#ededed}main{background:#1c1c1c}button,.button{background:#ededed;color:#121212}}`;

function page(title: string, body: string, language: string): string {
  const written = mailLanguage(language);
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style>`;
  return `<!doctype html><html lang="${written}" dir="${directionOf(written)}"><head>${head}</head><body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}
