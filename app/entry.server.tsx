// Renders a page to a stream, with the headers that let Shopify's admin, and nobody else, frame it.
import { PassThrough } from 'node:stream';
import type { EntryContext } from '@remix-run/node';
import { createReadableStreamFromReadable } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { env } from '~/env.server';
import { createLog } from '~/log.server';
import { addDocumentResponseHeaders } from '~/shopify.server';

const ABORT_MS = 5_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  addDocumentResponseHeaders(request, headers);
  // The library preloads Shopify's own App Bridge, also where another is loaded in its place.
  if (env().APP_BRIDGE_URL) headers.delete('Link');
  const ready = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady';
  return new Promise((resolve, reject) => {
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer context={context} url={request.url} abortDelay={ABORT_MS} />,
      {
        [ready]: () => {
          const body = new PassThrough();
          headers.set('Content-Type', 'text/html');
          resolve(
            new Response(createReadableStreamFromReadable(body), { headers, status: answered }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError: (fault) => {
          answered = 500;
          handleError(fault, { request });
        },
      },
    );
    setTimeout(abort, ABORT_MS);
  });
}

/** In our own log, in one line; whoever asks for what is not there is no fault of ours. */
export function handleError(thrown: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  if (isRouteErrorResponse(thrown) && thrown.status < 500) return;
  const reason = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  const { pathname } = new URL(request.url);
  createLog(env().LOG_LEVEL).error('page_failed', { path: pathname, reason });
}
