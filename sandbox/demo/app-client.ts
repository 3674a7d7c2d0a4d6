// The demo as a merchant: it uses the app over the wire, with a session token like any visit from Shopify's admin.

/** The library refuses bots with 410: a visit without a browser's name counts as one. */
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export type AppClient = {
  json<T>(path: string): Promise<T>;
  lines(path: string): AsyncGenerator<string>;
  /** Posts a form; answers the address that the app leads to next. */
  submit(path: string, fields: Record<string, string>): Promise<string>;
};

export function createAppClient(sandbox: string, app: string): AppClient {
  const visit = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const token = (await (await fetch(`${sandbox}/admin/id-token`)).json()) as { idToken: string };
    const response = await fetch(`${app}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { Authorization: `Bearer ${token.idToken}`, 'User-Agent': BROWSER },
    });
    if (response.status >= 400)
      throw new Error(`The app answered ${response.status} at ${path}: ${await response.text()}`);
    return response;
  };
  return {
    json: async <T>(path: string) => (await (await visit(path)).json()) as T,
    lines: async function* (path) {
      const text = await (await visit(path)).text();
      for (const line of text.split('\n')) if (line !== '') yield line;
    },
    submit: async (path, fields) => {
      const response = await visit(path, { method: 'POST', body: new URLSearchParams(fields) });
      const next = response.headers.get('location') ?? response.headers.get('x-remix-redirect');
      if (!next) throw new Error(`The app did not accept ${path}: ${await response.text()}`);
      return next;
    },
  };
}
