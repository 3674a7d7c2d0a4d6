// The front door, for whoever comes without a shop: one sentence that says where Attune is opened. A frame in the
// admin that has lost its shop on the way finds back by itself.
import { english } from '~/components/i18n/catalogue';
import { FRAME_MEMORY } from '~/components/ui/frame-memory';

/** Nobody is asked to type a shop's domain, and the script leads nowhere but into the app. */
const FIND_BACK = `
  const kept = new URLSearchParams(sessionStorage.getItem(${JSON.stringify(FRAME_MEMORY)}) ?? '');
  const shop = kept.get('shop'), host = kept.get('host'), path = kept.get('path') ?? '/app';
  if (window.top !== window && shop && host && /^\\/app(\\/|$)/.test(path)) {
    location.replace(path + '?' + new URLSearchParams({ shop, host, embedded: '1' }));
  } else document.querySelector('p').hidden = false;`;

export function loader() {
  const { title, openFromAdmin } = english.frame;
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title><meta name="viewport" content="width=device-width,initial-scale=1"></head>
<body style="font: 15px/22px sans-serif; padding: 32px">
<p hidden>${openFromAdmin}</p><noscript>${openFromAdmin}</noscript>
<script>${FIND_BACK}</script>
</body>
</html>
`;
  return new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } });
}
