-- Reconciliation with Shopify: passes over what changed, full counts, what they found; and which shop has what to do
-- when, asked once for all shops.

CREATE TABLE "shop_due" (
  "shop" integer NOT NULL,
  "work" text NOT NULL,
  "due_at" timestamptz(3) NOT NULL,
  CONSTRAINT "shop_due_pkey" PRIMARY KEY ("shop", "work")
);
CREATE INDEX "shop_due_work_due_at_idx" ON "shop_due" ("work", "due_at");
GRANT SELECT, INSERT, UPDATE, DELETE ON "shop_due" TO attune_app;

-- What waits in an inbox already is looked at once.
INSERT INTO "shop_due" SELECT id, 'webhooks', '1970-01-01T00:00:00Z' FROM "shop";

CREATE TABLE "sync_run" (
  "shop_id" integer NOT NULL,
  "work" text NOT NULL,
  "state" text NOT NULL,
  "owner_id" uuid,
  "started_at" timestamptz(3),
  "finished_at" timestamptz(3),
  "done" integer NOT NULL DEFAULT 0,
  "total" integer,
  "problem" text,
  CONSTRAINT "sync_run_pkey" PRIMARY KEY ("shop_id", "work")
);

CREATE TABLE "sync_cursor" (
  "shop_id" integer NOT NULL,
  "kind" text NOT NULL,
  "read_until" timestamptz(3) NOT NULL,
  "pass_at" timestamptz(3),
  "page_after" text,
  "read" integer NOT NULL DEFAULT 0,
  "mended" integer NOT NULL DEFAULT 0,
  "operation_id" text,
  "operation_at" timestamptz(3),
  CONSTRAINT "sync_cursor_pkey" PRIMARY KEY ("shop_id", "kind")
);

CREATE TABLE "drift" (
  "shop_id" integer NOT NULL,
  "kind" text NOT NULL,
  "looked_at" timestamptz(3) NOT NULL,
  "theirs" integer NOT NULL,
  "ours" integer NOT NULL,
  "missing" integer NOT NULL,
  "extra" integer NOT NULL,
  "different" integer NOT NULL,
  "repaired" integer NOT NULL,
  CONSTRAINT "drift_pkey" PRIMARY KEY ("shop_id", "kind", "looked_at")
);

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['sync_run', 'sync_cursor', 'drift'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (shop_id = attune_shop_id())', name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO attune_app', name);
  END LOOP;
END $$;
