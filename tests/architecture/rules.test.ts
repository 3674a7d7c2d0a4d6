// Tests the architecture rules on small bad texts in memory: a rule that cannot fail is not a rule.
import { expect, test } from 'vitest';
import { ARCHITECTURE, HEADER, projectOf, SCHEMA } from './bad-project';
import { codeMapSentences, dataSentences } from './data-rules';
import { habitSentences } from './habit-rules';
import { importSentences } from './import-rules';
import { puritySentences } from './purity-rules';
import { sizeSentences } from './size-rules';

test('an import against the spine is a sentence', () => {
  const project = projectOf({
    'app/decisions/choose-variation.ts': "import { find } from '~/messages/store';",
    'app/messages/store.ts': 'export function find() {}',
  });
  expect(importSentences(project)).toEqual([
    'app/decisions/choose-variation.ts imports app/messages/store.ts; decisions comes before messages on the spine.',
  ]);
});

test.each([
  ['a type', "import type { Message } from '~/messages/store';"],
  ['a relative path', "import { find } from '../messages/store';"],
  ['a re-export', "export { find } from '~/messages/store';"],
  ['a lazy import', "export const load = () => import('~/messages/store');"],
  ['a type expression', "export type Found = import('~/messages/store').Message;"],
])('the spine binds %s as well', (_, text) => {
  expect(importSentences(projectOf({ 'app/decisions/choose.ts': text }))).toHaveLength(1);
});

test('imports down the spine and within are free', () => {
  const project = projectOf({
    'app/messages/send.ts':
      "import { choose } from '~/decisions/choose';\nimport { find } from './store';\nimport { inShop } from '~/db';",
  });
  expect(importSentences(project)).toEqual([]);
});

test.each([
  [
    'app/messages/send.ts',
    "import { prisma } from '~/db.server';",
    'app/messages/send.ts imports the value of app/db.server; only doors',
  ],
  [
    'app/routes/app.campaigns.tsx',
    "import { fit } from '~/models/bg-nbd';",
    'app/routes/app.campaigns.tsx imports app/models/bg-nbd; a door never imports models',
  ],
  [
    'app/components/table.tsx',
    "import { find } from '~/messages/store';",
    'app/components/table.tsx imports app/messages/store; components import only types',
  ],
  [
    'app/messages/send.ts',
    "import { startDemo } from '../../sandbox/demo';",
    'app/messages/send.ts imports ../../sandbox/demo; nothing in app/ may import from sandbox/',
  ],
  [
    'sandbox/server.ts',
    "import type { Db } from '../app/db';",
    'sandbox/server.ts imports ../app/db; sandbox/ may import nothing of app/',
  ],
  [
    'app/messages/send.ts',
    "import { Session } from '@shopify/shopify-api';",
    "app/messages/send.ts imports @shopify/shopify-api; Shopify's packages stop at",
  ],
  [
    'app/routes/app._index.tsx',
    "import { Page } from '@shopify/polaris';",
    'app/routes/app._index.tsx imports @shopify/polaris; Polaris is imported in components/ui only',
  ],
])('a rider refuses %s with %s', (path, text, sentence) => {
  const found = importSentences(projectOf({ [path]: text }));
  expect(found).toEqual([expect.stringContaining(sentence)]);
});

test('doors hold singletons, others take their types', () => {
  const project = projectOf({
    'app/jobs/send-chunk.ts': "import { prisma } from '~/db.server';",
    'app/messages/send.ts': "import type { Log } from '~/log.server';",
    'app/components/ui/page.tsx': "export { Page } from '@shopify/polaris';",
    'app/shopify/admin.ts': "import { Session } from '@shopify/shopify-api';",
  });
  expect(importSentences(project)).toEqual([]);
});

test.each([
  ['Date.now()', 'Date.now'],
  ['new Date()', 'new Date() without an instant'],
  ['Math.random()', 'Math.random'],
  ["console.log('x')", 'console.log'],
  ['performance.now()', 'performance.now'],
  ["fetch('x')", 'fetch()'],
])('a pure file must not use %s', (expression, what) => {
  const files = {
    'app/models/a.ts': `export const a = () => ${expression};`,
    'tests/models/a.test.ts': '',
  };
  expect(puritySentences(projectOf(files))).toEqual([
    `app/models/a.ts:2 is pure but uses ${what}.`,
  ]);
});

