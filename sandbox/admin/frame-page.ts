// The page of the admin frame: top bar, navigation, and the app in an iframe opened as Shopify opens it.
import { html, raw } from 'hono/html';
import { mintSessionToken } from '../admin-api/oauth/session-token';
import type { SandboxContext } from '../context';
import { icons } from './icons';
import { app, renderShell } from './shell';

/** The app's own address with what Shopify adds on every opening. */
export function frameAddress(context: SandboxContext, path: string): string {
  const { shop, clock } = context;
  const [name = ''] = shop.domain.split('.');
  const url = new URL(path, context.origin);
  const host = Buffer.from(`admin.shopify.com/store/${name}`).toString('base64');
  const added = {
    embedded: '1',
    host: host.replace(/=+$/, ''),
    id_token: mintSessionToken(context),
    locale: 'en',
    shop: shop.domain,
    timestamp: String(Math.floor(clock.now().getTime() / 1000)),
  };
  for (const [key, value] of Object.entries(added)) url.searchParams.set(key, value);
  // Relative, so that the frame works under localhost as well as under 127.0.0.1.
  return `${url.pathname}${url.search}`;
}

export function renderFrame(context: SandboxContext, path: string) {
  return renderShell(context, {
    title: app.name,
    styles: ['frame-app', 'picker'],
    script: 'frame',
    bar: html`<div class="save" role="region" aria-label="Unsaved changes" hidden>
      <span class="save-text">${raw(icons.alert)}Unsaved changes</span>
      <button class="save-discard" type="button">Discard</button>
      <button class="save-save" type="button">Save</button>
    </div>`,
    main: html`<main class="content">
      <div class="title-bar">
        <button class="title-back" type="button" hidden>
          ${raw(icons.back)}<span class="spoken"></span>
        </button>
        <span class="app-icon" aria-hidden="true">${app.name.slice(0, 1)}</span>
        <h1 class="title">${app.name}</h1>
        <div class="title-actions"></div>
      </div>
      <iframe
        class="app"
        name="app-iframe"
        title="${app.name}"
        src="${frameAddress(context, path)}"
      ></iframe>
    </main>`,
    after: html`<div class="toasts" role="status" aria-live="polite"></div>
      ${renderLeaveDialog()} ${renderPicker()}`,
  });
}

function renderLeaveDialog() {
  return html`<dialog class="leave" aria-labelledby="leave-title">
    <h2 id="leave-title"></h2>
    <p></p>
    <form method="dialog">
      <button class="button" value="stay">Keep editing</button>
      <button class="button button-critical" value="leave"></button>
    </form>
  </dialog>`;
}

/** Filled when the app asks for it, by frame/resource-picker.ts. */
function renderPicker() {
  return html`<dialog class="picker" aria-labelledby="picker-title">
    <form method="dialog" class="picker-form">
      <div class="picker-head">
        <h2 id="picker-title"></h2>
        <button class="picker-close" type="button" aria-label="Close">×</button>
      </div>
      <p class="picker-search"><input type="search" autocomplete="off" autofocus /></p>
      <ul class="picker-list"></ul>
      <p class="picker-none" hidden></p>
      <div class="picker-foot">
        <span class="picker-count" role="status" aria-live="polite"></span>
        <button class="button picker-cancel" type="button">Cancel</button>
        <button class="button button-primary picker-done" value="done"></button>
      </div>
    </form>
  </dialog>`;
}
