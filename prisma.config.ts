// Prisma's commands (generate, migrate status, migrate diff) on the engine inside its package: nothing is downloaded.
// The product's own migrations are applied by scripts/migrate.ts.
import { defineConfig } from 'prisma/config';
import { migrationAdapter } from './prisma/engine';

const ownerUrl =
  process.env.DATABASE_OWNER_URL ?? 'postgresql://attune_owner@127.0.0.1:54320/attune';

// The schema names DATABASE_URL; where it is unset, Prisma takes the schema for unreadable and wants to download.
process.env.DATABASE_URL ??= ownerUrl;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  experimental: { adapter: true },
  engine: 'js',
  adapter: () => Promise.resolve(migrationAdapter(ownerUrl)),
});