test('an asynchronous model file is a sentence', () => {
  const files = {
    'app/models/a.ts': 'export async function a() { await b(); }',
    'tests/models/a.test.ts': '',
  };
  expect(puritySentences(projectOf(files))).toEqual([
    'app/models/a.ts:2 is pure but uses async.',
    'app/models/a.ts:2 is pure but uses await.',
  ]);
});

test('packages and impure neighbours spoil a pure file', () => {
  const files = {
    'app/models/a.ts': "import { z } from 'zod';\nimport { find } from '~/shops/store';",
    'app/math/b.ts': "import { readFileSync } from 'node:fs';\nimport gamma from '@stdlib/math';",
    'app/email/c.ts': "// Pure: a mail from a template.\nimport mjml2html from 'mjml';",
    'app/shops/store.ts': 'export const find = 1;',
    'tests/models/a.test.ts': '',
    'tests/math/b.test.ts': '',
    'tests/email/c.test.ts': '',
  };
  expect(puritySentences(projectOf(files))).toEqual([
    'app/models/a.ts is pure but imports the package zod.',
    'app/models/a.ts is pure but imports the values of app/shops/store.ts, which is not.',
    'app/math/b.ts is pure but imports the package node:fs.',
  ]);
});

test('a pure file without a test is a sentence', () => {
  const files = {
    'app/email/escape.ts': '// Pure: text made safe for its place.\nexport const a = 1;',
    'app/email/money.ts': '// Pure: amounts as a reader writes them.\nexport const b = 1;',
    'app/email/shape.ts': '// Pure: the shape of a mail.\nexport type Mail = string;',
    'tests/email/render.test.ts': "import { b } from '~/email/money';",
  };
  expect(puritySentences(projectOf(files))).toEqual([
    'app/email/escape.ts is pure and has no test; write tests/email/escape.test.ts.',
  ]);
});

test.each([
  ['db.decision.update({ where: {} })', 'a client call'],
  ['db.$executeRaw`update "decision" set reward = 1`', 'an update'],
  ['db.$executeRaw`insert into decision (id) values (${id})`', 'an insert'],
  ['db.$executeRaw`DELETE FROM public.decision where true`', 'a delete'],
])('a second writer by %s is a sentence', (statement) => {
  const found = dataSentences(projectOf({ 'app/messages/store.ts': `${statement};` }));
  expect(found).toEqual([
    'app/messages/store.ts:2 writes to decision, whose only writer is app/decisions.',
  ]);
});

test('owners write and others read', () => {
  const project = projectOf({
    'app/decisions/store.ts': 'db.decision.createMany({ data });',
    'app/messages/message-store.ts':
      'db.decision.findMany({});\ndb.$queryRaw`select 1 from "decision" for update`;\ndb.$executeRaw`update message set state = 1`;',
  });
  expect(dataSentences(project)).toEqual([]);
});

test('only a store speaks to the database', () => {
  const project = projectOf({
    'app/messages/send.ts': 'db.message.findMany({});\ndb.$queryRaw`select 1`;',
    'app/messages/claim.ts': "import pg from 'pg';\nimport type { Message } from '@prisma/client';",
  });
  expect(dataSentences(project)).toEqual([
    'app/messages/send.ts:2 speaks to the database (message.findMany); only store.ts or *-store.ts of a folder does.',
    'app/messages/send.ts:3 speaks to the database ($queryRaw); only store.ts or *-store.ts of a folder does.',
    'app/messages/claim.ts imports pg; only store.ts or *-store.ts of a folder speaks to the database.',
  ]);
});

test('SQL that asks for the time is a sentence', () => {
  const project = projectOf({
    'app/messages/store.ts':
      'db.$executeRaw`update message set sent_at = now()`;\ndb.$executeRaw`update message set alive = clock_timestamp()`;',
  });
  expect(dataSentences(project)).toEqual([
    'app/messages/store.ts:2 asks the database for now(); business time is the now argument.',
  ]);
});

test('a table without owner is a sentence', () => {
  const project = projectOf({}, { schema: `${SCHEMA}\nmodel Note {\n  id Int @id\n}\n` });
  expect(dataSentences(project)).toEqual([
    'prisma/schema.prisma: model Note has no "/// Owner: app/…" above it.',
  ]);
});

