// The account, the newsletter and the consent banner where no script runs.
import { expect, test } from 'vitest';
import type { SandboxContext } from '../../../sandbox/context';
import { makeContext } from '../make-context';
import { createShopper, pathOf, type Shopper } from './shopper';

function open(change: Partial<SandboxContext> = {}) {
  const context = makeContext(change);
  return { context, shopper: createShopper(context) };
}

async function codeOn(answer: Response): Promise<string> {
  return /<b class="code">(\d{6})<\/b>/.exec(await answer.text())?.[1] ?? '';
}

async function logIn(shopper: Shopper, email: string): Promise<Response> {
  const code = await codeOn(await shopper.post('/account/login', { email }));
  return shopper.post('/account/code', { email, code });
}

test('signs up an unknown address by the code on the page', async () => {
  const { context, shopper } = open();

  const answer = await logIn(shopper, ' Bo@Example.com ');

  expect(pathOf(answer)).toBe('/account');
  expect(context.shop.customers).toMatchObject([
    { email: 'bo@example.com', emailMarketing: { state: 'NOT_SUBSCRIBED' } },
  ]);
  expect(await shopper.read('/account')).toContain('You have not ordered yet.');
});

test('logs a known customer in again and out', async () => {
  const { context, shopper } = open();
  await logIn(shopper, 'bo@example.com');

  await shopper.post('/account/logout', {});
  expect(pathOf(await shopper.ask('/account'))).toBe('/account/login');
  await logIn(shopper, 'bo@example.com');

  expect(context.shop.customers).toHaveLength(1);
  expect(await shopper.read('/account')).toContain('bo@example.com');
});

test('refuses a wrong code and one of long ago', async () => {
  let now = Date.parse('2026-03-01T10:00:00Z');
  const clock = { now: () => new Date(now), advance: () => new Date(now) };
  const { context, shopper } = open({ clock });
  const email = 'bo@example.com';
  const code = await codeOn(await shopper.post('/account/login', { email }));
  const wrong = code === '000000' ? '000001' : '000000';

  expect((await shopper.post('/account/code', { email, code: wrong })).status).toBe(422);
  now += 3_600_000;
  expect((await shopper.post('/account/code', { email, code })).status).toBe(422);
  expect(context.shop.customers).toEqual([]);
});

test('lets nobody in by a cookie that was made up', async () => {
  const { context, shopper } = open();
  await logIn(createShopper(context), 'bo@example.com');
  const [id] = context.shop.customers.map((customer) => customer.id);

  shopper.cookies.set('customer', `${id}-${'0'.repeat(32)}`);

  expect(pathOf(await shopper.ask('/account'))).toBe('/account/login');
});

test('logs out who was erased', async () => {
  const { context, shopper } = open();
  await logIn(shopper, 'bo@example.com');
  const [customerId = ''] = context.shop.customers.map(({ id }) => id);

  context.changes.apply({ kind: 'customer-erased', customerId });

  expect(pathOf(await shopper.ask('/account'))).toBe('/account/login');
});

test('saves a customer’s name and choice about mails', async () => {
  const { context, shopper } = open();
  await logIn(shopper, 'bo@example.com');

  await shopper.post('/account', { firstName: ' Bo ', lastName: 'Ek', acceptsMarketing: '1' });
  expect(context.shop.customers).toMatchObject([
    { firstName: 'Bo', lastName: 'Ek', emailMarketing: { state: 'SUBSCRIBED' } },
  ]);

  await shopper.post('/account', { firstName: 'Bo', lastName: 'Ek' });
  expect(context.shop.customers).toMatchObject([{ emailMarketing: { state: 'UNSUBSCRIBED' } }]);
});

test('subscribes by the newsletter form and returns to its page', async () => {
  const { context, shopper } = open();
  const referer = 'http://127.0.0.1:1/store/collections/all?attune=token';

  const answer = await shopper.post(
    '/contact',
    { 'contact[email]': 'Cy@example.com' },
    { referer },
  );

  expect(pathOf(answer)).toBe('/collections/all?attune=token&customer_posted=true#newsletter');
  expect(await shopper.read(pathOf(answer))).toContain('Thanks for subscribing.');
  expect(context.shop.customers).toMatchObject([
    { email: 'cy@example.com', tags: ['newsletter'], emailMarketing: { state: 'SUBSCRIBED' } },
  ]);
});

test('refuses a newsletter address that is none', async () => {
  const { context, shopper } = open();

  const answer = await shopper.post('/contact', { 'contact[email]': 'nobody' });

  expect(answer.status).toBe(422);
  expect(context.shop.customers).toEqual([]);
});

test('leads forms back into the storefront only', async () => {
  const { shopper } = open();
  for (const referer of ['https://elsewhere.example/store', 'http://127.0.0.1:1/admin', 'x']) {
    const answer = await shopper.post('/consent', { choice: 'accept' }, { referer });
    expect(answer.headers.get('location')).toBe('/store');
  }
});

test('keeps a consent that was given by the form', async () => {
  const { shopper } = open();
  expect(await shopper.read('/')).toMatch(/id="consent"[^>]*tabindex="-1"\s*>/);

  await shopper.post('/consent', { choice: 'save', analytics: '1' });

  const cookie = decodeURIComponent(shopper.cookies.get('_tracking_consent') ?? '');
  expect(JSON.parse(cookie)).toMatchObject({ con: { CMP: { a: '1', m: '0', p: '0', s: '0' } } });
  expect(await shopper.read('/')).toMatch(/id="consent"[^>]*\shidden\s*>/);
  expect((await shopper.post('/consent', { choice: 'maybe' })).status).toBe(400);
});
