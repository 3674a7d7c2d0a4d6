import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askGates, type GateFacts } from '~/messages/gates/ask-gates';
import { cases } from '../../support/counts';

const NOON = new Date('2026-03-02T12:00:00Z');
const NIGHT = new Date('2026-03-02T23:00:00Z');
const HOUR_MS = 3_600_000;

const OPEN = {
  now: NOON,
  shop: { stopped: false, uninstalled: false, timeZone: 'UTC' },
  campaign: { state: 'sending', quietHours: true, gapHours: 24 },
  address: 'anna@example.com',
  consent: 'subscribed',
  suppression: null,
  lastAcceptedAt: null,
} as unknown as GateFacts;

const campaign = (change: object) =>
  ({ campaign: { ...OPEN.campaign, ...change } }) as Partial<GateFacts>;

test('with nothing against it a message may leave', () => {
  expect(askGates(OPEN)).toEqual({ kind: 'open' });
});

test('the first closed gate gives the reason', () => {
  // Every gate closed, then opened one after the other in the order that they are asked.
  let facts: GateFacts = {
    ...OPEN,
    ...campaign({ state: 'stopped' }),
    now: NIGHT,
    shop: { ...OPEN.shop, stopped: true, uninstalled: true },
    address: null,
    consent: 'unsubscribed',
    suppression: 'bounced',
    lastAcceptedAt: new Date(NIGHT.getTime() - HOUR_MS),
  };
  const openings: Partial<GateFacts>[] = [
    { shop: { ...OPEN.shop, stopped: true } },
    { shop: OPEN.shop },
    campaign({ state: 'paused' }),
    campaign({ state: 'sending' }),
    { address: OPEN.address },
    { consent: null },
    { consent: 'subscribed' },
    { suppression: null },
    campaign({ quietHours: false }),
    campaign({ quietHours: false, gapHours: 1 }),
  ];
  const reasons = [reasonOf(facts)];
  for (const opening of openings) {
    facts = { ...facts, ...opening };
    reasons.push(reasonOf(facts));
  }
  expect(reasons).toEqual([
    'shop_uninstalled',
    'sending_stopped',
    'campaign_stopped',
    'campaign_paused',
    'no_address',
    'unsubscribed',
    'no_consent',
    'suppressed',
    'quiet_hours',
    'gap',
    'open',
  ]);
});

test.each(['pending', 'not_subscribed', 'unsubscribed', 'Subscribed', '', null])(
  'consent %j is no yes',
  (consent) => {
    expect(askGates({ ...OPEN, consent }).kind).toBe('skipped');
  },
);

test('a gap ends exactly when its hours are over', () => {
  const ago = (ms: number) => new Date(NOON.getTime() - ms);
  const almost = askGates({ ...OPEN, lastAcceptedAt: ago(24 * HOUR_MS - 1) });
  expect(almost).toEqual({ kind: 'wait', reason: 'gap', until: new Date(NOON.getTime() + 1) });
  expect(askGates({ ...OPEN, lastAcceptedAt: ago(24 * HOUR_MS) })).toEqual({ kind: 'open' });
});

test('who must wait is asked again later, never at once', () => {
  const facts = fc.record({
    now: fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2035-01-01'),
      noInvalidDate: true,
    }),
    stopped: fc.boolean(),
    state: fc.constantFrom('sending', 'paused'),
    quietHours: fc.boolean(),
    gapHours: fc.integer({ min: 0, max: 720 }),
    sinceLast: fc.integer({ min: 0, max: 800 * HOUR_MS }),
  });
  fc.assert(
    fc.property(facts, ({ now, stopped, state, quietHours, gapHours, sinceLast }) => {
      const verdict = askGates({
        ...OPEN,
        ...campaign({ state, quietHours, gapHours }),
        now,
        shop: { ...OPEN.shop, stopped },
        lastAcceptedAt: new Date(now.getTime() - sinceLast),
      });
      expect(verdict.kind).not.toBe('skipped');
      if (verdict.kind === 'wait') expect(verdict.until.getTime()).toBeGreaterThan(now.getTime());
      else expect(stopped || state === 'paused' || sinceLast < gapHours * HOUR_MS).toBe(false);
    }),
    { numRuns: cases(500, 50_000) },
  );
});

function reasonOf(facts: GateFacts): string {
  const verdict = askGates(facts);
  return verdict.kind === 'open' ? 'open' : verdict.reason;
}
