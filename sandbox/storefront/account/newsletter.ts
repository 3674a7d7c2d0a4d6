// The newsletter form in the footer, with the field names of Shopify's customer form, so that a pixel sees of it what
// it would see of a theme's.
import { html } from 'hono/html';
import { Hono } from 'hono';
import type { SandboxContext } from '../../context';
import { addressBefore } from '../back';
import type { Html } from '../layout';
import type { Pages } from '../show-page';
import { findOrCreate, readAddress } from './customers';

export function renderNewsletter(hasSubscribed: boolean): Html {
  return html`<section class="newsletter" id="newsletter" aria-labelledby="newsletter-title">
    <h2 id="newsletter-title">News and offers</h2>
    ${
      hasSubscribed
        ? html`<p class="said" role="status">Thanks for subscribing.</p>`
        : html`<p class="quiet">What is new, by e-mail. Unsubscribe at any time.</p>
            <form
              method="post"
              action="/store/contact#newsletter"
              id="newsletter-form"
              class="newsletter-form"
              accept-charset="UTF-8"
            >
              <input type="hidden" name="form_type" value="customer" />
              <input type="hidden" name="utf8" value="✓" />
              <input type="hidden" name="contact[tags]" value="newsletter" />
              <input
                type="email"
                name="contact[email]"
                aria-label="E-mail address"
                placeholder="E-mail address"
                autocomplete="email"
                required
              />
              <button class="button" type="submit">Subscribe</button>
            </form>`
    }
  </section>`;
}

export function newsletterRoutes(context: SandboxContext, pages: Pages): Hono {
  const routes = new Hono();
  routes.post('/', async (c) => {
    const form = await c.req.formData();
    const email = readAddress(form.get('contact[email]'));
    if (email === null) {
      c.status(422);
      const sorry = html`<section class="band missing">
        <h1>That is not an e-mail address</h1>
        <p class="quiet">Go back and write it as name@example.com.</p>
        <p class="after"><a class="button" href="/store#newsletter">Back to the shop</a></p>
      </section>`;
      return pages.show(c, sorry, { title: 'That is not an e-mail address' });
    }
    findOrCreate(context, email, { acceptsMarketing: true, tags: ['newsletter'] });
    const [path = '', query = ''] = addressBefore(c).split('?');
    const search = new URLSearchParams(query);
    search.set('customer_posted', 'true');
    return c.redirect(`${path}?${search}#newsletter`, 303);
  });
  return routes;
}
