// A sandbox with a small shop behind it, and the few calls that the tests of the Admin API make over the wire.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { mintSessionToken } from '../../../sandbox/admin-api/oauth/session-token';
import { type SandboxServer, startServer } from '../../../sandbox/server';
import type { ShopData } from '../../../sandbox/shop/shop-data';
import { makeStockedShop } from './stocked-shop';

export const SCOPES = [
  'read_products',
  'read_inventory',
  'read_locations',
  'read_customers',
  'read_orders',
  'read_all_orders',
];

const OFFLINE = 'urn:shopify:params:oauth:token-type:offline-access-token';

export type Reply = {
  data?: unknown;
  errors?: { message: string; path?: unknown; extensions?: Record<string, unknown> }[];
  extensions?: { cost: { requestedQueryCost: number; actualQueryCost: number | null } };
};

export type TokenReply = {
  access_token: string;
  scope: string;
  expires_in: number;
  refresh_token: string;
  refresh_token_expires_in: number;
  error?: string;
};

export type RunningShop = {
  server: SandboxServer;
  /** A request that the app would send to https://{shop}{path}. */
  send(path: string, init?: RequestInit): Promise<Response>;
  oauth(form: Record<string, string>): Promise<{ status: number; body: TokenReply }>;
  exchange(change?: Record<string, string>): Promise<{ status: number; body: TokenReply }>;
  refresh(refreshToken: string): Promise<{ status: number; body: TokenReply }>;
  query(document: string, variables?: Record<string, unknown>): Promise<Reply>;
};

type Options = { shop?: ShopData; scopes?: string[]; clockStart?: Date; dataDir?: string };

export async function startShop(options: Options = {}): Promise<RunningShop> {
  const dataDir = options.dataDir ?? temporaryFolder();
  const server = await startServer({
    shop: options.shop ?? makeStockedShop(),
    dataDir,
    port: 0,
    clockStart: options.clockStart ?? new Date(),
    clientId: 'client-id',
    clientSecret: 'client-secret',
    scopes: options.scopes ?? SCOPES,
    appOrigin: 'http://127.0.0.1:2',
  });
  onTestFinished(() => server.close());
  return talkTo(server);
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'admin-api-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function talkTo(server: SandboxServer): RunningShop {
  const { context } = server;
  let accessToken = '';

  const send: RunningShop['send'] = (path, init = {}) => {
    const headers = new Headers(init.headers);
    headers.set('x-sandbox-host', context.shop.domain);
    return fetch(`${server.origin}${path}`, { ...init, headers });
  };
  const sendJson = (path: string, body: object, headers: Record<string, string> = {}) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const oauth: RunningShop['oauth'] = async (form) => {
    const credentials = { client_id: context.clientId, client_secret: context.clientSecret };
    const answer = await sendJson('/admin/oauth/access_token', { ...credentials, ...form });
    return { status: answer.status, body: (await answer.json()) as TokenReply };
  };
  const exchange: RunningShop['exchange'] = (change = {}) =>
    oauth({
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
      subject_token: mintSessionToken(context),
      subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
      requested_token_type: OFFLINE,
      expiring: '1',
      ...change,
    });
  return {
    server,
    send,
    oauth,
    exchange,
    refresh: (token) => oauth({ grant_type: 'refresh_token', refresh_token: token }),
    query: async (query, variables) => {
      accessToken ||= (await exchange()).body.access_token;
      const headers = { 'x-shopify-access-token': accessToken };
      const answer = await sendJson(
        '/admin/api/2026-10/graphql.json',
        { query, variables },
        headers,
      );
      return (await answer.json()) as Reply;
    },
  };
}
