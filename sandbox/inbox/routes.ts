// The inbox over HTTP: a page for people, /inbox.json and raw mails for programs.
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { SandboxContext } from '../context';
import { staticFiles } from '../static-files';
import { renderAs, type Scheme } from './color-scheme';
import { loadLetter, rememberPreviews } from './letter';
import type { MailEntry } from './mailbox';
import { countWords, renderPage, renderRows, type ListOptions } from './page';
import { pageMails, searchMails, wholeNumber } from './query';
import { renderReader, type Look, type View } from './reader';
import type { Inbox } from './smtp';
import { unsubscribe } from './unsubscribe';

const rowsAtOnce = 40;

// The mail is somebody else's page: no script, no form, no request but for pictures.
const letterPolicy = [
  "default-src 'none'",
  'img-src * data:',
  "style-src 'unsafe-inline'",
  'font-src * data:',
  "form-action 'none'",
  "frame-ancestors 'self'",
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

export function inboxRoutes(context: SandboxContext, inbox: Inbox): Hono {
  const { mailbox } = inbox;
  const loadPreview = rememberPreviews(mailbox);
  const routes = new Hono();
  routes.route('/assets', staticFiles(new URL('./public/', import.meta.url)));

  const readList = (c: Context): ListOptions => {
    const words = c.req.query('q')?.trim() ?? '';
    const before = wholeNumber(c.req.query('before')) ?? Infinity;
    const { found, total } = searchMails(mailbox.entries, { words, before, limit: rowsAtOnce });
    const chosen = wholeNumber(c.req.query('mail'));
    const formatTime = shortTime(context);
    return { entries: found, total, words, look: readLook(c), chosen, loadPreview, formatTime };
  };
  const readMail = async (c: Context, entry: MailEntry) =>
    renderReader(entry, await loadLetter(mailbox, entry.id), {
      look: readLook(c),
      words: c.req.query('q')?.trim() ?? '',
      formatTime: longTime(context),
    });

  routes.get('/', secureHeaders(), async (c) => {
    const list = readList(c);
    const entry = list.chosen === null ? undefined : mailbox.find(list.chosen);
    const reader = entry ? await readMail(c, entry) : null;
    const shopName = context.shop.name;
    return c.html(renderPage({ shopName, list, reader, smtpUrl: inbox.url }));
  });

  routes.get('/list', async (c) => {
    const list = readList(c);
    const newest = list.entries[0]?.id ?? 0;
    if (c.req.query('newest') === String(newest)) return c.body(null, 204);
    c.header('x-count', countWords(list));
    return c.html(await renderRows(list));
  });

  routes.get('/:id{[0-9]+}/reader', async (c) => {
    const entry = mailbox.find(Number(c.req.param('id')));
    return entry ? c.html(await readMail(c, entry)) : c.text(noSuchMail, 404);
  });

  routes.post('/:id{[0-9]+}/unsubscribe', async (c) => {
    const entry = mailbox.find(Number(c.req.param('id')));
    return entry ? c.json(await unsubscribe(entry)) : c.text(noSuchMail, 404);
  });

  routes.get('/:file{[0-9]+\\.eml}', async (c) => {
    const entry = mailbox.find(parseInt(c.req.param('file'), 10));
    if (!entry) return c.text(noSuchMail, 404);
    const body = new Uint8Array(await mailbox.read(entry.id));
    return c.body(body, 200, { 'content-type': 'message/rfc822' });
  });

  routes.get('/:file{[0-9]+\\.html}', async (c) => {
    const entry = mailbox.find(parseInt(c.req.param('file'), 10));
    if (!entry) return c.text(noSuchMail, 404);
    const { html } = await loadLetter(mailbox, entry.id);
    if (html === null) return c.text('This mail has no HTML part.', 404);
    c.header('content-security-policy', letterPolicy);
    c.header('referrer-policy', 'no-referrer');
    return c.html(renderAs(html, readScheme(c)));
  });
  return routes;
}

/** Mounted beside the page, at /inbox.json: `?limit=&after=&to=&messageId=`. */
export function inboxJsonRoutes(inbox: Inbox): Hono {
  const routes = new Hono();
  routes.get('/', (c) => c.json(pageMails(inbox.mailbox.entries, c.req.query())));
  return routes;
}

const noSuchMail = 'There is no mail of that number in this inbox.';

function readLook(c: Context): Look {
  const asked = c.req.query('view');
  const views: View[] = ['desktop', 'phone', 'text', 'source'];
  return { view: views.find((view) => view === asked) ?? 'desktop', scheme: readScheme(c) };
}

function readScheme(c: Context): Scheme {
  return c.req.query('scheme') === 'dark' ? 'dark' : 'light';
}

function shortTime({ clock, shop }: SandboxContext): (at: Date) => string {
  const timeZone = shop.timeZone;
  const day = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium' });
  const dayMonth = new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' });
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' });
  const today = day.format(clock.now());
  return (at) => (day.format(at) === today ? hour.format(at) : dayMonth.format(at));
}

function longTime({ shop }: SandboxContext): (at: Date) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: shop.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return (at) => format.format(at);
}
