// Tests the rules about doors on small bad texts in memory: a rule that cannot fail is not a rule.
import { expect, test } from 'vitest';
import { projectOf } from './bad-project';
import { doorSentences } from './door-rules';

test('a door without authentication is a sentence', () => {
  const project = projectOf({
    'app/routes/app.campaigns.tsx':
      'export async function loader({ request }) { return list(request); }\nexport async function action({ request }) { await authenticate.admin(request); }',
    'app/routes/mail.click.$token.tsx': 'export const loader = ({ params }) => verifyLink(params);',
    'app/routes/export.tsx': 'export const loader = () => null;',
    'app/routes/healthz.tsx': 'export const loader = () => null;',
  });
  expect(doorSentences(project)).toEqual([
    'app/routes/app.campaigns.tsx: loader is a door without authentication; app.* calls authenticate.admin( or requireShop(.',
    'app/routes/export.tsx has a prefix that the table of doors in ARCHITECTURE.md does not name.',
  ]);
});

test('a proof that proves nothing is a sentence', () => {
  const project = projectOf({
    'app/shopify.server.ts':
      'export async function requireShop(request) { return find(request.headers.get("shop")); }',
    'app/routes/app.campaigns.tsx': 'export const loader = ({ request }) => requireShop(request);',
  });
  expect(doorSentences(project)).toEqual([
    'requireShop proves nothing: it does not call authenticate.admin(.',
  ]);
});

test('a hot door without authentication is a sentence', () => {
  const project = projectOf({
    'app/doors/mail.server.ts': `
      app.get('/mail/click/:token', (c) => follow(c.req.param('token')));
      app.post('/mail/unsubscribe/:token', (c) => prove(c.req.param('token')));
      app.post('/export/all', (c) => c.text('all'));
      app.get('/healthz', (c) => c.text('ok'));
      function prove(token) { return verifyLink(token); }`,
  });
  expect(doorSentences(project)).toEqual([
    'app/doors/mail.server.ts: get /mail/click/:token is a door without authentication; mail.* calls verifyLink(.',
    'app/doors/mail.server.ts: post /export/all has a first segment that the table of doors in ARCHITECTURE.md does not name.',
  ]);
});

test('webhook topics of paper and code agree', () => {
  const toml = '[[webhooks.subscriptions]]\ntopics = ["app/uninstalled", "orders/create"]\n';
  const table = "export const TOPICS = { 'orders/create': 1, 'carts/update': 2 };";
  const project = projectOf({ 'app/shopify/webhooks/topics.ts': table }, { toml });
  expect(doorSentences(project)).toEqual([
    'shopify.app.toml subscribes to app/uninstalled, which app/shopify/webhooks/topics.ts lacks.',
    'app/shopify/webhooks/topics.ts knows carts/update, to which the toml does not subscribe.',
  ]);
});
