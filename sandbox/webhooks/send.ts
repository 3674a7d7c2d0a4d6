// One attempt to deliver a webhook: Shopify's headers, its signature and its patience.

import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { SandboxContext } from '../context';
import type { Delivery } from './queue';

/** How long Shopify waits for the connection, and for the whole answer. */
export type Patience = { connectMs: number; totalMs: number };

export const PATIENCE: Patience = { connectMs: 1_000, totalMs: 5_000 };

/** `answer` says what came back, for whoever debugs. */
export type Attempt = { isSuccess: boolean; answer: string };

type Sending = {
  context: SandboxContext;
  apiVersion: string;
  signal: AbortSignal;
  patience: Patience;
};

export function sendDelivery(
  { context, apiVersion, signal, patience }: Sending,
  delivery: Delivery,
): Promise<Attempt> {
  const url = new URL(delivery.path, context.origin);
  const { connectMs, totalMs } = patience;
  const headers = deliveryHeaders(context, apiVersion, delivery);
  return new Promise((resolve) => {
    const fail = (answer: string) => resolve({ isSuccess: false, answer });
    const sent = request(url, { method: 'POST', headers, signal });
    const connecting = setTimeout(
      () => end(`no connection within ${connectMs / 1000} s`),
      connectMs,
    );
    const waiting = setTimeout(() => end(`no answer within ${totalMs / 1000} s`), totalMs);
    const stopTimers = () => {
      clearTimeout(connecting);
      clearTimeout(waiting);
    };
    const end = (answer: string) => {
      fail(answer);
      sent.destroy();
    };
    sent.once('socket', (socket) => {
      if (!socket.connecting) clearTimeout(connecting);
      else socket.once('connect', () => clearTimeout(connecting));
    });
    sent.once('response', (response) => {
      // A redirect is not followed: it counts as a failure.
      const status = response.statusCode ?? 0;
      const isSuccess = status >= 200 && status < 300;
      response.once('error', () => fail('the answer broke off'));
      response.once('end', () => resolve({ isSuccess, answer: String(status) }));
      response.once('close', stopTimers);
      response.resume();
    });
    sent.once('error', (error) => {
      stopTimers();
      fail(error.message);
    });
    sent.end(delivery.body);
  });
}

function deliveryHeaders(
  { clientSecret, shop }: SandboxContext,
  apiVersion: string,
  { topic, body, webhookId, eventId, triggeredAt }: Delivery,
): Record<string, string> {
  const signature = createHmac('sha256', clientSecret).update(body).digest('base64');
  return {
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(body)),
    Accept: '*/*',
    'User-Agent': 'Shopify-Captain-Hook',
    'X-Shopify-Topic': topic,
    'X-Shopify-Hmac-Sha256': signature,
    'X-Shopify-Shop-Domain': shop.domain,
    'X-Shopify-API-Version': apiVersion,
    'X-Shopify-Webhook-Id': webhookId,
    'X-Shopify-Event-Id': eventId,
    // Shopify gives nanoseconds.
    'X-Shopify-Triggered-At': new Date(triggeredAt).toISOString().replace('Z', '000000Z'),
  };
}
