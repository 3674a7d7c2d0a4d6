// The admin's pages and data before a caller who cannot prove that a merchant sent him: refused, with nothing done and
// nothing told. Asked of the running app, since the proof is the Shopify library's.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { PERSONS_BROWSER } from '../support/chromium';
import { sharedDemo } from '../support/shared-demo';

const { origin, dataDir, app } = sharedDemo();

const settings = readFileSync(join(dataDir, 'settings.json'), 'utf8');
const { clientSecret } = JSON.parse(settings) as { clientSecret: string };
const { now } = (await (await fetch(`${origin}/clock`)).json()) as { now: string };
const seconds = Math.floor(Date.parse(now) / 1_000);
const { idToken } = (await (await fetch(`${origin}/admin/id-token`)).json()) as { idToken: string };
const claims = JSON.parse(Buffer.from(idToken.split('.')[1]!, 'base64url').toString()) as object;

/** As Shopify signs one (HS256), with claims of our own. */
function sign(changed: object, secret = clientSecret): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ ...claims, ...changed })}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

/** The library forgives a clock ten seconds; an hour ago is over for anyone. */
const OLD = { iat: seconds - 3_660, nbf: seconds - 3_660, exp: seconds - 3_600 };
const UNSIGNED = `${sign({}).split('.').slice(0, 2).join('.')}.`;

const REFUSED: [name: string, token: string][] = [
  ['of another secret', sign({}, 'not the secret of this app')],
  ['that is expired', sign(OLD)],
  ['for another app', sign({ aud: 'another-app' })],
  ['without a signature', UNSIGNED],
  ['that is none', 'a-word'],
];

function ask(path: string, token: string | null, init: RequestInit = {}): Promise<Response> {
  const headers: Record<string, string> = { 'User-Agent': PERSONS_BROWSER };
  if (token !== null) headers.Authorization = `Bearer ${token}`;
  return fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' });
}

/** A place in our code, or the simulated shop's name. */
const TOLD = /\.[jt]sx?:\d+:\d+|Harbor (&|&amp;) Pine/;

const campaign = () => new URLSearchParams({ name: 'Forged', holdoutPercent: '0', gapHours: '0' });

async function campaigns(): Promise<number> {
  for (let id = 1; ; id += 1) {
    if (!(await app.find(`/app/campaigns/${id}/progress`))) return id - 1;
  }
}

test.each(REFUSED)('a session token %s opens nothing', async (_name, token) => {
  const before = await campaigns();
  const read = await ask('/app/progress', token);
  const written = await ask('/app/campaigns/new', token, { method: 'POST', body: campaign() });
  expect([read.status, written.status]).toEqual([401, 401]);
  for (const text of [await read.text(), await written.text()]) expect(text).not.toMatch(TOLD);
  expect(await campaigns()).toBe(before);
});

test('a token signed by the app’s own secret is let in', async () => {
  expect((await ask('/app/progress', sign({}))).status).toBe(200);
});

test('without a session token a page leads to Shopify and data to nobody', async () => {
  const before = await campaigns();
  const written = await ask('/app/campaigns/new', null, { method: 'POST', body: campaign() });
  const page = await ask('/app', null);
  // shopify.md, 1.5: a document without id_token is sent to the page that fetches one.
  expect([written.status, page.status]).toEqual([302, 302]);
  for (const answer of [written, page]) {
    expect(answer.headers.get('location')).toMatch(/^(https:\/\/admin\.shopify\.com|\/auth)\//);
    expect(await answer.text()).not.toMatch(TOLD);
  }
  expect(await campaigns()).toBe(before);
});

test('a bot at the admin is sent away', async () => {
  const answer = await fetch(`${origin}/app`, { headers: { 'User-Agent': 'curl/8.5' } });
  expect(answer.status).toBe(410);
});
