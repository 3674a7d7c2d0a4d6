// What surrounds each of the merchant's own pages of the admin, and what it says of what was just done.
import { html, raw } from 'hono/html';
import type { Context } from 'hono';
import type { SandboxContext } from '../../context';
import { icons } from '../icons';
import { type Html, renderShell } from '../shell';

export type Page = {
  title: string;
  /** Where the arrow before the title leads. */
  back?: { href: string; label: string };
  badge?: Html;
  body: Html;
  current?: string;
  /** What was just done, in a few words. */
  done?: string | null;
  problem?: string | null;
  /** Beside those that all pages have. */
  styles?: string[];
};

export function renderPage(context: SandboxContext, page: Page) {
  return renderShell(context, {
    title: page.title,
    styles: ['frame-app', 'pages', 'pages-forms', ...(page.styles ?? [])],
    script: 'pages',
    current: page.current,
    main: html`<main class="content page">
      <div class="page-inner">
        <div class="page-head">
          ${
            page.back
              ? html`<a class="title-back" href="${page.back.href}"
                  >${raw(icons.back)}<span class="spoken">Back to ${page.back.label}</span></a
                >`
              : ''
          }
          <h1 class="page-title">${page.title}</h1>
          ${page.badge ?? ''}
        </div>
        ${page.problem ? html`<p class="banner banner-bad" role="alert">${page.problem}</p>` : ''}
        ${page.body}
      </div>
    </main>`,
    after: html`<div class="toasts" role="status" aria-live="polite">
        ${page.done ? html`<div class="toast"><span>${page.done}</span></div>` : ''}
      </div>
      <dialog class="leave" aria-labelledby="leave-title">
        <h2 id="leave-title"></h2>
        <p></p>
        <form method="dialog">
          <button class="button" value="stay">Cancel</button>
          <button class="button button-critical" value="go"></button>
        </form>
      </dialog>`,
  });
}

export function renderBadge(text: string, tone: 'good' | 'plain' | 'warn' = 'plain'): Html {
  return html`<span class="badge badge-${tone}">${text}</span>`;
}

/** An address to come back to, with what to say there. */
export function withNote(path: string, name: 'done' | 'problem', text: string): string {
  return `${path}?${new URLSearchParams({ [name]: text })}`;
}

export function notesOf(c: Context): Pick<Page, 'done' | 'problem'> {
  return { done: c.req.query('done') ?? null, problem: c.req.query('problem') ?? null };
}
