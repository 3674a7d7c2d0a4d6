// The app proxy: what shoppers ask for below the shop's own /apps/… is answered by the app, signed on the way there
// and put into the theme on the way back where the app answers in Liquid.
import { Hono, type Context, type Env, type MiddlewareHandler } from 'hono';
import { html, raw } from 'hono/html';
import type { SandboxContext } from '../../context';
import { readCustomer } from '../account/session';
import type { Pages } from '../show-page';
import { forward } from './forward';
import { signQuery } from './signed-query';

const TAKEN = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** At /PREFIX/SUBPATH of the storefront. `guard` adds to a page of the theme what every other one has. */
export function proxyRoutes(context: SandboxContext, pages: Pages, guard: MiddlewareHandler): Hono {
  const routes = new Hono();
  const { appProxy } = context;
  if (!appProxy) return routes;
  const inTheme = async (c: Context<Env, string>, answer: () => Response | Promise<Response>) => {
    await guard(c, async () => {
      c.res = await answer();
    });
    return c.res;
  };
  const own = `/${appProxy.prefix}/${appProxy.subpath}`;

  routes.all(`${own}/*`, async (c) => {
    if (!context.installation.current().isInstalled) {
      return inTheme(c, () => pages.showMissing(c, 'This page is not here'));
    }
    if (!TAKEN.includes(c.req.method)) return c.text('Method not allowed.', 405);
    const asked = new URL(c.req.url);
    const rest = asked.pathname.slice(asked.pathname.indexOf(own) + own.length);
    const url = new URL(`${context.appOrigin}${appProxy.path}${rest}`);
    const facts = {
      shop: context.shop.domain,
      customerId: readCustomer(context, c)?.id ?? null,
      // The sandbox's shop begins below /store.
      pathPrefix: `/store${own}`,
      now: context.clock.now(),
    };
    url.search = signQuery(asked.searchParams, facts, context.clientSecret).toString();
    const answer = await forward(c, url);
    if (answer.kind === 'refused') {
      c.status(answer.status);
      return inTheme(c, () => pages.show(c, renderTrouble(answer.problem), { title: 'Error' }));
    }
    const { status, headers, body } = answer;
    if (!headers.get('content-type')?.startsWith('application/liquid')) {
      const hasBody = ![101, 204, 205, 304].includes(status);
      return new Response(hasBody ? new Uint8Array(body) : null, { status, headers });
    }
    c.status(status as 200);
    for (const [name, value] of headers) {
      if (!name.startsWith('content-')) c.header(name, value);
    }
    return inTheme(c, () => pages.showLiquid(c, body.toString('utf8')));
  });
  return routes;
}

function renderTrouble(problem: string) {
  return html`<section class="band missing">
    <h1>There was an error in the third-party application</h1>
    <p class="quiet">${raw(problem)}</p>
  </section>`;
}
