import { expect, test } from 'vitest';
import { ownSecrets, parseEnv, webhookSecrets } from '~/env.server';

const COMPLETE = {
  DATABASE_URL: 'postgresql://attune_app:secret@localhost/attune',
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'secret',
  SHOPIFY_APP_URL: 'https://app.example.com',
  SMTP_URL: 'smtp://localhost:1025',
  ATTUNE_SECRET: 'a'.repeat(32),
};

test('a complete environment is taken with its defaults', () => {
  const env = parseEnv(COMPLETE);
  expect(env).toMatchObject({ ...COMPLETE, PORT: 3000, HOST: '127.0.0.1', LOG_LEVEL: 'info' });
});

test('webhooks may be signed with the secret before', () => {
  expect(webhookSecrets(parseEnv(COMPLETE))).toEqual(['secret']);
  const replaced = parseEnv({ ...COMPLETE, SHOPIFY_API_SECRET_PREVIOUS: 'before' });
  expect(webhookSecrets(replaced)).toEqual(['secret', 'before']);
});

test.each(Object.keys(COMPLETE))('without %s one sentence names it and its meaning', (name) => {
  const { message } = refusal({ ...COMPLETE, [name]: undefined });
  expect(message).toMatch(new RegExp(`^Attune cannot start: set ${name} \\(.+\\)$`));
  expect(message).not.toContain('\n');
});

test('everything that is missing is said at once', () => {
  const { message } = refusal({});
  for (const name of Object.keys(COMPLETE)) expect(message).toContain(name);
});

test.each([
  ['DATABASE_URL', 'mysql://localhost/attune'],
  ['SHOPIFY_APP_URL', 'shop-mails.example'],
  ['SMTP_URL', 'localhost:25'],
  ['ATTUNE_SECRET', 'too short'],
  ['PORT', 'three thousand'],
  ['LOG_LEVEL', 'loud'],
])('%s with a wrong value is refused without telling the value', (name, value) => {
  const { message } = refusal({ ...COMPLETE, [name]: value });
  expect(message).toContain(name);
  expect(message).not.toContain(value);
});

function refusal(source: Record<string, string | undefined>): Error {
  try {
    parseEnv(source);
  } catch (fault) {
    return fault as Error;
  }
  throw new Error('the environment was taken');
}

test('secrets that were replaced are read in their order', () => {
  const [first, second] = ['b'.repeat(32), 'c'.repeat(40)];
  const settings = parseEnv({ ...COMPLETE, ATTUNE_SECRET_PREVIOUS: `${first}, ${second}` });
  expect(ownSecrets(settings)).toEqual([COMPLETE.ATTUNE_SECRET, first, second]);
  expect(ownSecrets(parseEnv(COMPLETE))).toEqual([COMPLETE.ATTUNE_SECRET]);
  expect(() => parseEnv({ ...COMPLETE, ATTUNE_SECRET_PREVIOUS: `${first},short` })).toThrow(
    'ATTUNE_SECRET_PREVIOUS (the secrets that ATTUNE_SECRET replaced',
  );
});
