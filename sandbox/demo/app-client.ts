// The demo as a merchant: it uses the app over the wire, with a session token like any visit from Shopify's admin.
import { setTimeout as wait } from 'node:timers/promises';

/** The library refuses bots with 410: a visit without a browser's name counts as one. */
const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

/** A web process that died is started again within seconds; one that stays away is a fault. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 250;

export type AppClient = {
  json<T>(path: string): Promise<T>;
  /** What the app answers at an address that may not be there. */
  find<T>(path: string): Promise<T | null>;
  lines(path: string): AsyncGenerator<string>;
  /** Posts a form; answers the address that the app leads to next. */
  submit(path: string, fields: Record<string, string>): Promise<string>;
};

/** The app went away before it answered: what was asked may or may not have been done. */
export class NoAnswer extends Error {}

type Answer = { status: number; headers: Headers; text: string };

export function createAppClient(sandbox: string, app: string): AppClient {
  const visit = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const token = (await (await fetch(`${sandbox}/admin/id-token`)).json()) as { idToken: string };
    const headers = { Authorization: `Bearer ${token.idToken}`, 'User-Agent': BROWSER };
    try {
      const response = await fetch(`${app}${path}`, { ...init, redirect: 'manual', headers });
      const { status } = response;
      return { status, headers: response.headers, text: await response.text() };
    } catch (fault) {
      throw new NoAnswer(`The app gave no answer at ${path}`, { cause: fault });
    }
  };
  const read = async (path: string): Promise<Answer> => patiently(() => visit(path));
  return {
    json: async <T>(path: string) => JSON.parse(accepted(path, await read(path)).text) as T,
    find: async <T>(path: string) => {
      const answer = await read(path);
      return answer.status === 404 ? null : (JSON.parse(accepted(path, answer).text) as T);
    },
    lines: async function* (path) {
      const { text } = accepted(path, await read(path));
      for (const line of text.split('\n')) if (line !== '') yield line;
    },
    submit: async (path, fields) => {
      const answer = await visit(path, { method: 'POST', body: new URLSearchParams(fields) });
      const { headers, text } = accepted(path, answer);
      const next = headers.get('location') ?? headers.get('x-remix-redirect');
      if (!next) throw new Error(`The app did not accept ${path}: ${text}`);
      return next;
    },
  };
}

/** A read may be asked again and again: the app may be away for as long as its supervisor needs. */
async function patiently(ask: () => Promise<Answer>): Promise<Answer> {
  const began = performance.now();
  for (;;) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof NoAnswer) || performance.now() - began > PATIENCE_MS) throw fault;
      await wait(PAUSE_MS);
    }
  }
}

function accepted(path: string, answer: Answer): Answer {
  if (answer.status < 400) return answer;
  throw new Error(`The app answered ${answer.status} at ${path}: ${answer.text}`);
}
