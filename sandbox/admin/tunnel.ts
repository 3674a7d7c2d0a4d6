// The sandbox as the app's tunnel: what is not the sandbox's own path goes to the app, and comes back
// with one change, that the sandbox's admin may frame it.
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { proxy } from 'hono/proxy';
import type { SandboxContext } from '../context';

/** Mounted last, at the root: it answers every address that no other part took. */
export function tunnelRoutes(context: SandboxContext): Hono {
  const routes = new Hono();
  routes.all('*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    try {
      const answer = await proxy(`${context.appOrigin}${pathname}${search}`, {
        raw: c.req.raw,
        redirect: 'manual',
        headers: forwardedHeaders(c),
      });
      return allowFrame(answer, context.origin);
    } catch {
      return answerAbsence(c);
    }
  });
  return routes;
}

function forwardedHeaders(c: Context): Record<string, string> {
  const { protocol, host } = new URL(c.req.url);
  return {
    ...c.req.header(),
    // The app compresses for its own clients; here both ends are on one machine.
    'accept-encoding': 'identity',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-host': c.req.header('host') ?? host,
    'x-forwarded-proto': protocol.replace(':', ''),
  };
}

function allowFrame(answer: Response, origin: string): Response {
  const policy = answer.headers.get('content-security-policy');
  if (!policy) return answer;
  // 'self' too: the sandbox is reached as 127.0.0.1 and as localhost.
  const allowed = policy.replace(/frame-ancestors[^;]*/i, `frame-ancestors 'self' ${origin}`);
  const headers = new Headers(answer.headers);
  headers.set('content-security-policy', allowed);
  return new Response(answer.body, { status: answer.status, headers });
}

async function answerAbsence(c: Context): Promise<Response> {
  c.status(502);
  c.header('retry-after', '2');
  const wantsPage = c.req.header('accept')?.includes('text/html') ?? false;
  if (!wantsPage) return c.text('The app does not answer.');
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta http-equiv="refresh" content="2" />
          <title>The app is starting</title>
        </head>
        <body
          style="font: 15px/22px sans-serif; color: #303030; padding: 64px 24px; text-align: center"
        >
          <p><b>The app does not answer yet.</b></p>
          <p>It may be starting. This page tries again by itself.</p>
        </body>
      </html>`,
  );
}
