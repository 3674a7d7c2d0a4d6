// The consent banner on every page: accept, decline, or choose. It lies over the page's foot, so that nothing moves
// when it comes or goes, and works as a plain form where no script runs.
import { html, raw } from 'hono/html';
import type { Html } from '../layout';
import type { Consent } from './consent';

const KINDS = [
  {
    name: 'analytics',
    title: 'Analytics',
    text: 'Help the shop to understand how visitors find their way.',
  },
  {
    name: 'marketing',
    title: 'Marketing',
    text: 'Let the shop send and show what fits what you looked at.',
  },
  {
    name: 'preferences',
    title: 'Preferences',
    text: 'Remember how you like the shop, such as your country and language.',
  },
] as const;

/** Hidden once it was answered, until "Cookie preferences" in the footer opens it again. */
export function renderBanner(consent: Consent | null): Html {
  const isAsked = consent !== null;
  return html`<section
    class="consent"
    id="consent"
    aria-labelledby="consent-title"
    tabindex="-1"
    ${raw(isAsked ? 'hidden' : '')}
  >
    <form action="/store/consent" method="post" class="consent-form" id="consent-form">
      <div class="consent-text">
        <h2 id="consent-title">Cookie consent</h2>
        <p>
          We and our partners use cookies and other technologies to improve your experience, measure
          performance and tailor marketing. You can change your choice at any time.
        </p>
      </div>
      <details class="consent-more">
        <summary>Manage preferences</summary>
        <ul>
          <li>
            <label class="tick">
              <input type="checkbox" checked disabled />
              <span><b>Required</b>The cart, the checkout and your account need these.</span>
            </label>
          </li>
          ${KINDS.map(
            ({ name, title, text }) =>
              html`<li>
                <label class="tick">
                  <input
                    type="checkbox"
                    name="${name}"
                    value="1"
                    ${raw(consent?.[name] ? 'checked' : '')}
                  />
                  <span><b>${title}</b>${text}</span>
                </label>
              </li>`,
          )}
        </ul>
        <button class="button button-plain" name="choice" value="save">Save my choices</button>
      </details>
      <p class="consent-buttons">
        <button class="button button-plain" name="choice" value="decline">Decline</button>
        <button class="button" name="choice" value="accept">Accept</button>
      </p>
    </form>
  </section>`;
}
