// The right half of the mail reader: one mail, in the view that was asked for.
import { html, raw } from 'hono/html';
import { hasDarkDesign, type Scheme } from './color-scheme';
import { readSender, type Letter } from './letter';
import type { MailEntry } from './mailbox';
import { oneClickUrl } from './unsubscribe';

export type View = 'desktop' | 'phone' | 'text' | 'source';
export type Look = { view: View; scheme: Scheme };
export type Html = ReturnType<typeof html>;

const views: { view: View; label: string }[] = [
  { view: 'desktop', label: 'Desktop' },
  { view: 'phone', label: 'Phone' },
  { view: 'text', label: 'Plain text' },
  { view: 'source', label: 'Source' },
];

const longestSourceShown = 400_000;

export type ReaderOptions = {
  look: Look;
  /** Keeps the search in the addresses of the views. */
  words: string;
  formatTime: (at: Date) => string;
};

export function renderReader(entry: MailEntry, letter: Letter, options: ReaderOptions): Html {
  const sender = readSender(entry.from);
  return html`
    <article class="mail" data-id="${entry.id}">
      <header class="mail-head">
        <a class="back" href="${address(null, options)}" data-back>
          ${raw(icons.back)}<span>All mail</span>
        </a>
        <h1 class="mail-subject" tabindex="-1">${entry.subject || '(no subject)'}</h1>
        <div class="mail-people">
          <span class="avatar" aria-hidden="true">${initialOf(sender.name)}</span>
          <p class="mail-names">
            <span class="mail-sender"><b>${sender.name}</b> <span>${sender.address}</span></span>
            <span class="mail-to">to ${entry.to.join(', ')}</span>
          </p>
          <time class="mail-time" datetime="${entry.receivedAt}">
            ${options.formatTime(new Date(entry.receivedAt))}
          </time>
        </div>
        ${renderUnsubscribe(entry)}
      </header>
      ${renderToolbar(entry, letter, options)} ${renderBody(entry, letter, options.look)}
    </article>
  `;
}

function renderUnsubscribe(entry: MailEntry): Html {
  if (!oneClickUrl(entry)) return html``;
  return html`
    <form class="unsubscribe" method="post" action="/inbox/${entry.id}/unsubscribe">
      <button class="button" type="submit">Unsubscribe</button>
      <output class="unsubscribe-answer" aria-live="polite"></output>
    </form>
  `;
}

function renderToolbar(entry: MailEntry, letter: Letter, options: ReaderOptions): Html {
  const { view, scheme } = options.look;
  const isPicture = view === 'desktop' || view === 'phone';
  const other: Scheme = scheme === 'dark' ? 'light' : 'dark';
  return html`
    <div class="toolbar">
      <nav class="segments" aria-label="View">
        ${views.map(
          (item) => html`
            <a
              href="${address(entry.id, { ...options, look: { view: item.view, scheme } })}"
              data-view="${item.view}"
              ${raw(item.view === view ? 'aria-current="true"' : '')}
              >${item.label}</a
            >
          `,
        )}
      </nav>
      ${
        isPicture
          ? html`<a
              class="switch"
              role="switch"
              aria-checked="${scheme === 'dark' ? 'true' : 'false'}"
              data-scheme="${other}"
              href="${address(entry.id, { ...options, look: { view, scheme: other } })}"
              >${raw(icons.moon)}<span>Dark</span></a
            >`
          : ''
      }
      ${
        isPicture && scheme === 'dark' && letter.html && !hasDarkDesign(letter.html)
          ? html`<span class="note">This mail has no dark design</span>`
          : ''
      }
      <a class="raw" href="/inbox/${entry.id}.eml" download title="Download the mail as it came"
        >${raw(icons.download)}<span>${formatSize(entry.size)} .eml</span></a
      >
    </div>
  `;
}

function renderBody(entry: MailEntry, letter: Letter, look: Look): Html {
  if (look.view === 'source') return renderSource(letter.source);
  if (look.view === 'text') {
    if (letter.text === null) return html`<p class="nothing">This mail has no plain text part.</p>`;
    return html`<pre class="paper" tabindex="0">${raw(linkify(letter.text))}</pre>`;
  }
  if (letter.html === null) {
    return html`<p class="nothing">This mail has no HTML part. Read its plain text instead.</p>`;
  }
  const frame = html`<iframe
    title="The mail as it looks ${look.view === 'phone' ? 'on a phone' : 'on a desktop'}"
    sandbox="allow-popups allow-popups-to-escape-sandbox"
    src="/inbox/${entry.id}.html?scheme=${look.scheme}"
  ></iframe>`;
  return html`<div class="stage stage-${look.view} stage-${look.scheme}">
    <div class="device">${frame}</div>
  </div>`;
}

function renderSource(source: string): Html {
  const shown = source.slice(0, longestSourceShown);
  const rest = source.length - shown.length;
  return html`<pre class="paper paper-source" tabindex="0">${shown}</pre>
    ${rest > 0 ? html`<p class="note">${formatSize(rest)} more are in the .eml file.</p>` : ''}`;
}

function address(id: number | null, { look, words }: Pick<ReaderOptions, 'look' | 'words'>) {
  const query = new URLSearchParams();
  if (words) query.set('q', words);
  if (id !== null) query.set('mail', String(id));
  if (look.view !== 'desktop') query.set('view', look.view);
  if (look.scheme !== 'light') query.set('scheme', look.scheme);
  return query.size > 0 ? `/inbox?${query}` : '/inbox';
}

function linkify(text: string): string {
  return escapeHtml(text).replace(
    /https?:\/\/(?:(?!&(?:lt|gt|quot);)[^\s<])+/g,
    (url) => `<a href="${url}" target="_blank" rel="noopener">${url}</a>`,
  );
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

function initialOf(name: string): string {
  return /\p{L}|\p{N}/u.exec(name)?.[0].toUpperCase() ?? '@';
}

function formatSize(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

const icon = (path: string) =>
  `<svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${path}</svg>`;

const icons = {
  back: icon('<path d="M12 4 6 10l6 6"/>'),
  moon: icon('<path d="M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3Z"/>'),
  download: icon('<path d="M10 3v9m-4-3.5L10 12.5l4-4M4 16.5h12"/>'),
};
