// Answers a page of the storefront to whoever asks: with the visitor's cart and name in the header, and with what
// pixels are to hear of.
import type { Context } from 'hono';
import type { SandboxContext } from '../context';
import { listCollections } from './catalogue';
import { renderLayout, type Html, type LayoutOptions } from './layout';
import { renderMissing } from './pages';
import { takeHappenings } from './pixels/happened';
import { pageDataOf, type PageFacts, type ReadPixel } from './pixels/page-data';
import type { PageEvent } from './pixels/protocol';
import { readVisit } from './visit';

type Options = Pick<LayoutOptions, 'title' | 'words' | 'current' | 'isCheckout'> &
  Partial<PageFacts>;

export type Pages = {
  show(c: Context, body: Html, options?: Options): Response | Promise<Response>;
  showMissing(c: Context, what: string): Response | Promise<Response>;
};

const PAGE_VIEWED: PageEvent = { name: 'page_viewed', type: 'standard', data: {} };

export function createPages(context: SandboxContext, readPixel: ReadPixel): Pages {
  const show: Pages['show'] = (c, body, options = {}) => {
    const { events = [], checkout, ...layout } = options;
    const visit = readVisit(context, c);
    const facts = { events: [...takeHappenings(context, c), PAGE_VIEWED, ...events], checkout };
    // The header says what is in this visitor's cart: a kept page would say what was.
    c.header('cache-control', 'no-store');
    const page = renderLayout(
      context,
      {
        ...layout,
        visit,
        collections: listCollections(context),
        hasSubscribed: c.req.query('customer_posted') === 'true',
        pageData: pageDataOf(context, readPixel, { visit, facts }),
      },
      body,
    );
    return c.html(page);
  };
  return {
    show,
    showMissing: (c, what) => {
      c.status(404);
      return show(c, renderMissing(what), { title: what });
    },
  };
}
