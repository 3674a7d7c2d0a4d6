// Answers a page of the storefront to whoever asks: with the visitor's cart and name in the header, and with what
// pixels are to hear of.
import type { Context } from 'hono';
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../context';
import { listCollections } from './catalogue';
import { renderLayout, type Html, type LayoutOptions } from './layout';
import { renderMissing } from './pages';
import { takeHappenings } from './pixels/happened';
import { pageDataOf, type PageFacts, type ReadPixel } from './pixels/page-data';
import type { PageEvent } from './pixels/protocol';
import type { PageSubject } from './theme/objects';
import { createThemeRenderer, renderProxied, type ThemePage } from './theme/render-theme';
import { readVisit } from './visit';

type Options = Pick<LayoutOptions, 'title' | 'words' | 'current' | 'isCheckout'> &
  Partial<PageFacts> & {
    /** What the page is to the theme; a page of the theme that is nothing in particular without it. */
    subject?: PageSubject;
  };

/** A page with a place inside for the app's blocks is a function of them. */
type Body = Html | ((blocks: Html) => Html);

export type Pages = {
  show(c: Context, body: Body, options?: Options): Response | Promise<Response>;
  /** Liquid that the app answered with: in the theme's layout, unless it asks for none. */
  showLiquid(c: Context, source: string): Response | Promise<Response>;
  showMissing(c: Context, what: string): Response | Promise<Response>;
};

const PAGE_VIEWED: PageEvent = { name: 'page_viewed', type: 'standard', data: {} };

export function createPages(context: SandboxContext, readPixel: ReadPixel): Pages {
  const renderTheme = createThemeRenderer(context);
  const themePage = (c: Context, subject: PageSubject = { template: 'page' }): ThemePage => {
    const { pathname, host } = new URL(c.req.url);
    const nonce = (c.get('secureHeadersNonce') as string | undefined) ?? '';
    const path = pathname.replace(/^\/store(?=\/|$)/, '') || '/';
    return { visit: readVisit(context, c), subject, request: { path, host, nonce } };
  };
  const show: Pages['show'] = (c, body, options = {}) => {
    const { events = [], checkout, subject, ...layout } = options;
    const about = themePage(c, subject);
    const { visit } = about;
    // Shopify's checkout belongs to no theme.
    const theme = layout.isCheckout ? null : renderTheme(about);
    const facts = { events: [...takeHappenings(context, c), PAGE_VIEWED, ...events], checkout };
    // The header says what is in this visitor's cart: a kept page would say what was.
    c.header('cache-control', 'no-store');
    const page = renderLayout(
      context,
      {
        ...layout,
        theme,
        visit,
        collections: listCollections(context),
        hasSubscribed: c.req.query('customer_posted') === 'true',
        pageData: pageDataOf(context, readPixel, { visit, facts }),
      },
      typeof body === 'function' ? body(theme?.main ?? html``) : body,
    );
    return c.html(page);
  };
  return {
    show,
    showLiquid: (c, source) => {
      const hasLayout = !/\{%-?\s*layout\s+none\s*-?%\}/.test(source);
      const about = themePage(c, { template: '' });
      const body = renderProxied(context, source, about);
      return hasLayout ? show(c, html`${raw(body)}`, { subject: about.subject }) : c.html(body);
    },
    showMissing: (c, what) => {
      c.status(404);
      return show(c, renderMissing(what), { title: what, subject: { template: '404' } });
    },
  };
}
