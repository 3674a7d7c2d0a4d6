// The page around the mail reader: the list at the left with its search, the chosen mail at the right.
import { html, raw } from 'hono/html';
import { readSender, type LoadPreview } from './letter';
import type { MailEntry } from './mailbox';
import type { Html, Look } from './reader';

export type ListOptions = {
  entries: MailEntry[];
  /** How many mails match, of which `entries` are a page. */
  total: number;
  words: string;
  look: Look;
  chosen: number | null;
  loadPreview: LoadPreview;
  formatTime: (at: Date) => string;
};

export async function renderRows(options: ListOptions): Promise<Html> {
  const previews = await Promise.all(options.entries.map((entry) => options.loadPreview(entry.id)));
  const rows = options.entries.map((entry, at) => renderRow(entry, previews[at] ?? '', options));
  const last = options.entries.at(-1);
  if (!last) return html``;
  const older = new URLSearchParams({ q: options.words, before: String(last.id) });
  return html`${rows}
    <li class="more" data-before="${last.id}"><a href="/inbox?${older}">Older mail</a></li>`;
}

function renderRow(entry: MailEntry, preview: string, options: ListOptions): Html {
  const query = new URLSearchParams({ ...(options.words && { q: options.words }) });
  query.set('mail', String(entry.id));
  if (options.look.view !== 'desktop') query.set('view', options.look.view);
  if (options.look.scheme !== 'light') query.set('scheme', options.look.scheme);
  const isChosen = entry.id === options.chosen;
  return html`<li data-id="${entry.id}">
    <a class="row" href="/inbox?${query}" ${raw(isChosen ? 'aria-current="true"' : '')}>
      <span class="row-top">
        <b>${readSender(entry.from).name}</b>
        <span class="row-to">to ${entry.to[0] ?? ''}</span>
        <time datetime="${entry.receivedAt}"
          >${options.formatTime(new Date(entry.receivedAt))}</time
        >
      </span>
      <span class="row-subject">${entry.subject || '(no subject)'}</span>
      <span class="row-preview">${preview}</span>
    </a>
  </li>`;
}

export type PageOptions = {
  shopName: string;
  list: ListOptions;
  reader: Html | null;
  smtpUrl: string;
};

export function renderPage({ shopName, list, reader, smtpUrl }: PageOptions): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Inbox · ${shopName}</title>
        <link rel="icon" href="/inbox/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/inbox/assets/inbox.css" />
        <link rel="stylesheet" href="/inbox/assets/reader.css" />
        <link rel="stylesheet" href="/inbox/assets/reader-views.css" />
        <script src="/inbox/assets/inbox.js" defer></script>
      </head>
      <body class="${reader ? 'is-reading' : ''}">
        <section class="list" aria-label="Mails">
          <header class="list-head">
            <p class="list-title">
              <b>Inbox</b>
              <span class="count" role="status" aria-live="polite">${countWords(list)}</span>
            </p>
            <form class="search" action="/inbox" role="search">
              <input
                type="search"
                name="q"
                value="${list.words}"
                placeholder="Search sender, recipient, subject"
                aria-label="Search mails"
                autocomplete="off"
              />
            </form>
          </header>
          <button class="fresh" type="button" hidden>New mail</button>
          <div class="scroll">
            <ol class="rows">
              ${renderRows(list)}
            </ol>
            ${renderEmpty(list, smtpUrl)}
          </div>
          <p class="keys"><kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>/</kbd> search</p>
        </section>
        <main class="reader">${reader ?? renderNobody()}</main>
      </body>
    </html>`;
}

export function countWords({ total, words }: Pick<ListOptions, 'total' | 'words'>): string {
  const count = total.toLocaleString('en');
  if (words) return total === 1 ? '1 match' : `${count} matches`;
  return total === 1 ? '1 mail' : `${count} mails`;
}

function renderEmpty({ total, words }: ListOptions, smtpUrl: string): Html {
  const hidden = (isHidden: boolean) => raw(isHidden ? 'hidden' : '');
  return html`<div class="empty" ${hidden(total > 0)}>
    <div data-when="search" ${hidden(!words)}>
      <p><b>No mail matches.</b></p>
      <p>Try a recipient’s address, or a word of the subject.</p>
    </div>
    <div data-when="nothing" ${hidden(Boolean(words))}>
      <p><b>No mail yet.</b></p>
      <p>What is sent to <code>${smtpUrl}</code> shows up here by itself.</p>
    </div>
  </div>`;
}

function renderNobody(): Html {
  return html`<div class="nobody"><p>Choose a mail to read it here.</p></div>`;
}
