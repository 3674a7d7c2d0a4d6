// A shopper without a browser, for the tests of the storefront's forms: keeps cookies, follows where forms lead.
import type { SandboxContext } from '../../../sandbox/context';
import { storefrontRoutes } from '../../../sandbox/storefront/routes';

const ORIGIN = 'http://127.0.0.1:1';

export function createShopper(context: SandboxContext) {
  const routes = storefrontRoutes(context, () => null);
  const cookies = new Map<string, string>();

  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { cookie, origin: ORIGIN, ...(init.headers as Record<string, string>) };
    const answer = await routes.request(`${ORIGIN}${path}`, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) keep(line);
    return answer;
  };
  const keep = (line: string) => {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (/max-age=0/i.test(line)) cookies.delete(name);
    else cookies.set(name, value);
  };

  return {
    cookies,
    ask,
    read: async (path: string) => (await ask(path)).text(),
    /** Answers the form's own answer, without following it. */
    post: (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
      ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }),
    /** What the next page tells its script. */
    events: async (path: string) => {
      const page = await (await ask(path)).text();
      const json = /<script type="application\/json" id="page-data">([\s\S]*?)<\/script>/.exec(
        page,
      );
      const { events } = JSON.parse(json?.[1] ?? '{}') as {
        events: { name: string; data: Record<string, unknown> }[];
      };
      return events;
    },
  };
}

export type Shopper = ReturnType<typeof createShopper>;

/** The address of the storefront itself, as forms answer it. */
export function pathOf(answer: Response): string {
  return (answer.headers.get('location') ?? '').replace(/^\/store/, '') || '/';
}