test('the code map is compared with code and schema', () => {
  const architecture = ARCHITECTURE.replace('Tables: `decision`', 'Tables: `verdict`').replace(
    '- **jobs** — doors.\n',
    '',
  );
  const project = projectOf({ 'app/billing/charge.ts': '' }, { architecture });
  expect(codeMapSentences(project)).toEqual([
    'ARCHITECTURE.md: the code map has no entry for jobs.',
    'app/billing/charge.ts is in app/billing, which is not on the spine in ARCHITECTURE.md.',
    'ARCHITECTURE.md: the code map misses that table and owner: decision app/decisions.',
    'ARCHITECTURE.md: the code map has a table that schema.prisma does not: verdict app/decisions.',
  ]);
});

test('what grew too long is a sentence each', () => {
  const lines = (count: number) => '  step();\n'.repeat(count);
  const project = projectOf({
    'app/messages/long.ts': `${HEADER}${lines(400)}`,
    'app/messages/deep.ts':
      'function deep() { if (a) { for (;;) { while (b) { try { if (c) d(); } catch {} } } } }',
    'app/messages/wide.ts': 'const wide = (a, b, c, d, e, f) => a;',
    'app/messages/tall.ts': `function tall() {\n${lines(80)}}`,
    'app/messages/open.ts': Array.from({ length: 11 }, (_, i) => `export const a${i} = 1;`).join(
      '\n',
    ),
  });
  expect(sizeSentences(project)).toEqual([
    'app/messages/long.ts has 401 lines; 400 is the limit, cut it by what it is about.',
    'app/messages/deep.ts:2 deep nests 5 statements deep; 4 is the limit.',
    'app/messages/wide.ts:2 wide takes 6 parameters; 5 is the limit.',
    'app/messages/tall.ts:2 tall has 82 lines; 80 is the limit of a function.',
    'app/messages/open.ts exports 11 names; 10 is the limit.',
  ]);
});

test('a folder that swallows files is a sentence', () => {
  const files = Array.from({ length: 15 }, (_, i): [string, string] => [
    `app/messages/a${i}.ts`,
    '',
  ]);
  expect(sizeSentences(projectOf(Object.fromEntries(files)))).toEqual([
    'app/messages holds 15 files; 14 is the limit of a folder.',
  ]);
});

test('names that name nothing are refused', () => {
  const project = projectOf({
    'app/messages/utils.ts': '',
    'app/messages/send-helper.ts': '',
    'app/messages/sendMail.ts': '',
    'app/routes/app.flows.$flowId.tsx': '',
  });
  expect(habitSentences(project)).toEqual([
    'app/messages/utils.ts: "utils" names no thing; say what it is about.',
    'app/messages/send-helper.ts: "send-helper" names no thing; say what it is about.',
    'app/messages/sendMail.ts: "sendMail" is not kebab-case.',
  ]);
});

test.each([
  ['// Send.\nexport const a = 1;', 'does not open with a comment'],
  [`${HEADER}// ${'TO' + 'DO'}: later`, `says ${'TO' + 'DO'}`],
  [`${HEADER}// ${'@ts-' + 'ignore'}`, 'silences the type checker'],
  [`${HEADER}export const a = b as any;`, 'says any'],
  [
    `${HEADER}export const a = Number(order.customerId);`,
    'reads the id order.customerId as a number',
  ],
  [`${HEADER}export const a = parseInt(gid.split('/').pop());`, 'as a number'],
  [`${HEADER}export const a = +node.legacyResourceId;`, 'asks for legacyResourceId'],
  [`${HEADER}export const a = process.env.PORT;`, 'reads process.env'],
])('a habit refuses text %#', (text, sentence) => {
  const found = habitSentences(projectOf({ 'app/messages/send.ts': text }));
  expect(found.join('\n')).toContain(sentence);
});

test('counts and money may be read as numbers', () => {
  const text =
    'export const a = Number(row.grid) + Number(row.width) + parseInt(paid, 10) + Number(payload.shopId);';
  expect(habitSentences(projectOf({ 'app/messages/send.ts': text }))).toEqual([]);
});

test('module mocks and repeated titles are refused', () => {
  const mock = ['vi', 'mock("./store")'].join('.');
  const project = projectOf({
    'tests/messages/send.test.ts': `${mock};\ntest('sends a message once', () => {});`,
    'tests/messages/gates.test.ts': "test('sends a message once', () => {});",
  });
  expect(habitSentences(project)).toEqual([
    expect.stringContaining('tests/messages/send.test.ts uses vi.mock('),
    'tests/messages/gates.test.ts repeats the title "sends a message once" of tests/messages/send.test.ts.',
  ]);
});
