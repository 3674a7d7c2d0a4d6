// Pure: how the page of preferences looks, in the shop's colours, light and dark: small, without script, alone on a page
// or inside the shop's theme.
import { paletteOf } from '~/email/brand';
import type { Scheme } from '~/email/brand';
import { SYSTEM_FONTS } from '~/email/brand';
import type { Shop } from '~/shops/store';

function variables({
  background,
  card,
  text,
  secondary,
  hairline,
  button,
  buttonText,
  link,
}: Scheme) {
  return `--g:${background};--c:${card};--t:${text};--s:${secondary};--h:${hairline};--b:${button};--o:${buttonText};--l:${link}`;
}

/** A control's edge needs 3:1 (WCAG 2.2, 1.4.11): the quiet text colour has 4.5:1. */
const RULES = `
.ap *,.ap *::before{box-sizing:border-box}
.ap{max-width:600px;margin:0 auto;padding:24px 16px 48px;color:var(--t);font:16px/24px ${SYSTEM_FONTS}}
.ap header{margin:8px 0 16px}.ap header a{color:var(--t);font-weight:600;font-size:18px;text-decoration:none}.ap header img{height:36px;max-width:240px;display:block}
.ap h1{font-size:28px;line-height:34px;font-weight:600;margin:0 0 16px;color:var(--t)}
.ap h2,.ap legend{font-size:18px;line-height:26px;font-weight:600;margin:0 0 4px;padding:0;color:var(--t)}
.ap p{margin:0;color:inherit}.ap .s{color:var(--s);font-size:14px;line-height:20px}
.ap .k{background:var(--c);border-radius:12px;padding:24px;margin:0 0 16px;color:var(--t)}
.ap .r{display:flex;gap:12px 16px;align-items:center;justify-content:space-between;flex-wrap:wrap}
.ap fieldset{border:0;margin:0 0 28px;padding:0;min-width:0}.ap fieldset:last-of-type{margin-bottom:24px}.ap .f+fieldset{margin-top:28px}
.ap .ok{border-inline-start:4px solid var(--b);font-weight:600;padding:16px 20px}
.ap label{display:flex;gap:12px;align-items:flex-start;padding:10px 0;cursor:pointer;min-height:44px;margin:0;color:var(--t);font-size:16px}
.ap label small{display:block;color:var(--s);font-size:14px;line-height:20px}
.ap input[type=checkbox],.ap input[type=radio]{width:20px;height:20px;margin:2px 0;flex:none;accent-color:var(--b)}
.ap .w{display:flex;flex-wrap:wrap;gap:8px;margin-top:12px}
.ap .w label{border:1px solid var(--s);border-radius:22px;padding:9px 16px;align-items:center;line-height:24px}
.ap .w input{position:absolute;opacity:0;width:1px;height:1px}
.ap .w label:has(:checked){background:var(--b);border-color:var(--b);color:var(--o)}
.ap .w label:has(:checked)::before{content:"✓"}
.ap .w label:has(:focus-visible),.ap :focus-visible{outline:3px solid var(--l);outline-offset:2px}
.ap button,.ap .b{display:inline-block;font:600 16px/24px ${SYSTEM_FONTS};padding:11px 24px;border:1px solid var(--b);border-radius:8px;background:var(--b);color:var(--o);cursor:pointer;text-decoration:none;margin:0;width:auto;min-height:0}
.ap .q{background:none;border-color:var(--s);color:var(--t)}
.ap .f label{display:block;font-size:14px;line-height:20px;color:var(--s);padding:8px 0 0}
.ap .f input,.ap .f select{display:block;width:100%;height:44px;margin-top:4px;padding:0 12px;border:1px solid var(--s);border-radius:8px;background:var(--c);color:var(--t);font:16px ${SYSTEM_FONTS}}
.ap dl{display:grid;grid-template-columns:auto 1fr;gap:4px 16px;margin:12px 0 16px}.ap dt{color:var(--s)}.ap dd{margin:0;overflow-wrap:anywhere}
.ap .a{display:flex;gap:12px;flex-wrap:wrap;margin-top:16px}
`;

/** `alone`: the page's own ground is ours too; inside a theme only our cards are. */
export function styleOf(shop: Shop, alone: boolean): string {
  const { light, dark } = paletteOf({
    shopName: shop.senderName,
    accent: shop.brandAccent,
    logoUrl: shop.brandLogoUrl,
    radius: 8,
    postalAddress: shop.postalAddress,
    homeUrl: shop.homeUrl,
  });
  // A theme is light whatever the person's system is.
  const night = alone
    ? `@media(prefers-color-scheme:dark){.ap,body{${variables(dark)}}}:root{color-scheme:light dark}body{margin:0;background:var(--g)}`
    : '.ap .k{border:1px solid var(--h)}';
  return `${alone ? '.ap,body' : '.ap'}{${variables(light)}}${RULES.replaceAll('\n', '')}${night}`;
}
