// The framed app's proof of who it speaks for: session tokens, put on the app's own requests, and the
// reload that the app's server asks for when a page came without one.
import type { ShopifyGlobal } from '@shopify/app-bridge-types';
import { withoutFrameParameters } from '../protocol';

type ExtensionInfo = Awaited<ReturnType<ShopifyGlobal['app']['extensions']>>[number];
type ScopesDetail = Awaited<ReturnType<ShopifyGlobal['scopes']['query']>>;

// Shorter than any clock step of the sandbox is likely to follow, long enough for a page's burst of requests.
const keptMs = 5_000;
const retryHeader = 'X-Shopify-Retry-Invalid-Session-Request';
const reauthorizeHeader = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

const plainFetch = window.fetch.bind(window);
let kept: { token: Promise<string>; at: number } | null = null;

export function idToken(): Promise<string> {
  if (kept && performance.now() - kept.at < keptMs) return kept.token;
  const token = fetchToken();
  token.catch(() => (kept = null));
  kept = { token, at: performance.now() };
  return token;
}

async function fetchToken(): Promise<string> {
  const answer = await plainFetch('/admin/id-token');
  const { idToken: token } = (await answer.json()) as { idToken: string };
  return token;
}

export async function queryScopes(): Promise<ScopesDetail> {
  const answer = await plainFetch('/admin/scopes.json');
  return (await answer.json()) as ScopesDetail;
}

export async function queryExtensions(): Promise<ExtensionInfo[]> {
  const answer = await plainFetch('/admin/extensions.json');
  return (await answer.json()) as ExtensionInfo[];
}

/** As App Bridge does: the app's own origin gets the token, all others are left alone. */
export function wrapFetch(): void {
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const isOwn = new URL(request.url).origin === location.origin;
    if (!isOwn || request.headers.has('authorization')) return plainFetch(request);
    const spare = request.clone();
    const answer = await plainFetch(await withToken(request));
    const next = answer.headers.get(reauthorizeHeader);
    if (next) window.open(next, '_top');
    if (answer.status !== 401 || !answer.headers.has(retryHeader)) return answer;
    kept = null;
    return plainFetch(await withToken(spare));
  };
}

async function withToken(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('authorization', `Bearer ${await idToken()}`);
  headers.set('x-requested-with', 'XMLHttpRequest');
  return new Request(request, { headers });
}

/** The bounce page: the server found no token in a document request and wants it again with one. */
export async function followReload(): Promise<void> {
  const asked = new URLSearchParams(location.search).get('shopify-reload');
  if (!asked) return;
  const url = new URL(asked, location.origin);
  if (url.origin !== location.origin) return;
  url.searchParams.set('id_token', await idToken());
  location.replace(url);
}

/** An app page opened by itself goes back into the admin, as with Shopify. */
export function enterFrame(): void {
  const asked = new URLSearchParams(location.search).get('shopify-reload');
  const path = asked ?? `${location.pathname}${location.search}${location.hash}`;
  const { pathname, search, hash } = new URL(path, location.origin);
  location.replace(`/admin/apps/attune${withoutFrameParameters(`${pathname}${search}${hash}`)}`);
}
