// The environment, read once and nowhere else: every name, whether it is needed, and one clear sentence when it is wrong.
import { z } from 'zod';

const schema = z.object({
  DATABASE_URL: z.string().startsWith('postgres'),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  // For an hour after the secret was replaced Shopify may still sign with the one before.
  SHOPIFY_API_SECRET_PREVIOUS: z.string().min(1).optional(),
  // Paths are put behind it, and a second slash would lead every link of every mail nowhere.
  SHOPIFY_APP_URL: z.url().transform((url) => url.replace(/\/+$/, '')),
  SMTP_URL: z.string().startsWith('smtp'),
  ATTUNE_SECRET: z.string().min(32),
  // Secrets that were replaced, divided by commas: what they signed and sealed is still ours.
  ATTUNE_SECRET_PREVIOUS: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .pipe(z.array(z.string().min(32)).min(1))
    .optional(),
  PORT: z.coerce.number().int().default(3000),
  HOST: z.string().default('127.0.0.1'),
  // Without it every private network may say for whom it speaks.
  ATTUNE_TRUSTED_PROXIES: z.string().min(1).optional(),
  APP_BRIDGE_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
});

export type Env = z.infer<typeof schema>;

const MEANING: Record<string, string> = {
  DATABASE_URL:
    'the PostgreSQL address of the application role, such as postgresql://attune_app:…@host/attune',
  SHOPIFY_API_KEY: 'the client id of the app in the Shopify Dev Dashboard',
  SHOPIFY_API_SECRET: 'the client secret of the app in the Shopify Dev Dashboard',
  SHOPIFY_APP_URL:
    'the address at which Shopify and recipients reach the app, such as https://app.example.com',
  SMTP_URL: 'the mail server, such as smtp://user:password@host:587',
  ATTUNE_SECRET: 'at least 32 random characters; it signs links and encrypts tokens',
  ATTUNE_SECRET_PREVIOUS:
    'the secrets that ATTUNE_SECRET replaced, each of at least 32 characters, divided by commas',
};

/** Throws one sentence that names each missing or malformed setting and what it should hold. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  const wanted = names.map((name) => (MEANING[name] ? `${name} (${MEANING[name]})` : name));
  throw new Error(`Attune cannot start: set ${wanted.join('; ')}`);
}

/** The secrets that may have signed a webhook. */
export function webhookSecrets(settings: Env): string[] {
  const { SHOPIFY_API_SECRET: current, SHOPIFY_API_SECRET_PREVIOUS: previous } = settings;
  return previous ? [current, previous] : [current];
}

/** The first signs and seals; all of them prove and open, so that a secret can be replaced (docs/keys.md). */
export function ownSecrets(settings: Env): [string, ...string[]] {
  return [settings.ATTUNE_SECRET, ...(settings.ATTUNE_SECRET_PREVIOUS ?? [])];
}

let parsed: Env | undefined;

export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
